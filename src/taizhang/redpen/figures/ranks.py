"""Ranks (全省第一, 第7位) told from ordinals that only name (第31届, 第一产业)."""

import re
from fractions import Fraction

from taizhang.redpen.figures import numerals
from taizhang.redpen.figures.raw import Raw

_RANK = re.compile(r"第([一二三四五六七八九十]{1,3}|[0-9]{1,3})([位名])?")
_RANKED_BY = re.compile(
    r"(?:全[国省市县区镇乡球州盟旗]|世界|同类|[位居列排][居列名]?|名列|跃升[至到为]|[升降]至|提升[至到]|"
    r"[省市县区]|总量|增速|增幅|规模|数量|连续.{0,4}年?|保持|稳居)$"
)
_NAMES = (
    "产业", "季度", "批", "次", "届", "期", "书记", "轮", "年", "个", "部", "章", "条", "款", "责任", "议题", "中学",
    "小学", "人民", "医院",
    "大", "阶段", "步", "集团", "课堂", "时间", "方阵", "梯队", "三方", "资源", "要务", "线", "号", "组", "类", "代",
    "种", "幼儿", "初级", "高级", "实验",
)  # fmt: skip


def at(text: str, start: int) -> Raw | None:
    """The rank whose number begins at `start`, with its 第; None when there is none."""
    if not start or text[start - 1] != "第":
        return None
    found = _RANK.match(text, start - 1)
    if found is None or text.startswith(_NAMES, found.end()):
        return None
    if not found[2] and not _RANKED_BY.search(text, max(0, start - 9), start - 1):
        return None
    number = int(found[1]) if found[1].isdigit() else None
    if number is None:
        read = numerals.value_of(found[1])
        if read is None:
            return None
        number = int(read[0])
    return Raw(start - 1, found.end(), Fraction(number), Fraction(1), "位", hint="rank")
