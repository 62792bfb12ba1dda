"""Where each number of a report comes from, in words: the endnote that hangs on it, and its row of the annex."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from taizhang.indicators.cell import Cell
from taizhang.indicators.rounding import say
from taizhang.ledger.shelf import shelf
from taizhang.reports.models import Figure
from taizhang.reports.shown import Compiled, Shown, unit_of
from taizhang.town.models import Area

_KINDS = {
    Figure.Kind.OPEN.value: "尚未说明来源",
    Figure.Kind.BOUND.value: "台账没有这个数",
    Figure.Kind.REPORTED.value: "部门报数",
    Figure.Kind.RHETORIC.value: "行文用语，不是统计数",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One figure and where it comes from. note: the number of its endnote, 0 where it has none.

    over, under: with their units, "" where there are none. origin: the book and whether it was closed, or who reported.
    """

    n: int
    note: int
    words: str
    title: str
    meaning: str
    basis: str
    area: str
    period: str
    value: str
    over: str
    under: str
    origin: str
    digest: str

    @property
    def sentence(self) -> str:
        """The endnote."""
        made = f"（{self.over}÷{self.under}）" if self.under else ""
        about = "，".join(filter(None, (self.title, self.period, self.area)))
        said = f"{about}：{self.value}{made}。" if self.title else ""
        meaning = f"口径：{self.meaning.rstrip('。')}。" if self.meaning else ""
        return f"{said}{meaning}来源：{self.origin}。"


def sources(compiled: Compiled) -> tuple[Source, ...]:
    """The source of every figure in the order of the text; numbers with a source behind them count an endnote each."""
    names = dict(
        Area.objects.filter(pk__in={f.cell.ask.area for f in compiled.figures if f.cell}).values_list("pk", "name")
    )
    return tuple(_counted(compiled, names))


def _counted(compiled: Compiled, names: dict[int, str]) -> Iterator[Source]:
    note = 0
    for shown in compiled.figures:
        noted = shown.cell is not None or shown.kind == Figure.Kind.REPORTED
        note += noted
        yield _source(shown, note if noted else 0, names)


def _source(shown: Shown, note: int, names: dict[int, str]) -> Source:
    cell = shown.cell
    if cell is None:
        origin = shown.note or _KINDS.get(str(shown.kind), "")
        return Source(shown.n, note, shown.words, "", "", "", "", "", "", "", "", origin, "")
    held = cell.definition
    return Source(
        n=shown.n, note=note, words=shown.words, title=cell.indicator.title, meaning=held.plain if held else "",
        basis=held.source if held else "", area=names.get(cell.ask.area, ""), period=cell.ask.period.label,
        value=_with_unit(cell, "value", cell.value), over=_with_unit(cell, "over", cell.over),
        under=_with_unit(cell, "under", cell.under), origin=_origin(cell, shown), digest=cell.rows_digest,
    )  # fmt: skip


def _with_unit(cell: Cell, part: str, value: Decimal | None) -> str:
    """The value in its unit; a share to one place more than the text may show, so that its rounding can be seen."""
    if value is None:
        return ""
    decimals = 2 if part == "value" and cell.definition is not None and cell.definition.under else None
    return f"{say(cell.indicator, value, decimals)}{unit_of(cell.indicator, part, cell.definition)}"


def _origin(cell: Cell, shown: Shown) -> str:
    if cell.source == "reported":
        return cell.note or shown.note or _KINDS["reported"]
    if cell.source == "none":
        return _KINDS["bound"]
    slugs = (
        [side.partition(".")[0] for side in (cell.definition.over, cell.definition.under)] if cell.definition else []
    )
    titles = [shelf[s].title for s in dict.fromkeys(slugs) if s in shelf]
    closed = "封账数" if cell.closing is not None else "编制时的数"
    return f"{'、'.join(titles) or '台账'}，{closed}"
