"""Real endnotes, which python-docx does not know: the part, its place in the package, and the marks in the text."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from taizhang.base.docx import page

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
_RULES = (("-1", "separator"), ("0", "continuationSeparator"))  # the lines above the notes; Word wants both
_FOLLOWS = {qn(f"w:{name}") for name in ("compat", "rsids", "type", "pgSz")}  # what stands behind w:endnotePr
_STYLES = (
    f'<w:style {_W} w:type="character" w:styleId="EndnoteReference"><w:name w:val="endnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    f'<w:style {_W} w:type="paragraph" w:styleId="EndnoteText"><w:name w:val="endnote text"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="320" w:lineRule="exact"/></w:pPr>'
    '<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>',
)


def reference(n: int) -> Any:
    """The run that stands in the text for note n."""
    return parse_xml(
        f'<w:r {_W}><w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr><w:endnoteReference w:id="{n}"/></w:r>'
    )


def add(document: Any, notes: Sequence[str]) -> None:
    """Put the notes, numbered from 1 in the order given, behind the text they hang on and before any annex."""
    for style in _STYLES:
        document.styles.element.append(parse_xml(style))
    part = Part(PackURI("/word/endnotes.xml"), _TYPE, _part(notes).encode(), document.part.package)
    document.part.relate_to(part, _RELATION)
    _say(document.settings.element, '<w:pos w:val="sectEnd"/>', "".join(f'<w:endnote w:id="{n}"/>' for n, _ in _RULES))
    for section in document.sections:
        _say(section._sectPr)  # without it Word counts i, ii, iii whatever the settings say


def _say(element: Any, before: str = "", after: str = "") -> None:
    """Numbers in Arabic digits, said where the schema has its place for it."""
    said = parse_xml(f'<w:endnotePr {_W}>{before}<w:numFmt w:val="decimal"/>{after}</w:endnotePr>')
    next(e for e in element if e.tag in _FOLLOWS).addprevious(said)


def _part(notes: Sequence[str]) -> str:
    rules = "".join(
        f'<w:endnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:endnote>' for n, kind in _RULES
    )
    fonts = f'<w:rFonts w:ascii="{page.LATIN}" w:hAnsi="{page.LATIN}" w:eastAsia="{page.BODY}" w:hint="eastAsia"/>'
    said = "".join(
        f'<w:endnote w:id="{n}"><w:p><w:pPr><w:pStyle w:val="EndnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr><w:endnoteRef/></w:r>'
        f'<w:r><w:rPr>{fonts}</w:rPr><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:endnote>'
        for n, note in enumerate(notes, 1)
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:endnotes {_W}>{rules}{said}</w:endnotes>'
