"""Bank accounts and cards: digits, the last four shown."""

import re

from taizhang.base.fields.kind import Kind, plain


def clean(text: str) -> str:
    """The account's digits without the spaces it is printed with."""
    said = re.sub(r"[\s-]", "", plain(text))
    if not re.fullmatch(r"\d{8,32}", said):
        raise ValueError("银行账号应为 8 至 32 位数字：请核对。")
    return said


def mask(text: str) -> str:
    """****1234."""
    return f"****{text[-4:]}" if len(text) >= 8 else "****"


ACCOUNT = Kind("account", clean, mask, lambda text: re.sub(r"\D", "", plain(text)))
