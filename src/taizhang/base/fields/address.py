"""Home addresses: shown to the village or the street, hidden from the house number on."""

import re

from taizhang.base.fields.kind import Kind, plain, squeezed

_PLACE = re.compile(r".*?(?:村委会|居委会|社区|村|镇|街道|乡|大道|路|街|县|区|市)")
# a house, lane, building or group number, in digits or characters
_NUMBER = re.compile(
    r"(?:第?[0-9一二三四五六七八九十百零甲乙丙丁A-Za-z]+\s*)(?:号|栋|幢|座|弄|巷|单元|室|楼|层|组|队|排|-|#|$)"
)
_DIGIT = re.compile(r"[0-9]")


def clean(text: str) -> str:
    """The address with ordinary digits."""
    return plain(text)


def mask(text: str) -> str:
    """龙湾镇东村****; 人民路****: what stands before the first number, to the last place name in it."""
    stops = [found.start() for found in (_NUMBER.search(text), _DIGIT.search(text)) if found]
    head = text[: min(stops)] if stops else text
    shown = "".join(_PLACE.findall(head))
    return shown if shown == text else f"{shown}****"


ADDRESS = Kind("address", clean, mask, squeezed)
