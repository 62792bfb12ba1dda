"""Each block → paragraphs of a draft."""

from collections.abc import Callable
from datetime import date
from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt

from taizhang.base.docx import blocks as b
from taizhang.base.docx import page, ruled
from taizhang.base.docx.draft import Draft
from taizhang.base.docx.inline import put

_LEVELS = {1: page.HEI, 2: page.KAI, 3: page.BODY, 4: page.BODY}
CENTER, JUSTIFY, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.RIGHT


def compose(draft: Draft, block: b.Block) -> None:
    """Append one block."""
    _WRITERS[type(block)](draft, block)


def _line(
    draft: Draft,
    words: b.Words,
    typeface: str = page.BODY,
    align: Any = None,
    *,
    indent: bool = False,
    size: Length | None = None,
) -> Any:
    paragraph = draft.document.add_paragraph()
    put(draft, paragraph, [words] if isinstance(words, str) else words, typeface, size)
    paragraph.alignment = align
    if indent:
        # Two characters, in characters: it stays two whatever the size.
        ind = paragraph._p.get_or_add_pPr().get_or_add_ind()
        ind.set(qn("w:firstLineChars"), "200")
        ind.set(qn("w:firstLine"), "640")
    return paragraph


def _title(draft: Draft, block: b.Title) -> None:
    paragraph = _line(draft, block.text, page.TITLE, CENTER, size=page.TITLE_SIZE)
    paragraph.paragraph_format.space_after = page.LINE


def _number(draft: Draft, block: b.Number) -> None:
    # not given yet: room for the pen that gives it
    _line(draft, block.text or "〔　　　　〕　　号", align=CENTER)


def _occasion(draft: Draft, block: b.Occasion) -> None:
    for line in b.lines_of(block.text):
        _line(draft, line, page.KAI, CENTER)


def _salutation(draft: Draft, block: b.Salutation) -> None:
    _line(draft, block.text).paragraph_format.space_before = page.LINE


def _receiver(draft: Draft, block: b.Receiver) -> None:
    _line(draft, f"{block.text.rstrip('：:')}：")


def _heading(draft: Draft, block: b.Heading) -> None:
    paragraph = _line(draft, block.text, _LEVELS[block.level], indent=True)
    paragraph.paragraph_format.keep_with_next = True
    # Word's navigation pane and a screen reader find headings by this, whatever they look like.
    level = OxmlElement("w:outlineLvl", attrs={qn("w:val"): str(block.level - 1)})
    paragraph._p.get_or_add_pPr().append(level)


def _para(draft: Draft, block: b.Para) -> None:
    for line in b.lines_of(block.text):
        _line(draft, line, align=JUSTIFY, indent=True)


def _blank(draft: Draft, block: b.Blank) -> None:
    paragraph = _line(draft, f"{block.label}：", indent=True)
    # Underlined spaces: a rule that a pen follows and that grows with the type.
    run = paragraph.add_run("\u00a0" * block.places)
    run.font.underline = True


def _signature(draft: Draft, block: b.Signature) -> None:
    by = _line(draft, block.by, align=RIGHT)
    by.paragraph_format.space_before = Pt(29)
    day = _line(draft, spell(block.on), align=RIGHT)
    for paragraph in (by, day):
        paragraph.paragraph_format.right_indent = Pt(64)  # four characters, leaving room for the seal


def spell(day: date | None) -> str:
    """2025年3月4日; where a pen is to write it, 　　年　月　日."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "\u3000\u3000年\u3000月\u3000日"


def _remark(draft: Draft, block: b.Remark) -> None:
    _line(draft, f"（{block.text}）", indent=True)


def _annex(draft: Draft, block: b.Annex) -> None:
    # A section of its own: the endnotes come at the end of the section they hang in.
    draft.document.add_section(WD_SECTION.NEW_PAGE)
    _line(draft, block.mark, page.HEI)
    title = _line(draft, block.title, page.TITLE, CENTER, size=page.TITLE_SIZE)
    title.paragraph_format.space_before = title.paragraph_format.space_after = page.LINE


_WRITERS: dict[type, Callable[[Draft, Any], None]] = {
    b.Title: _title,
    b.Number: _number,
    b.Occasion: _occasion,
    b.Salutation: _salutation,
    b.Receiver: _receiver,
    b.Heading: _heading,
    b.Para: _para,
    b.Blank: _blank,
    b.Facts: ruled.facts,
    b.Table: ruled.table,
    b.Signature: _signature,
    b.Remark: _remark,
    b.Annex: _annex,
}
