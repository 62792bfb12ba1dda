"""Anniversaries: 「2024年是新中国成立75周年」, 2024 − 1949."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.scene import Scene
from taizhang.redpen.claims.verdict import Verdict

_SINCE = tuple(
    (re.compile(words), year)
    for words, year in (
        (r"(?:新中国|中华人民共和国|建国)(?:成立)?", 1949),
        (r"(?:中国共产党成立|中国共产党建党|建党|党的?成立)", 1921),
        (r"(?:中国人民解放军建军|建军|解放军成立)", 1927),
        (r"(?:抗日战争|抗战)[^,，。]{0,18}?胜利", 1945),
        (r"长征胜利", 1936),
        (r"改革开放", 1978),
        (r"香港回归(?:祖国)?", 1997),
        (r"澳门回归(?:祖国)?", 1999),
        (r"五四运动", 1919),
        (r"辛亥革命", 1911),
        (r"内蒙古自治区成立", 1947),
        (r"新疆维吾尔自治区成立", 1955),
        (r"广西壮族自治区成立", 1958),
        (r"宁夏回族自治区成立", 1958),
        (r"西藏自治区成立", 1965),
        (r"(?:抗美援朝|志愿军)[^,，。]{0,10}作战", 1950),
        (r"海南建省", 1988),
    )
)
_SAID = re.compile(r"([0-9]{1,3}) ?周年")
_LINKED = re.compile(r"((?:19|20)[0-9]{2}) ?年[,，]?(?:是|正值|适逢|恰逢|迎来|将迎来)[^。;；]{0,40}$")
_DATED = re.compile(r"20[0-9]{2} ?年 ?[0-9]{1,2} ?月")  # a report says on its first page when it was given
_AHEAD = re.compile(r"迎接|献礼|迎来|优异成绩")
_YEAR = re.compile(r"((?:19|20)[0-9]{2}) ?年")


def find(scene: Scene) -> Iterator[Verdict]:
    """Every N周年 of an event whose year is known, against the year its sentence names, else the years of the text."""
    for said in _SAID.finditer(scene.plain):
        before = scene.plain[max(0, said.start() - 30) : said.start()]
        event = _event(before)
        if event is None:
            continue
        name, founded = event
        claimed = founded + int(said[1])
        around = scene.plain[_sentence_start(scene.plain, said.start()) : said.start()]
        linked = _LINKED.search(around)
        years = [int(linked[1])] if linked else [*map(int, _YEAR.findall(around)), *_years_of(scene, around)]
        certain = linked is not None or (_AHEAD.search(around[-24:]) is not None and _DATED.search(scene.plain, 0, 400))
        if years:
            yield _verdict(name, founded, claimed, int(said[1]), years, said.span(), bool(certain))


def _years_of(scene: Scene, words: str) -> list[int]:
    """The years a feast without a year of its own can fall in: one ahead in this year, one held also in the last."""
    head = _YEAR.search(scene.plain, 0, 400)
    main = int(head[1]) if head else next((y for y in scene.years[:4] if {y - 1, y + 1} & set(scene.years)), 0)
    near = sorted({y for y in (main, *scene.years) if main and abs(y - main) <= 1}, key=lambda y: abs(y - main))
    if _AHEAD.search(words[-24:]):
        return near
    return [y + d for y in near[:2] for d in (0, 1, -1)]


def _event(before: str) -> tuple[str, int] | None:
    """The event right before the number, when nothing else stands between."""
    best: tuple[int, str, int] | None = None
    for pattern, year in _SINCE:
        for found in pattern.finditer(before):
            between = before[found.end() :]
            if (
                len(between) <= 6
                and not re.search(r"[,，。;；、]", between)
                and (best is None or found.end() > best[0])
            ):
                best = (found.end(), found.group(), year)
    return None if best is None else (best[1], best[2])


def _sentence_start(plain: str, at: int) -> int:
    back = max(0, at - 200)
    return max(plain.rfind("。", back, at), plain.rfind("\n", back, at), back - 1) + 1


def _verdict(
    name: str, founded: int, claimed: int, said: int, years: list[int], span: tuple[int, int], named: bool
) -> Verdict:
    if claimed in years:
        return Verdict("anniversary", (), True, f"{claimed} − {founded} = {said}", span=span)
    year = years[0]
    return Verdict(
        "anniversary",
        (),
        False,
        f"{year} − {founded} = {year - founded}，文中写 {said} 周年",
        "likely" if named else "look",
        f"{name}在 {founded} 年，{year} 年应为 {year - founded} 周年，文中写 {said} 周年，请核对。",
        f"所说是 {claimed} 年时成立",
        span=span,
    )
