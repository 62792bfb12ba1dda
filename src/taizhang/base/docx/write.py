"""Blocks → .docx bytes."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from taizhang.base.docx.blocks import (
    Blank,
    Block,
    Facts,
    Heading,
    Number,
    Para,
    Receiver,
    Remark,
    Signature,
    Table,
    Title,
)

_LEVELS = {1: "HEI", 2: "KAI", 3: "BODY", 4: "BODY"}
# The file itself says nothing of who made it when: the same entry prints the same bytes.
_STILL = datetime(2000, 1, 1)  # noqa: DTZ001  a document's core property has no zone


def write_docx(blocks: Sequence[Block], *, title: str = "") -> bytes:
    """A document of these blocks after GB/T 9704-2012. title: the file's own title property, the first Title if ""."""
    from docx import Document  # noqa: PLC0415  50 ms that most pages never need

    from taizhang.base.docx import page  # noqa: PLC0415  needs the library above

    document = Document()
    page.lay(document)
    for block in blocks:
        _WRITERS[type(block)](document, block)
    first = next((b.text for b in blocks if isinstance(b, Title)), "")
    core = document.core_properties
    core.title, core.author, core.created, core.modified = title or first, "", _STILL, _STILL
    core.last_modified_by, core.comments = "", ""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _line(document: Any, text: str, typeface: str = "BODY", align: str = "", indent: bool = False) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

    from taizhang.base.docx import page  # noqa: PLC0415

    paragraph = document.add_paragraph()
    run = paragraph.add_run(_clean(text))
    page.dress(run, getattr(page, typeface))
    if align:
        paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align)
    if indent:
        _indent(paragraph)
    return paragraph


def _indent(paragraph: Any) -> None:
    """Two characters, in characters: it stays two whatever the size."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    ind = OxmlElement("w:ind")
    ind.set(qn("w:firstLineChars"), "200")
    ind.set(qn("w:firstLine"), "640")
    paragraph._p.get_or_add_pPr().append(ind)


def _clean(text: str) -> str:
    return "".join(c for c in text if c in "\t\n" or c.isprintable() or c == "\u3000")


def _title(document: Any, block: Title) -> None:
    from taizhang.base.docx import page  # noqa: PLC0415

    paragraph = _line(document, block.text, "TITLE", "CENTER")
    paragraph.runs[0].font.size = page.TITLE_SIZE
    paragraph.paragraph_format.space_after = page.LINE


def _number(document: Any, block: Number) -> None:
    # not given yet: room for the pen that gives it
    _line(document, block.text or "〔　　　　〕　　号", align="CENTER")


def _receiver(document: Any, block: Receiver) -> None:
    _line(document, f"{block.text.rstrip('：:')}：")


def _heading(document: Any, block: Heading) -> None:
    _line(document, block.text, _LEVELS[block.level], indent=True)


def _para(document: Any, block: Para) -> None:
    for text in block.text.splitlines() or [""]:
        _line(document, text, align="JUSTIFY", indent=True)


def _blank(document: Any, block: Blank) -> None:
    paragraph = _line(document, f"{block.label}：", indent=True)
    # Underlined spaces: a rule that a pen follows and that grows with the type.
    run = paragraph.add_run("\u00a0" * block.places)
    run.font.underline = True


def _ruled(document: Any, rows: Sequence[Sequence[str]], bold_first: bool) -> Any:
    from docx.shared import Pt  # noqa: PLC0415

    from taizhang.base.docx import page  # noqa: PLC0415

    table = document.add_table(rows=0, cols=max(len(r) for r in rows))
    table.style = "Table Grid"
    for n, row in enumerate(rows):
        cells = table.add_row().cells
        for c, text in enumerate(row):
            paragraph = cells[c].paragraphs[0]
            paragraph.paragraph_format.line_spacing = Pt(22)
            run = paragraph.add_run(_clean(text))
            run.font.size = page.SMALL
            head = (n == 0) if not bold_first else (c == 0)
            page.dress(run, page.HEI if head else page.BODY)
    # Word takes two tables that touch for one.
    document.add_paragraph().paragraph_format.line_spacing = Pt(8)
    return table


def _facts(document: Any, block: Facts) -> None:
    from docx.shared import Mm  # noqa: PLC0415

    table = _ruled(document, [tuple(r) for r in block.rows], bold_first=True)
    table.autofit = False
    table.columns[0].width, table.columns[1].width = Mm(38), Mm(118)
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Mm(38), Mm(118)


def _table(document: Any, block: Table) -> None:
    table = _ruled(document, [tuple(block.heads), *map(tuple, block.rows)], bold_first=False)
    from docx.oxml import OxmlElement  # noqa: PLC0415

    # The head stands again on each page the table runs over.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _signature(document: Any, block: Signature) -> None:
    from docx.shared import Pt  # noqa: PLC0415

    by = _line(document, block.by, align="RIGHT")
    by.paragraph_format.space_before = Pt(29)
    day = _line(document, spell(block.on), align="RIGHT")
    for paragraph in (by, day):
        paragraph.paragraph_format.right_indent = Pt(64)  # four characters, leaving room for the seal


def spell(day: date | None) -> str:
    """2025年3月4日; where a pen is to write it, 　　年　月　日."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "\u3000\u3000年\u3000月\u3000日"


def _remark(document: Any, block: Remark) -> None:
    _line(document, f"（{block.text}）", indent=True)


_WRITERS: dict[type, Callable[[Any, Any], None]] = {
    Title: _title,
    Number: _number,
    Receiver: _receiver,
    Heading: _heading,
    Para: _para,
    Blank: _blank,
    Facts: _facts,
    Table: _table,
    Signature: _signature,
    Remark: _remark,
}
