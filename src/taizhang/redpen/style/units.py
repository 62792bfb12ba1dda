"""One indicator in two units, or in none. Learned from: 造林面积1.2万亩……造林面积1.2万公顷。"""

from collections.abc import Iterator

from taizhang.redpen.model import Figure, Finding

from .page import Page, remark

_SHORTEST = 3  # characters of a subject that names an indicator and not just a thing
_FEWEST = 3  # digits by which a number is known again
_NEVER = frozenset(("%", "‰", "个百分点", "百分点", "倍", "番", "成", "岁"))
_TIMES = frozenset(("年", "个月", "月", "天", "日", "小时", "分钟", "个工作日"))


def check(page: Page) -> Iterator[Finding]:
    """Find the same indicator with the same digits in another unit, or without its unit."""
    seen: dict[tuple[str, str], Figure] = {}
    for figure in page.figures:
        if len(figure.subject) < _SHORTEST or figure.kind != "level" or figure.unit in _NEVER | _TIMES:
            continue
        key = figure.subject, _digits(figure.text)
        before = seen.setdefault(key, figure)
        if before.unit == figure.unit or len(key[1].replace(".", "")) < _FEWEST:
            continue
        if not figure.unit:
            message = f"“{figure.subject}”前面写“{before.text}”，这里没有单位，请补上。"
        else:
            message = f"“{figure.subject}”前面写“{before.text}”，这里写“{figure.text}”，单位不一致，请核对。"
        yield remark("unit-changed", figure.start, figure.end, message)


def _digits(words: str) -> str:
    """The digits of a figure as written, by which the same number is known in another unit."""
    return "".join(c for c in words if c.isdigit() or c == ".").strip(".")
