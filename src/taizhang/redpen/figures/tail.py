"""What follows the digits: 余 and 多, 万 and 亿, the unit."""

import re
from fractions import Fraction

from taizhang.redpen.figures.raw import Raw
from taizhang.redpen.figures.units import unit_at

_SCALES = (
    ("万亿", 10**12), ("千亿", 10**11), ("百亿", 10**10), ("十亿", 10**9), ("亿", 10**8), ("千万", 10**7), ("百万",
    10**6),
    ("十万", 10**5), ("万", 10**4), ("千", 1000), ("百", 100),
)  # fmt: skip
_MORE = ("余", "多", "来")
_UNITS_WITH_千 = ("千瓦", "千米", "千克", "千伏", "千卡", "千赫", "千帕")
_NOUN_UNIT = re.compile(r"(?!人民|家庭)[\u4e00-\u9fff]{1,4}?([户人家])(?![均口庭])")
# 1.65万贫困人口 counts persons, 2.3万农户 households: the noun alone says what is counted.
_OF_PEOPLE = re.compile(
    r"(?:以上|左右|以下)?的?[\u4e00-\u9fff]{0,8}?(?:人口|群众|居民|农民(?!专)|村民|市民|儿童|学生|职工|党员|孩子|老人|老年人|"
    r"人民(?!币)|妇女|劳动力|劳动者|干部|青壮年|中国人|师生|教师|人员|残疾人|农民工|毕业生|学子|游客|对象|移民)"
)
_OF_HOUSEHOLDS = re.compile(r"(?:以上|左右)?[\u4e00-\u9fff]{0,4}?(?:农户|农牧户|贫困户|脱贫户|家庭(?!农场|医|收|经))")
_NAMED_BEFORE = re.compile(
    r"(人数|人口|人次|户数|用户)(?:总[数量])?(?!.*[,，。;；、])[^0-9]{0,6}(?:[0-9.]+[万亿][^0-9]{0,6})?$"
)


def finish(raw: Raw, text: str) -> None:
    """Extend `raw` over its 余, scale and unit, in place."""
    at = _skip_space(text, raw.end)
    more = text[at : at + 1] in _MORE and not text.startswith(("来自", "来源", "来电", "多元", "多样", "多年来"), at)
    if more:
        at += 1
    scale, at = _scale(text, at)
    if not more and text[at : at + 1] in _MORE and scale != 1:
        more, at = True, at + 1
    if scale != 1 or more:
        raw.end = at
    unit_from = _skip_space(text, at)
    unit = unit_at(text, unit_from) if "\n" not in text[at:unit_from] or _in_prose(text, raw.start) else ""
    if unit:
        raw.end = unit_from + len(unit)
        raw.unit = unit + _per(text, raw)
    elif more or scale >= 10**4:
        raw.unit = _counted(text, at, more) or _counted_before(text, raw.start)
    raw.value, raw.step, raw.scale = raw.value * scale, raw.step * scale, scale
    if more:
        raw.exactness = "over"


def _counted(text: str, at: int, more: bool) -> str:
    """The unit that only the noun names: 200多贫困户 counts households, 36万群众 persons."""
    if more and (noun := _NOUN_UNIT.match(text, at)):
        return noun[1]
    if _OF_HOUSEHOLDS.match(text, at):
        return "户"
    return "人" if _OF_PEOPLE.match(text, at) else ""


def _counted_before(text: str, start: int) -> str:
    """The unit named before the number: 参保人数达到15.5万 counts persons."""
    named = _NAMED_BEFORE.search(text, max(0, start - 24), start)
    return "" if named is None else "人次" if named[1] == "人次" else "户" if named[1] in ("户数", "用户") else "人"


def _skip_space(text: str, at: int) -> int:
    """Typesetting leaves up to two blanks or a line end between digits and unit."""
    if text[at : at + 1] in (" ", "\n"):
        at += 1
        if text[at : at + 1] in (" ", "\n"):
            at += 1
    return at


def _in_prose(text: str, start: int) -> bool:
    """Whether words stand before a number on its line: in a column of numbers the next line is no unit of it."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - 40) : start]
    return any("\u4e00" <= character <= "\u9fff" for character in line)


def _scale(text: str, at: int) -> tuple[int, int]:
    """Return (scale, where it ends); 千 of 千瓦 and 百 of 百分点 are no scales."""
    if text[at : at + 1] not in ("万", "亿", "千", "百", "十") or text.startswith(_UNITS_WITH_千, at):
        return 1, at
    for word, size in _SCALES:
        if text.startswith(word, at):
            if word == "百" and text[at + 1 : at + 2] in ("分", "强", "姓"):
                return 1, at
            tail = text[at + len(word) - 1 : at + len(word) + 1]
            if word[-1] == "千" and tail in _UNITS_WITH_千:
                return 1, at
            return size, at + len(word)
    return 1, at


_PER = re.compile(r"/([万亿]?)")


def _per(text: str, raw: Raw) -> str:
    """元/斤, 微克/立方米, 件/万人: the divisor belongs to the unit."""
    slash = _PER.match(text, raw.end)
    if slash is None:
        return ""
    unit = unit_at(text, slash.end())
    if not unit:
        return ""
    raw.end = slash.end() + len(unit)
    return f"/{slash[1]}{unit}"


def take_unit(raw: Raw, other: Raw) -> None:
    """Let a bare number share the scale and unit of `other`: 15、22个百分点, 3~5万元."""
    raw.unit = other.unit
    if raw.scale == 1 and other.scale != 1:
        raw.value, raw.step, raw.scale = raw.value * other.scale, raw.step * Fraction(other.scale), other.scale
