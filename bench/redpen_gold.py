"""The red pen against what people read out of the same texts."""

import random
import re
import sys
from collections import Counter
from fractions import Fraction
from functools import cache

from taizhang.redpen import check
from taizhang.redpen.model import Claim, Figure, Finding, Reading

Texts = dict[str, str]
Rows = list[dict[str, str]]
VERBOSE = "-v" in sys.argv
ALARMS = ("sure", "likely", "look")
# A whole relation is asked for, not a matter of style or of plausibility.
NO_RELATION = ("wording", "magnitude")


@cache
def _read(text: str) -> Reading:
    return check(text)


def line(name: str, value: float, asked: str, note: str = "") -> None:
    """One measured number beside the one asked for."""
    print(f"  {name:<34} {value:8.3f}   要求 {asked:<8} {note}")


def figures(texts: Texts, rows: Rows) -> None:
    """F1 of value, unit and basis, between the first and the last figure read by hand of each text."""
    print("数字")
    right = missed = extra = 0
    for name in dict.fromkeys(row["file"] for row in rows):
        gold = [r for r in rows if r["file"] == name and r["kind"] != "identifier"]
        named = [r for r in rows if r["file"] == name]
        first, last = min(int(r["offset"]) for r in named), max(int(r["offset"]) + len(r["figure_text"]) for r in named)
        read = [f for f in _read(texts[name]).figures if first <= f.start < last]
        used = {f.start for f in read for r in named if _overlap(f, int(r["offset"]), len(r["figure_text"]))}
        for row in gold:
            if any(_overlap(f, int(row["offset"]), len(row["figure_text"])) and _same(f, row) for f in read):
                right += 1
            else:
                missed += 1
                print(f"    未得 {name} {row['offset']} {row['figure_text']}")
        for figure in read:
            if figure.kind not in ("date", "ordinal", "code") and figure.start not in used:
                extra += 1
                print(f"    多出 {name} {figure.start} {figure.text}")
    line(
        "值、单位、计数口径 F1",
        2 * right / (2 * right + missed + extra),
        "≥ 0.97",
        f"对 {right} 漏 {missed} 多 {extra}",
    )


def _overlap(figure: Figure, start: int, length: int) -> bool:
    return figure.start < start + length and figure.end > start


def _same(figure: Figure, row: dict[str, str]) -> bool:
    """Whether the figure has the value and unit of a row: 4939 万元 is 49390000 元."""
    unit, scale = row["unit"].partition("/")[0], 1
    while unit[:1] in ("亿", "万", "千") and unit not in ("千伏", "千瓦", "千瓦时", "千米"):
        scale *= {"亿": 10**8, "万": 10**4, "千": 1000}[unit[0]]
        unit = unit[1:]
    value = Fraction(row["value"].partition("-")[0]) * scale
    return figure.value == value and figure.unit.partition("/")[0] == unit


def statements(texts: Texts, rows: Rows) -> None:
    """Relations recognised, errors found, holding statements left alone."""
    print("陈述")
    asked = [r for r in rows if r["kind"] not in NO_RELATION]
    seen = [r for r in asked if _claims(texts, r)]
    for row in asked:
        if row not in seen:
            print(f"    未识 {row['file']} {row['offset']} {row['kind']} {row['quote'][:40]}")
    line("关系识别 召回", len(seen) / len(asked), "F1≥0.95", f"{len(seen)}/{len(asked)}")
    wrong = [r for r in rows if r["holds"] == "no"]
    found = [r for r in wrong if _findings(texts[r["file"]], r, ("sure", "likely"))]
    line("已知错误 找到（sure + likely）", len(found) / max(1, len(wrong)), "≥ 0.9", f"{len(found)}/{len(wrong)}")
    alarmed = [r for r in rows if r["holds"] == "yes" and _findings(texts[r["file"]], r, ("sure",))]
    line("成立的陈述被判 sure", len(alarmed), "= 0")


def _claims(texts: Texts, row: dict[str, str]) -> bool:
    start, end = int(row["offset"]), int(row["end"])
    return any(c.start < end and c.end > start for c in _read(texts[row["file"]]).claims)


def _findings(text: str, row: dict[str, str], levels: tuple[str, ...]) -> list[Finding]:
    start, end = int(row["offset"]), int(row["end"])
    figures = _read(text).figures
    return [
        f for f in _read(text).findings
        if f.level in levels and f.start < end and f.end > start
        and (not f.figures or sum(start <= figures[i].start < end for i in f.figures) * 2 > len(f.figures))
    ]  # fmt: skip


def injected(texts: Texts, rows: Rows) -> None:
    """Change one number of a relation that holds; was it noticed?"""
    print("注入错误")
    dice = random.Random(1)
    holding = {
        (row["file"], claim.start, claim.kind): None
        for row in rows
        if row["holds"] == "yes"
        for claim in _read(texts[row["file"]]).claims
        if _decidable(claim) and claim.start < int(row["end"]) and claim.end > int(row["offset"])
    }
    _inject("标为成立的陈述", texts, list(holding), dice)
    every = [(name, c.start, c.kind) for name, text in texts.items() for c in _read(text).claims if _decidable(c)]
    _inject("全部成立的关系（抽样）", texts, dice.sample(every, min(120, len(every))), dice)


def _inject(name: str, texts: Texts, where: list[tuple[str, int, str]], dice: random.Random) -> None:
    tried: Counter[str] = Counter()
    firm: Counter[str] = Counter()
    any_level: Counter[str] = Counter()
    for file, start, kind in where:
        text = texts[file]
        claim = next(c for c in _read(text).claims if c.start == start and c.kind == kind)
        operands = [i for i in claim.operands if re.search(r"[0-9]", _read(text).figures[i].text)]
        if not operands:
            continue
        figure = _read(text).figures[dice.choice(operands)]
        changed = _changed(figure, dice)
        before = _levels(_read(text), claim.start, claim.end)
        after = _levels(check(text[: figure.start] + changed + text[figure.end :]), claim.start, claim.end + 4)
        tried[kind] += 1
        if VERBOSE and not {level for level, _ in after - before} & {"sure", "likely"}:
            print(
                f"    未觉 {kind} {file} {figure.text}→{changed} {sorted(after - before)} ｜ "
                f"{text[max(claim.start, 0) : claim.end][:90]}"
            )
        new = {level for level, _ in after - before}
        firm[kind] += bool(new & {"sure", "likely"})
        any_level[kind] += bool(after - before)
    total = max(1, sum(tried.values()))
    line(f"{name} sure + likely", sum(firm.values()) / total, "≥ 0.9", f"{sum(firm.values())}/{total}")
    line(f"{name} 含 look", sum(any_level.values()) / total, "")
    print("    " + "，".join(f"{k} {firm[k]}/{tried[k]}" for k in sorted(tried)))


def _levels(reading: Reading, start: int, end: int) -> set[tuple[str, str]]:
    return {(f.level, f.kind) for f in reading.findings if f.level in ALARMS and f.start < end and f.end > start}


def _decidable(claim: Claim) -> bool:
    """Whether a changed operand must break it: parts in a whole, two populations at 100%, a bare way up may not."""
    loose = "≤" in claim.arithmetic or claim.arithmetic.endswith("= 100%") or claim.kind == "repeated"
    return claim.holds is True and not loose and not (claim.kind == "from-to" and len(claim.operands) < 3)


def _changed(figure: Figure, dice: random.Random) -> str:
    """The figure with a number a third to a half less or more, written the same way."""
    digits = re.search(r"[0-9][0-9.,]*", figure.text)
    if digits is None:
        return figure.text
    old = digits.group().rstrip(".,")
    places = len(old.partition(".")[2])
    value = float(old.replace(",", ""))
    new = value
    while f"{new:.{places}f}" == f"{value:.{places}f}":
        new = value * dice.choice((0.4, 0.5, 0.6, 0.7, 1.4, 1.6, 2, 2.5)) + dice.choice((-1, 1)) * 10**-places
    return figure.text.replace(old, f"{abs(new):.{places}f}", 1)


def commitments(texts: Texts, rows: Rows) -> None:
    """Promises read by hand, against those found, by overlap of place; in the reach of the hand-read part."""
    print("承诺")
    manual = [r for r in rows if r["labelled"] == "manual"]
    for name in dict.fromkeys(r["file"] for r in manual):
        spans = [(int(r["offset"]), int(r["offset"]) + len(r["quote"])) for r in manual if r["file"] == name]
        found = _read(texts[name]).commitments
        hit = sum(any(c.start < b and c.end > a for c in found) for a, b in spans)
        right = sum(any(c.start < b and c.end > a for a, b in spans) for c in found)
        line("承诺 召回", hit / len(spans), "≥ 0.9", f"{hit}/{len(spans)}")
        line("承诺 准确", right / max(1, len(found)), "≥ 0.85", f"{right}/{len(found)}")


def alarms(texts: Texts, rows: Rows, verbose: bool = False) -> None:
    """How often each level speaks over the whole collection, and what hand-read statements say of it."""
    print("全部报告的告警")
    by_level: Counter[str] = Counter()
    true_alarm: Counter[str] = Counter()
    false_alarm: Counter[str] = Counter()
    for name, text in texts.items():
        for finding in _read(text).findings:
            if finding.level not in ALARMS:
                continue
            by_level[finding.level] += 1
            marks = {r["holds"] for r in rows if r["file"] == name and finding in _findings(text, r, ALARMS)}
            true_alarm[finding.level] += "no" in marks
            false_alarm[finding.level] += "yes" in marks and "no" not in marks
            if verbose:
                words = text[max(0, finding.start - 20) : finding.end + 10].replace("\n", "/")
                print(
                    f"    {finding.level:<7}{finding.kind:<16}{'、'.join(sorted(marks)) or '未标':<6}{name} "
                    f"{words} ｜ {finding.arithmetic}"
                )
    for level in ALARMS:
        unread = by_level[level] - true_alarm[level] - false_alarm[level]
        print(
            f"  {level:<8} {by_level[level]:4d} 处：标注为错 {true_alarm[level]}，标注为对 {false_alarm[level]}，"
            f"其余 {unread} 待人读（-v 列出）"
        )
    print(
        "  识得的关系："
        + "，".join(
            f"{k} {n}" for k, n in Counter(c.kind for t in texts.values() for c in _read(t).claims).most_common()
        )
    )
