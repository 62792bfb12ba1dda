"""The characters of one PDF page, put into lines by where they stand.

The order inside the file is no guide: office programs write quotation marks of another font after the
line they belong to. So every character is taken with its base line and sorted; spaces that the PDF
library makes up between Chinese and digits are left out.
"""

import ctypes
import unicodedata
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from .lines import Line

_SAME_LINE = 3.5  # points a base line may waver: less than the smallest line spacing in use
_RADICALS = range(0x2E80, 0x2FE0)  # fonts cut down by some exporters map common characters to these
_HYPHENS = {0x02, 0xFFFE, 0xAD}  # pdfium's marks for a hyphen at a line end


@dataclass(frozen=True, slots=True)
class _Glyph:
    sign: str
    base: float
    left: float
    right: float
    size: float


def lines_of(page: pypdfium2.PdfPage) -> list[Line]:
    """Return the lines of one page from top to bottom, with their left and right edges in points."""
    rows: list[list[_Glyph]] = []
    for glyph in _glyphs(page.get_textpage()):
        row = next((r for r in reversed(rows[-12:]) if abs(r[0].base - glyph.base) < _SAME_LINE), None)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    rows.sort(key=lambda row: -row[0].base)
    lines = [_line(sorted(row, key=lambda glyph: glyph.left)) for row in rows]
    return [line for line in lines if line.words]


def _glyphs(layer: pypdfium2.PdfTextPage) -> list[_Glyph]:
    """Return the printed characters of a page, without the spaces and line ends the library made up."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    found = []
    for at in range(layer.count_chars()):
        code = raw.FPDFText_GetUnicode(layer, at)
        if code in (0, 10, 13) or (raw.FPDFText_IsGenerated(layer, at) == 1 and code not in _HYPHENS):
            continue
        raw.FPDFText_GetCharOrigin(layer, at, ctypes.byref(x), ctypes.byref(y))
        raw.FPDFText_GetLooseCharBox(layer, at, ctypes.byref(box))
        found.append(_Glyph(_sign(code), y.value, box.left, box.right, abs(box.top - box.bottom) or 12.0))
    return found


def _sign(code: int) -> str:
    """The character of a code point: hyphens put back, radicals made plain."""
    if code in _HYPHENS:
        return "-"
    if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    return unicodedata.normalize("NFKC", chr(code)) if code in _RADICALS else chr(code)


def _line(row: list[_Glyph]) -> Line:
    """Set one line: a gap becomes a space between Latin words, or where it is as wide as a character."""
    words = row[0].sign
    for before, glyph in zip(row, row[1:], strict=False):
        gap = (glyph.left - before.right) / glyph.size
        latin = before.sign.isascii() and glyph.sign.isascii() and (before.sign.isalpha() or glyph.sign.isalpha())
        if gap > (0.15 if latin else 0.7):
            words += " "
        words += glyph.sign
    while "  " in words:
        words = words.replace("  ", " ")
    return Line(words.strip(), row[0].left, row[-1].right)
