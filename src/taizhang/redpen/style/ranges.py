"""A range written with a hyphen. Learned from: 每村配备4-5人。"""

import re
from collections.abc import Iterator

from taizhang.redpen.model import Finding

from .page import Page, remark

_UNIT = (
    "%|‰|个|名|人|户|家|件|宗|起|处|间|座|头|只|亩|公里|千米|米|吨|元|万|亿|岁|次|场|条|项|类|种|批|期|天|周|倍"
    "|小时|分钟|公顷|平方"
)
_TIME = r"年|月|日|季度|时|点"
# No letter, digit, stroke or point before it: model numbers, codes, telephone numbers and dates are no ranges.
_RANGE = re.compile(
    rf"(?<![0-9A-Za-z./\-－—~～#№〔〕])([0-9]+(?:\.[0-9]+)?[%万亿年月日]?)[-－]([0-9]+(?:\.[0-9]+)?)({_UNIT}|{_TIME})"
)
_NUMBER = re.compile(r"[0-9.]+")


def check(page: Page) -> Iterator[Finding]:
    """Find 4-5人 and 1-9月; GB/T 15835 writes 4~5人 and 1—9月."""
    for found in page.matches(_RANGE):
        low, high, unit = found.groups()
        number = _NUMBER.match(low)
        if number is None or not _ascends(number[0], high) or (low.startswith("0") and "." not in low):
            continue
        sign = "—" if unit in ("年", "月", "日", "季度", "时", "点") else "~"
        message = f"数值的起止不用连字符，写“{low}{sign}{high}{unit}”。"
        yield remark("hyphen-range", found.start(), found.end(), message)


def _ascends(low: str, high: str) -> bool:
    """Whether it can be a range at all: the second number is the greater one."""
    try:
        return float(low) < float(high) and len(high) <= len(low) + 3
    except ValueError:
        return False
