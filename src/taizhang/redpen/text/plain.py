"""A .txt file or a pasted text: its characters as they are, so that offsets point into what was given."""

from taizhang.redpen.model import Text

from .blocks import blocks_of
from .limits import check_length


def read_plain(text: str, name: str = "", kind: str = "txt") -> Text:
    """Return the text unchanged with its blocks."""
    return Text(check_length(text), blocks_of(text), kind, name)
