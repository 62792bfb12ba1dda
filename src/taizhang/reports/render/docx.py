"""A compiled report → .docx after GB/T 9704: every number in a control of its own, its source in an endnote."""

from collections.abc import Iterator, Mapping, Sequence

from taizhang.base.docx import Annex, Block, Heading, Occasion, Para, Salutation, Table, Tagged, Title, write_docx
from taizhang.reports.render.sources import Source, sources
from taizhang.reports.render.stamp import ANNEX, Stamp, stamp_of
from taizhang.reports.shown import Compiled, Line

ANNEX_WORD, ANNEX_TITLE = "附件", "报告数字来源表"
_HEADS = ("尾注", "文中数字", "指标和口径", "时段和辖区", "分子÷分母", "来源")
_WIDTHS = (12, 25, 48, 24, 22, 25)  # mm, 156 in all
_SIZE = 10.5  # 五号


def write(compiled: Compiled, *, annex: bool = True, endnotes: bool = True) -> bytes:
    """The report as a Word file. annex: a table of every figure with its source, on pages of its own."""
    found = sources(compiled)
    stamp = stamp_of(compiled)
    held = {s.n: s for s in found}
    blocks: list[Block] = [_block(line, _words(compiled, line, held, stamp, endnotes)) for line in compiled.lines]
    if annex and found:
        blocks.append(Annex(ANNEX_TITLE, [Tagged(stamp.tag(ANNEX), ANNEX_WORD)]))
        blocks.append(Table(_HEADS, [_row(s, endnotes) for s in found], _WIDTHS, _SIZE))
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


def _words(
    compiled: Compiled, line: Line, held: Mapping[int, Source], stamp: Stamp, endnotes: bool
) -> Sequence[str | Tagged]:
    return list(_cut(compiled, line, held, stamp, endnotes))


def _cut(
    compiled: Compiled, line: Line, held: Mapping[int, Source], stamp: Stamp, endnotes: bool
) -> Iterator[str | Tagged]:
    """The words of a line, cut where its figures stand."""
    at = line.start
    for shown in compiled.within(line):
        if shown.start > at:
            yield compiled.text[at : shown.start]
        source = held[shown.n]
        note = source.sentence if endnotes and source.note else ""
        yield Tagged(stamp.tag(shown.n), shown.words, _alias(source), note)
        at = shown.end
    if at < line.end:
        yield compiled.text[at : line.end]


def _alias(source: Source) -> str:
    """What Word shows on the control."""
    return " ".join(filter(None, (source.title, source.period, source.area))) or source.origin


def _row(source: Source, endnotes: bool) -> Sequence[str]:
    meaning = f"{source.title}：{source.meaning}" if source.meaning else source.title
    made = f"{source.over}÷{source.under}" if source.under else source.over
    number = str(source.note) if source.note and endnotes else "—" if endnotes else str(source.n)
    return (
        number,
        source.words,
        meaning or "—",
        "\n".join(filter(None, (source.period, source.area))),
        made,
        source.origin,
    )
