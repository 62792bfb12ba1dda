"""The page of GB/T 9704-2012: A4, 版心 156 × 225 mm, 22 lines of 28 characters, numbers outside on every page.

The typefaces are named, not shipped; each name has another one beside it for machines that do not have it.
"""

from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

BODY, KAI, HEI, TITLE = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"
LATIN = "Times New Roman"
BESIDE = {BODY: "仿宋", KAI: "楷体", HEI: "SimHei", TITLE: "宋体"}
LINE = Pt(28.95)  # 225 mm over 22 lines
SIZE, TITLE_SIZE, SMALL = Pt(16), Pt(22), Pt(14)
# 28 characters of 16 pt are 158 mm: each stands 1/4 pt closer. Said of the type, not of the grid of the page, from
# whose w:charSpace Word and LibreOffice make different pages.
_CLOSER = -5  # in 1/20 pt
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def lay(document: Any) -> None:
    """Set size, margins, grid, default type and page numbers."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    # The dashes stand 7 mm under the text: 28 mm from the edge is the middle of a line of 14 pt that ends at 25.5 mm.
    # Were the line higher than the room under the text, Word would lift the text and lose a line of every page.
    section.footer_distance = Mm(25.5)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = parse_xml(f"<w:docGrid {_W}/>")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(LINE.pt * 20)))
    normal = document.styles["Normal"]
    normal.font.size = SIZE
    dress(normal, BODY)
    # Before the size: Word wants them in the schema's order. The language decides breaks, and the shape of 。 and 骨.
    normal.element.rPr.find(qn("w:sz")).addprevious(parse_xml(f'<w:spacing {_W} w:val="{_CLOSER}"/>'))
    normal.element.rPr.append(parse_xml(f'<w:lang {_W} w:eastAsia="zh-CN"/>'))
    paragraphs = normal.paragraph_format
    paragraphs.line_spacing, paragraphs.space_before, paragraphs.space_after = LINE, Pt(0), Pt(0)
    document.settings.odd_and_even_pages_header_footer = True
    _number(section.footer, "right")
    _number(section.even_page_footer, "left")
    _fonts(document)


def dress(styled: Any, typeface: str) -> None:
    """Give a style or a run its Chinese typeface; Latin letters and digits keep theirs."""
    styled.font.name = LATIN
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), typeface)
    # Word shows quotation marks and dashes by this hint: without it “ ” fall out of the Chinese line.
    fonts.set(qn("w:hint"), "eastAsia")


def loose(paragraph: Any) -> None:
    """Let a paragraph keep its own line height where the page would put each line on its grid."""
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(f'<w:snapToGrid {_W} w:val="0"/>'), "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _number(footer: Any, side: str) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.paragraph_format.line_spacing = SMALL
    loose(paragraph)
    # One character's space on the outer side.
    indent = "w:right" if side == "right" else "w:left"
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:ind {_W} {indent}="280"/>'))
    properties.append(parse_xml(f'<w:jc {_W} w:val="{side}"/>'))
    for text in ("— ", None, " —"):
        run = paragraph.add_run(text or "")
        run.font.size = SMALL
        dress(run, "宋体")
        if text is None:
            for kind in ("begin", "instr", "end"):
                run._r.append(_field(kind))


def _field(kind: str) -> Any:
    if kind == "instr":
        return parse_xml(f'<w:instrText {_W} xml:space="preserve"> PAGE </w:instrText>')
    return parse_xml(f'<w:fldChar {_W} w:fldCharType="{kind}"/>')


def _fonts(document: Any) -> None:
    """Name, for each typeface, the one to take where it is missing."""
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            table = parse_xml(part.blob)
            for name, other in BESIDE.items():
                table.append(
                    parse_xml(
                        f'<w:font {_W} w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
                    )
                )
            part._blob = serialize_part_xml(table)
