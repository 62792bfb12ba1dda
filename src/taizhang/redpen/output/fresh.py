"""A fresh Word file of a text that was none, set as GB/T 9704-2012 sets official papers, with its comments."""

import io
from datetime import datetime
from itertools import groupby
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from taizhang.redpen.model import Block, Reading

from .comments import AUTHOR, lines_of
from .segments import Cutter, whole_blocks

_BODY, _TITLE = "仿宋", "方正小标宋简体"
_HEADS = {0: "黑体", 1: "黑体", 2: "楷体"}
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001  a Word core property has no zone; a fixed date keeps output repeatable


def fresh_docx(reading: Reading, at: datetime | None = None) -> bytes:
    """Return a .docx with the words of the reading and a margin comment at each finding."""
    document = Document()
    _set_page(document)
    writer = _Writer(document, reading)
    for cells, run in groupby(whole_blocks(reading.source), key=lambda block: block.kind == "cell"):
        if cells:
            writer.tables(list(run))
        else:
            for block in run:
                writer.paragraph(block)
    writer.comment(at)
    core = document.core_properties
    core.author, core.title, core.comments = AUTHOR, reading.source.name, ""
    core.created = core.modified = at or _EPOCH
    made = io.BytesIO()
    document.save(made)
    return _undated(made)


def _undated(made: io.BytesIO) -> bytes:
    """The file with its parts as they are, but for the second at which the library zipped each."""
    out = io.BytesIO()
    with ZipFile(made) as dated, ZipFile(out, "w") as target:
        for name in dated.namelist():
            target.writestr(ZipInfo(name, _EPOCH.timetuple()[:6]), dated.read(name), ZIP_DEFLATED)
    return out.getvalue()


class _Writer:
    """Writes blocks as paragraphs whose runs are cut where findings begin and end."""

    def __init__(self, document: Doc, reading: Reading) -> None:
        self._document = document
        self._reading = reading
        self._cutter = Cutter((), reading.findings)
        self._runs: dict[int, list[Run]] = {}
        self._all: list[tuple[int, Run]] = []
        self._last: tuple[int, Paragraph] | None = None

    def paragraph(self, block: Block) -> None:
        """Write one block; what follows a heading on the same line stays on it."""
        runs_on = self._last is not None and self._last[0] == block.start and self._last[1].text
        paragraph = self._last[1] if self._last is not None and runs_on else self._document.add_paragraph()
        self._last = (block.end, paragraph)
        self._fill(paragraph, block)
        if block.kind == "title":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.first_line_indent = Pt(0)

    def tables(self, cells: list[Block]) -> None:
        """Write a run of cells; where the row number falls, a new table begins."""
        tables: list[list[Block]] = []
        last = (-1, -1)
        for block in cells:
            if not tables or (block.row, block.column) < last:
                tables.append([])
            tables[-1].append(block)
            last = (block.row, block.column)
        for blocks in tables:
            rows, columns = max(b.row for b in blocks) + 1, max(b.column for b in blocks) + 1
            table = self._document.add_table(rows, min(columns, 60), style="Table Grid")
            for block in blocks:
                cell = table.cell(block.row, min(block.column, 59))
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.first_line_indent = Pt(0)
                self._fill(paragraph, block)

    def comment(self, at: datetime | None) -> None:
        """Add the comments, once all runs are written."""
        for n, finding in enumerate(self._reading.findings):
            runs = self._runs.get(n) or [self._nearest(finding.start)]
            comment = self._document.add_comment(runs=[runs[0], runs[-1]], author=AUTHOR, initials=AUTHOR)
            lines = lines_of(finding)
            comment.paragraphs[0].add_run(lines[0])
            for line in lines[1:]:
                comment.add_paragraph(line)
            element = comment._comment_elm  # the library dates a comment by its own clock
            element.attrib.pop(qn("w:date"), None)
            if at is not None:
                element.set(qn("w:date"), at.strftime("%Y-%m-%dT%H:%M:%SZ"))

    def _nearest(self, start: int) -> Run:
        """The last run before an offset at which no words stand."""
        return next((run for at, run in reversed(self._all) if at <= start), self._all[0][1])

    def _fill(self, paragraph: Paragraph, block: Block) -> None:
        font = _TITLE if block.kind == "title" else _HEADS.get(block.level, "") if block.kind == "heading" else ""
        for segment in self._cutter.cut(block.start, block.end):
            words = self._reading.source.text[segment.start : segment.end]
            run = paragraph.add_run("".join(c for c in words if c >= " " or c in "\n\t"))
            if font:
                run.font.name = font
                run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
            if block.kind == "title":
                run.font.size = Pt(22)
            self._all.append((segment.start, run))
            for n in segment.findings:
                self._runs.setdefault(n, []).append(run)


def _set_page(document: Doc) -> None:
    """A4 with the margins of GB/T 9704, body in 仿宋 of 16 points, lines of 28.9 points, indent of two characters."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    style = document.styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = _BODY, Pt(16)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _BODY)
    language = style.element.get_or_add_rPr().makeelement(
        qn("w:lang"), {qn("w:eastAsia"): "zh-CN", qn("w:val"): "en-US"}
    )
    style.element.get_or_add_rPr().append(language)
    shape = style.paragraph_format
    shape.first_line_indent, shape.line_spacing = Pt(32), Pt(28.9)
    shape.space_before = shape.space_after = Pt(0)
