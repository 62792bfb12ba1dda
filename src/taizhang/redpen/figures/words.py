"""The words around a number that bend it: 约 近 余 多 超 以上 不足."""

from fractions import Fraction

from taizhang.redpen.figures.raw import Raw
from taizhang.redpen.model import Exactness

_BEFORE: tuple[tuple[str, Exactness], ...] = (
    ("不低于", "at_least"), ("不少于", "at_least"), ("不小于", "at_least"), ("至少", "at_least"), ("高于",
    "at_least"), ("大于", "at_least"),
    ("不高于", "at_most"), ("不超过", "at_most"), ("不多于", "at_most"), ("不大于", "at_most"), ("控制在", "exact"),
    ("低于", "under"), ("少于", "under"),
    ("不足", "under"), ("不到", "under"), ("将近", "nearly"), ("接近", "nearly"), ("近", "nearly"), ("大约", "about"),
    ("约为", "about"), ("约", "about"), ("大概", "about"), ("超过", "over"), ("超", "over"), ("突破", "over"), ("逾",
    "over"), ("多达", "over"), ("过", "over"),
)  # fmt: skip
_AFTER: tuple[tuple[str, Exactness], ...] = (
    ("及以上", "at_least"), ("以上", "at_least"), ("左右", "about"), ("上下", "about"), ("以下", "at_most"), ("以内",
    "at_most"), ("之内", "at_most"),
)  # fmt: skip
_NOT_BEFORE = (
    "经过",
    "通过",
    "不过",
    "越过",
    "渡过",
    "度过",
    "附近",
    "最近",
    "邻近",
    "条约",
    "节约",
    "公约",
    "签约",
    "履约",
    "续约",
    "预约",
    "违约",
    "大约定",
)


def bend(raw: Raw, text: str) -> None:
    """Read the words on both sides of `raw` into its exactness; a range or an inner 余 stays as it is."""
    after = text[raw.end : raw.end + 3].lstrip()
    before = text[max(0, raw.start - 4) : raw.start].rstrip()
    for word, exactness in _AFTER:
        if after.startswith(word):
            raw.open_end = exactness == "at_least"
            if raw.exactness == "exact":
                raw.exactness = exactness
            return
    if raw.unit in ("倍", "番") and after.startswith(("多", "余")) and raw.exactness == "exact":
        raw.exactness = "over"  # 一倍多; after other units 多 may begin a word: 2座多功能
        return
    if raw.exactness != "exact" or before.endswith(_NOT_BEFORE):
        return
    for word, exactness in _BEFORE:
        if before.endswith(word):
            raw.exactness = exactness
            raw.open_end = exactness == "at_least"
            return


def bounds(raw: Raw, counted: bool) -> tuple[Fraction, Fraction]:
    """Return the least and greatest value the words permit.

    A count written out in full is itself. Anything else may have been rounded (half a step either way)
    or cut (a whole step above). 余, 多, 超 reach to the next value of the last non-zero place.
    """
    value, step = raw.value, raw.step
    if raw.upper is not None:
        return value, raw.upper
    if raw.exactness == "exact":
        return (value, value) if counted and raw.whole and raw.scale == 1 else (value - step / 2, value + step)
    size = abs(value)
    if raw.exactness == "about":
        room = max(size / 20, step)
        return value - room, value + room
    if raw.exactness == "nearly":
        return value - max(size / 10, step), value
    if raw.exactness == "over":
        return value, value + max(_last_place(raw), size / 10)
    if raw.exactness == "at_least":
        return value, value + size * 9
    if raw.exactness == "under":
        return value - max(size / 5, step), value
    return min(Fraction(0), value), value


def _last_place(raw: Raw) -> Fraction:
    """The place of the last non-zero digit: 100 for 300, 1000 for 2000, the step itself for 1.25."""
    place = raw.step
    while raw.value and (raw.value / (place * 10)).denominator == 1:
        place *= 10
    return place
