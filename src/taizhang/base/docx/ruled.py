"""Ruled tables: forms of labels and values, and lists with a head."""

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.shared import Length, Mm, Pt

from taizhang.base.docx import page
from taizhang.base.docx.blocks import Facts, Table
from taizhang.base.docx.draft import Draft
from taizhang.base.docx.inline import put


def facts(draft: Draft, block: Facts) -> None:
    """Labels on the left, values on the right."""
    table = _ruled(draft, [tuple(r) for r in block.rows], labelled=True)
    _widen(table, (38, 118))


def table(draft: Draft, block: Table) -> None:
    """A table whose head stands again on each page it runs over."""
    made = _ruled(draft, [tuple(block.heads), *map(tuple, block.rows)], size=Pt(block.size))
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    if block.widths:
        _widen(made, block.widths)


def _ruled(draft: Draft, rows: Sequence[Sequence[str]], *, labelled: bool = False, size: Length = page.SMALL) -> Any:
    made = draft.document.add_table(rows=0, cols=max(len(r) for r in rows))
    made.style = "Table Grid"
    for n, row in enumerate(rows):
        cells = made.add_row().cells
        for c, text in enumerate(row):
            paragraph = cells[c].paragraphs[0]
            paragraph.paragraph_format.line_spacing = Pt(round(size.pt * 22 / 14))
            page.loose(paragraph)
            head = (c == 0) if labelled else (n == 0)
            put(draft, paragraph, [text], page.HEI if head else page.BODY, size)
    # Word takes two tables that touch for one.
    draft.document.add_paragraph().paragraph_format.line_spacing = Pt(8)
    return made


def _widen(made: Any, widths: Sequence[float]) -> None:
    """Set the widths, in mm: on the columns for LibreOffice, on the cells for Word."""
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    for row in made.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
