"""Resident identity numbers, GB 11643-1999: 18 characters with a birth date and a check character."""

import re
from datetime import date

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from taizhang.base import clock
from taizhang.base.fields.kind import Kind, squeezed

# First two digits (GB/T 2260): province of first registration; 9x is the card of a permanent resident from abroad.
# The county is not checked: codes were abolished and given anew many times, and no list of all of them is complete.
_PROVINCES = {
    *range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66),
    71, 81, 82, 83, *range(91, 100),
}  # fmt: skip


def clean(text: str) -> str:
    """The number in capitals, proven by its check character, birth date and province."""
    said = squeezed(text)
    if re.fullmatch(r"\d{15}", said):
        raise ValueError("这是 15 位的旧身份证号码：请按现在的证件填写 18 位号码。")
    if len(said) != 18:
        raise ValueError(f"身份证号码应为 18 位，这里有 {len(said)} 位：请核对。")
    if not re.fullmatch(r"\d{17}[\dX]", said):
        raise ValueError("身份证号码应为 17 位数字加 1 位数字或 X：请核对。")
    try:
        born = ric.get_birth_date(said)
    except ValidationError:
        born = date.max
    if not date(1880, 1, 1) <= born <= clock.today():
        raise ValueError(f"身份证号码第 7 至 14 位 {said[6:14]} 不是真实的出生日期：请核对。")
    if int(said[:2]) not in _PROVINCES:
        raise ValueError(f"身份证号码开头 {said[:2]} 不是省级代码：请核对。")
    if ric.calc_check_digit(said) != said[-1]:
        raise ValueError("身份证号码校验位不符，至少有一位写错：请核对。")
    return said


def mask(text: str) -> str:
    """4408**********1234."""
    return f"{text[:4]}{'*' * (len(text) - 8)}{text[-4:]}" if len(text) > 10 else "*" * len(text)


ID_NUMBER = Kind("id", clean, mask, squeezed)
