"""Bytes to characters: UTF-8, UTF-16 and GB18030, told apart by trying, since no file says."""

import codecs
import re

from .unreadable import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_TEXT = "这不像是文字材料（内容是二进制数据）；请给 .docx、.pdf、.txt、.md、.html 文件，或直接粘贴正文。"


def decode(data: bytes, declared: str = "") -> str:
    """Return the characters of `data`; a byte-order mark is not one of them, line ends stay as they are.

    `declared` is an encoding the document names for itself, tried after UTF-8.
    Errors: `Unreadable` when no encoding of Chinese text fits, or the characters are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _sound(data[len(mark) :].decode(encoding, errors="replace"))
    for encoding in filter(None, (*_without_mark(data), "utf-8", declared, "gb18030")):
        try:
            return _sound(data.decode(encoding))
        except (UnicodeDecodeError, LookupError, Unreadable):
            continue
    # A single broken byte at a cut-off end must not cost the whole report.
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") * 100 > len(text):
        text = data.decode("gb18030", errors="replace")
    if text.count("\ufffd") * 100 > len(text):
        _sound(data.decode("latin-1"))
        raise Unreadable("认不出文字编码；请用记事本打开，另存为 UTF-8 编码的 .txt 后再试。")
    return _sound(text)


def _without_mark(data: bytes) -> tuple[str, ...]:
    """UTF-16 without its mark: line ends and Latin signs leave a zero byte on one side only."""
    sample = data[:4000]
    if len(data) % 2 or b"\x00" not in sample:
        return ()
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return ("utf-16-le",) if odd > even else ("utf-16-be",)


def _sound(text: str) -> str:
    """Hand back a text that reads like one; binary data decodes too, but to control characters."""
    sample = text[:200_000]
    if len(_CONTROL.findall(sample)) * 200 > len(sample):
        raise Unreadable(_NOT_TEXT)
    return text
