"""A PDF with text in it: its pages joined to paragraphs, without headers, footers and page numbers."""

from taizhang.redpen.model import Text

from .builder import Builder
from .lines import Line, margins_of, without_furniture
from .unreadable import Unreadable

_MOST_PAGES = 2000
_SCANNED = "这份 PDF 是扫描图片，里面没有文字；请给 Word 原件，或先做文字识别（OCR）再试。"
_LOCKED = "PDF 加了密码，打不开；请取消密码后另存一份再试。"
_BROKEN = "PDF 已损坏，打不开；请重新导出一份再试。"


def read_pdf(data: bytes, name: str = "") -> Text:
    """Return the words of a PDF; a line broken by the page's width is joined, also inside a number.

    Errors: `Unreadable` for a scanned, locked or broken file.
    """
    pages = _pages(data)
    if sum(len(line.words) for page in pages for line in page) < max(10, 3 * len(pages)):
        raise Unreadable(_SCANNED)
    lines = [line for page in without_furniture(pages) for line in page]
    out = Builder()
    for paragraph in _paragraphs(lines):
        out.paragraph(paragraph)
    return out.text("pdf", name)


def _pages(data: bytes) -> list[list[Line]]:
    """Open the file and return the lines of each page."""
    import pypdfium2  # noqa: PLC0415  a shared library of 8 MB

    from .glyphs import lines_of  # noqa: PLC0415  needs it too

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_LOCKED if "assword" in str(error) else _BROKEN) from error
    try:
        if len(document) > _MOST_PAGES:
            raise Unreadable(f"PDF 超过 {_MOST_PAGES} 页，请只留下报告正文再试。")
        return [lines_of(document[number]) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_BROKEN) from error
    finally:
        document.close()


def _paragraphs(lines: list[Line]) -> list[str]:
    """Join lines to paragraphs: a new one begins at an indent, a heading, or after a line that stops short."""
    if not lines:
        return []
    page = margins_of(lines)
    out = [lines[0].words]
    for before, line in zip(lines, lines[1:], strict=False):
        if line.begins_after(before, page):
            out.append(line.words)
        else:
            out[-1] = line.joined_to(out[-1])
    return out
