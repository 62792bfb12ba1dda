"""Numbers that belong together: ranges (4-5人), shared units (15、22个百分点), proportions (9:45:46)."""

import re

from taizhang.redpen.figures.raw import Raw
from taizhang.redpen.figures.tail import take_unit

_RANGE = re.compile(r" ?(?:-{1,2}|~|至) ?")
_LIST = re.compile(r" ?(?:、|和|与|及|以及|,) ?")
_HEADING = re.compile(r"(?:^|[\n。;：:])[ (]*$")
_PROPORTION = re.compile(r"结构|比例|比重|比为|之比|入比|比由|比从|构成|分成")


def join(raws: list[Raw], text: str) -> list[Raw]:
    """Merge ranges, hand units back along lists, mark proportions, and drop what stays bare."""
    joined = _share_units(_merge_ranges(raws, text), text)
    _mark_proportions(joined, text)
    return [raw for raw in joined if not raw.bare or _counts_unnamed(raw, text)]


_SAID = re.compile(r"(?:[由从为达至到]|指数)$")


def _counts_unnamed(raw: Raw, text: str) -> bool:
    """A number without unit is still a quantity when it is scaled (173.1万) or an index (由1.96缩小至1.81)."""
    if raw.exactness == "range" and raw.scale == 1:
        return False
    return raw.scale != 1 or (not raw.whole and _SAID.search(text, max(0, raw.start - 3), raw.start) is not None)


def _merge_ranges(raws: list[Raw], text: str) -> list[Raw]:
    out: list[Raw] = []
    for raw in raws:
        if out and _is_range(out[-1], raw, text):
            first = out[-1]
            if not first.unit:
                take_unit(first, raw)
                if first.value > raw.value and first.scale == raw.scale != 1:  # 8000~1万元
                    first.value /= first.scale
            first.upper, first.end, first.exactness = raw.value, raw.end, "range"
        else:
            out.append(raw)
    return out


def _is_range(first: Raw, second: Raw, text: str) -> bool:
    """Whether the two are the ends of one range; 由5%至8% is a movement and is not."""
    if first.hint or second.hint or not second.unit or first.upper is not None or first.exactness != "exact":
        return False
    gap = text[first.end : second.start] if second.start - first.end <= 4 else ""
    if not _RANGE.fullmatch(gap):
        return False
    if first.unit and (first.unit != second.unit or "至" in gap):
        return False
    return (
        first.value * (second.scale if not first.unit and first.scale == 1 else 1) < second.value
        or first.value < second.value
    )


def _share_units(raws: list[Raw], text: str) -> list[Raw]:
    """A bare number in a list takes the unit of the one after it."""
    for left, right in zip(reversed(raws[:-1]), reversed(raws), strict=False):
        if not left.bare or not right.unit or right.hint:
            continue
        if not _LIST.fullmatch(text, left.end, right.start):
            continue
        before = text[max(0, left.start - 3) : left.start]
        if _HEADING.search(before) or before.endswith(("“", "(", "<", "[", "《")):
            continue
        take_unit(left, right)
    return raws


def _mark_proportions(raws: list[Raw], text: str) -> None:
    """a:b or a:b:c after a word of proportion; clock times never stand there."""
    run: list[Raw] = []
    for raw in [*raws, None]:
        if raw is not None and raw.bare and (not run or text[run[-1].end : raw.start].strip() == ":"):
            run.append(raw)
            continue
        if len(run) >= 2 and _PROPORTION.search(text, max(0, run[0].start - 40), run[0].start):
            for part in run:
                part.hint = "ratio"
        run = [raw] if raw is not None and raw.bare else []
