"""The Chinese words for what the red pen's records hold in English, one place for every form of output."""

from collections import Counter
from fractions import Fraction

from taizhang.redpen.model import Figure, Reading

LEVELS = {"sure": "确定有误", "likely": "很可能有误", "look": "请核对", "style": "行文"}
LEVEL_MEANS = {
    "sure": "怎么理解都不成立",
    "likely": "按通常的理解不成立",
    "look": "从文中看不准，请对照原始数据",
    "style": "写法不合规范，与数字对错无关",
}
EXACTNESS = {
    "exact": "准确数",
    "about": "约数",
    "nearly": "接近而不足",
    "over": "超过",
    "at_least": "不少于",
    "under": "不足",
    "at_most": "不超过",
    "range": "范围",
}
FIGURE_KINDS = {
    "level": "总量",
    "increment": "增减量",
    "growth": "增幅",
    "share": "占比",
    "rate": "比率",
    "target": "目标",
    "rank": "位次",
    "threshold": "门槛",
    "ordinal": "序数",
    "ratio": "比例",
    "date": "日期",
    "code": "编号",
    "duration": "时长",
}
CLAIM_KINDS = {
    "rate": "比率",
    "growth": "增长",
    "increment": "增长",
    "from-to": "由……到……",
    "average": "平均增长",
    "average growth": "平均增长",
    "sum": "各项相加",
    "whole": "整体与部分",
    "parts": "整体与部分",
    "share": "占比",
    "each": "单量乘数量",
    "completion": "完成计划",
    "unit price": "单价",
    "multiple": "倍数",
    "proportion": "结构比",
    "structure": "结构比",
    "enumeration": "逐项列举",
    "closed": "受理与办结",
    "repetition": "前后一致",
    "same": "前后一致",
    "before": "与上年报告",
    "anniversary": "周年与届次",
    "ordinal": "周年与届次",
    "ceiling": "不能超过整体",
    "subset": "不能超过整体",
    "satisfaction": "满意率",
}
# What is named in a text without being a quantity: shown as plain words unless a finding points at it.
SILENT = ("date", "code", "ordinal")


def kind_of_claim(kind: str) -> str:
    """The Chinese name of a relation; a kind without one yet is shown as it is called."""
    return CLAIM_KINDS.get(kind, kind)


def amount(value: Fraction) -> str:
    """A value for reading: 49,390,000 or 92.5; at most six decimals, no trailing zeros."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return f"{float(value):,.6f}".rstrip("0").rstrip(".")


def interval(figure: Figure) -> str:
    """What the words of a figure permit: "49,385,000 至 49,395,000", or one value when it is exact."""
    if figure.low == figure.high:
        return amount(figure.low)
    return f"{amount(figure.low)} 至 {amount(figure.high)}"


def summary(reading: Reading) -> str:
    """One sentence on the whole text: how many figures, relations and promises, and what came of them."""
    figures = [f for f in reading.figures if f.kind not in SILENT]
    if not figures:
        return "文中没有读到数字，所以没有可核对的数量关系。"
    held = Counter(claim.holds for claim in reading.claims)
    parts = [f"读到 {len(figures)} 个数字"]
    if reading.claims:
        verdicts = [f"{held[True]} 处成立"]
        verdicts += [f"{held[False]} 处不成立"] if held[False] else []
        verdicts += [f"{held[None]} 处文中信息不够判断"] if held[None] else []
        parts.append(f"{len(reading.claims)} 处数量关系（{'，'.join(verdicts)}）")
    else:
        parts.append("没有可验算的数量关系")
    if reading.commitments:
        vague = sum(not c.measured for c in reading.commitments)
        parts.append(f"{len(reading.commitments)} 项承诺" + (f"（{vague} 项没有可检查的量）" if vague else ""))
    return "、".join(parts) + "。"


def counts(reading: Reading) -> dict[str, int]:
    """How many findings there are of each level, all four named, surest first."""
    of = Counter(finding.level for finding in reading.findings)
    return {level: of[level] for level in ("sure", "likely", "look", "style")}
