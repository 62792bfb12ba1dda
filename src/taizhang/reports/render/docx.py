"""A compiled report → .docx after GB/T 9704: every number in a control of its own, its source in an endnote."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from taizhang.base.docx import Annex, Block, Heading, Occasion, Para, Salutation, Table, Tagged, Title, write_docx
from taizhang.reports import provenance
from taizhang.reports.provenance import Row
from taizhang.reports.render.stamp import ANNEX, stamp_of
from taizhang.reports.shown import Compiled, Line, Shown

ANNEX_WORD, ANNEX_TITLE = "附件", "报告数字来源表"
_HEADS = ("尾注", "文中数字", "指标和口径", "时段和辖区", "分子÷分母", "来源")
_WIDTHS = (12, 25, 44, 22, 22, 31)  # mm, 156 in all
_SIZE = 10.5  # 五号
_NONE = "—"


def write(compiled: Compiled, *, annex: bool = True, endnotes: bool = True) -> bytes:
    """The report as a Word file. annex: a table of every figure with its source, on pages of its own."""
    rows = provenance.annex(compiled)
    notes = dict(provenance.endnotes(compiled)) if endnotes else {}
    stamp = stamp_of(compiled)
    tagged = [
        Tagged(stamp.tag(r.n), s.words, _alias(r), notes.get(r.place, ""))
        for s, r in zip(compiled.figures, rows, strict=True)
    ]
    at = {shown.start: part for shown, part in zip(compiled.figures, tagged, strict=True)}
    blocks: list[Block] = [_block(line, list(_words(compiled, line, at))) for line in compiled.lines]
    if annex and rows:
        blocks.append(Annex(ANNEX_TITLE, [Tagged(stamp.tag(ANNEX), ANNEX_WORD)]))
        # Word numbers the notes itself: 1, 2, 3 over those figures that have one.
        number = {place: str(n) for n, place in enumerate(notes, 1)}
        cells = [_cells(r, number.get(r.place, _NONE if endnotes else str(r.place))) for r in rows]
        blocks.append(Table(_HEADS if endnotes else ("序号", *_HEADS[1:]), cells, _WIDTHS, _SIZE))
    return write_docx(blocks, title=compiled.report.title)


def _block(line: Line, words: Sequence[str | Tagged]) -> Block:
    match line.kind:
        case "title":
            return Title(words)
        case "occasion" | "speaker":
            return Occasion(words)
        case "salutation":
            return Salutation(words)
        case "heading":
            return Heading(words, min(max(line.level, 1), 4))
    return Para(words)


def _words(compiled: Compiled, line: Line, tagged: Mapping[int, Tagged]) -> Iterator[str | Tagged]:
    """The words of a line, cut where its figures stand. tagged: by where they begin."""
    at = line.start
    for shown in _filled(compiled.within(line)):
        if shown.start > at:
            yield compiled.text[at : shown.start]
        yield tagged[shown.start]
        at = shown.end
    if at < line.end:
        yield compiled.text[at : line.end]


def _filled(figures: Sequence[Shown]) -> Iterator[Shown]:
    """A figure without words has no place in a file."""
    return (f for f in figures if f.words)


def _alias(row: Row) -> str:
    """What Word shows on the control."""
    return " ".join(filter(None, (row.indicator, row.period, row.area))) or row.source


def _cells(row: Row, number: str) -> Sequence[str]:
    meaning = row.definition if row.definition != row.indicator else ""
    cells = (
        "：".join(filter(None, (row.indicator, meaning))),
        "\n".join(filter(None, (row.period, row.area))),
        "÷".join(_plain(side) for side in (row.over, row.under) if side is not None),
        row.source,
    )
    return (number, row.words, *(cell or _NONE for cell in cells))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():,f}"
