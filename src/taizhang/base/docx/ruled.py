"""Ruled tables: forms of labels and values, and lists with a head."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from taizhang.base.docx import page
from taizhang.base.docx.blocks import Facts, Table
from taizhang.base.docx.draft import Draft
from taizhang.base.docx.inline import clean, put


def facts(draft: Draft, block: Facts) -> None:
    """Labels on the left, values on the right."""
    _ruled(draft, [tuple(r) for r in block.rows], (38, 118), labelled=True)


def table(draft: Draft, block: Table) -> None:
    """A table whose head stands again on each page it runs over."""
    made = _ruled(draft, [tuple(block.heads), *map(tuple, block.rows)], block.widths, size=Pt(block.size))
    made._tbl.tr_lst[0].get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _ruled(
    draft: Draft,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float] = (),
    *,
    labelled: bool = False,
    size: Length = page.SMALL,
) -> Any:
    """labelled: the first column is the head, not the first row. Rows after the second are copies of it."""
    columns = max(len(r) for r in rows)
    made = draft.document.add_table(rows=0, cols=columns)
    made.style = "Table Grid"
    if widths:
        made.autofit = False
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Mm(width)  # what LibreOffice goes by; Word goes by the cells
    pattern = None
    for n, row in enumerate(rows):
        texts = [*row, *[""] * (columns - len(row))]
        if pattern is None:
            cells = made.add_row().cells
            for c, text in enumerate(texts):
                _cell(draft, cells[c], text, (c == 0) if labelled else (n == 0), size, widths[c] if widths else 0)
            row_element = cells[0]._tc.getparent()
            row_element.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # no row over two pages
            pattern = row_element if n or labelled else None
            continue
        copied = deepcopy(pattern)  # a table of 150 rows, made cell by cell, takes seconds
        for run, text in zip(copied.iter(qn("w:r")), texts, strict=True):
            run.text = clean(text)
        made._tbl.append(copied)
    # Word takes two tables that touch for one.
    draft.document.add_paragraph().paragraph_format.line_spacing = Pt(8)
    return made


def _cell(draft: Draft, cell: Any, text: str, head: bool, size: Length, width: float) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing = Pt(round(size.pt * 22 / 14))
    page.loose(paragraph)
    put(draft, paragraph, [text], page.HEI if head else page.BODY, size)
    if width:
        cell.width = Mm(width)
