"""Telephone numbers: mobile, landline with area code, service numbers, numbers abroad."""

import re

from taizhang.base.fields.kind import Kind, plain

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d\d))-?([2-9]\d{6,7})(?:(?:-|转|分机)(\d{1,6}))?")
_LOCAL = re.compile(r"[2-9]\d{6,7}")
_SERVICE = re.compile(r"[48]00-?\d{3}-?\d{4}|1(?:10|19|20|22)|1[02]\d{3}|9[56]\d{3,4}")
_ABROAD = re.compile(r"\+[1-9]\d{6,14}")


def clean(text: str) -> str:
    """The number as it is kept: 13800001234, 0759-1234567 or 0759-1234567-8001."""
    said = re.sub(r"[\s()]", "", plain(text))
    said = re.sub(r"[‐-―－]", "-", said)
    said = re.sub(r"^(?:\+|00)86-?", "", said)
    digits = said.replace("-", "")
    if _MOBILE.fullmatch(digits):
        return digits
    if landline := _LANDLINE.fullmatch(said):
        return "-".join(part for part in landline.groups() if part)
    if _SERVICE.fullmatch(said) or _LOCAL.fullmatch(digits) or _ABROAD.fullmatch(said):
        return digits
    if digits.isdecimal() and digits.startswith("1") and len(digits) in range(9, 14) and len(digits) != 11:
        raise ValueError(f"手机号码应为 11 位，这里有 {len(digits)} 位：请核对。")
    raise ValueError("请填写一个 11 位手机号码，或带区号的固定电话，例如 0759-5550123。")


def mask(text: str) -> str:
    """138****1234; 0759-****567; a service number is hidden whole."""
    if re.fullmatch(r"\d{11}", text):
        return f"{text[:3]}****{text[-4:]}"
    if landline := _LANDLINE.fullmatch(text):
        return f"{landline[1]}-****{landline[2][-3:]}"
    return f"****{text[-3:]}" if len(text) >= 7 else "****"


def found_as(text: str) -> str:
    """Digits alone, without the country's code."""
    try:
        text = clean(text)
    except ValueError:
        text = plain(text)
    return re.sub(r"\D", "", text)


PHONE = Kind("phone", clean, mask, found_as)
