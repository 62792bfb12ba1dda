"""Which counting words say the same of one number, and how a unit with a scale is taken apart."""

from decimal import Decimal
from fractions import Fraction

from taizhang.redpen import Figure as Read

# 宗, 件 and 起 count the same matters; 人 and 人次 never count the same people (架构: never added up, never swapped).
_ALIKE = (
    frozenset(["件", "宗", "起", "单", "例", "桩"]),
    frozenset(["人", "名", "位", "员"]),
    frozenset(["处", "个", "项"]),
    frozenset(["期", "场", "班"]),
    frozenset(["家次", "次"]),
    frozenset(["间", "座"]),
    frozenset(["公里", "千米", "km"]),
    frozenset(["台", "套"]),
)
SCALES = {"": 0, "万": 4, "亿": 8}  # powers of ten


def alike(one: str, other: str) -> bool:
    """Whether two units may stand for each other in a sentence about the same number."""
    a, b = apart(one)[1], apart(other)[1]
    return a == b or any(a in group and b in group for group in _ALIKE)


def apart(unit: str) -> tuple[str, str]:
    """A unit as its scale and what is counted: 万元 is (万, 元), 件 is ("", 件)."""
    return (unit[0], unit[1:]) if len(unit) > 1 and unit[0] in "万亿" else ("", unit)


def agrees(read: Read, value: Decimal, unit: str) -> bool:
    """Whether a value counted in `unit` is what the words of a number permit: their rounding, their 余 and 近."""
    return read.low <= Fraction(value.scaleb(SCALES[apart(unit)[0]])) <= read.high
