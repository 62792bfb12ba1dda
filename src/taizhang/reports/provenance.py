"""Where every number of a report comes from: the annex that lists them, and the endnotes that stand under the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from taizhang.indicators.places import KINDS
from taizhang.indicators.registry import measure
from taizhang.indicators.rounding import say
from taizhang.ledger.measures import Count, Measure
from taizhang.ledger.shelf import shelf
from taizhang.reports.shown import Compiled, Shown
from taizhang.town.places import Places, places

HEADS = (
    "序号", "原文数字", "指标", "口径", "辖区", "时段", "分子", "分母", "来源", "条目数", "版本", "摘要值",
)  # fmt: skip
SOURCES = {"ledger": "台账", "reported": "部门报数", "rhetoric": "行文用语", "open": "待定", "none": "缺数"}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure in the annex. rows: how many entries are behind its numerator; None where they are not counted."""

    n: int
    words: str
    indicator: str
    definition: str
    area: str
    period: str
    over: Decimal | None
    under: Decimal | None
    source: str
    rows: int | None
    version: str
    digest: str
    place: int  # in the order of the text, from 1

    @property
    def cells(self) -> tuple[object, ...]:
        """The row as a sheet has it, under HEADS."""
        return (
            self.place, self.words, self.indicator, self.definition, self.area, self.period, self.over, self.under,
            self.source, self.rows, self.version, self.digest,
        )  # fmt: skip


def annex(now: Compiled) -> tuple[Row, ...]:
    """Every figure of a compiled report with its source, in the order of the text."""
    map_ = places(now.report.town) if any(f.cell for f in now.figures) else None
    return tuple(_row(shown, place, map_) for place, shown in enumerate(now.figures, 1))


def _row(shown: Shown, place: int, map_: Places | None) -> Row:
    cell = shown.cell
    if cell is None:
        source = SOURCES.get(shown.source, "")
        source = f"{source}：{shown.note}" if shown.note else source
        return Row(shown.n, shown.words, "", "", "", "", None, None, source, None, "", "", place)
    area = map_.areas.get(cell.ask.area) if map_ else None
    definition = cell.definition
    plain = (definition.plain if definition else "") or cell.indicator.title
    return Row(
        shown.n, shown.words, cell.indicator.title, plain, area.name if area else "", cell.ask.period.label, cell.over,
        cell.under, _source(shown), _count(shown), definition.version if definition else "", cell.rows_digest, place,
    )  # fmt: skip


def _source(shown: Shown) -> str:
    """The books counted, or who reported it."""
    cell = shown.cell
    if cell is None or cell.source != "ledger" or cell.definition is None:
        word = SOURCES.get(shown.source, "")
        return f"{word}：{cell.note}" if cell and cell.note else word
    return "；".join(dict.fromkeys(_sides(cell.definition.over, cell.definition.under)))


def _sides(*named: str) -> Iterator[str]:
    for name in filter(None, named):
        if name in KINDS:
            yield "辖区表"
            continue
        book, found = shelf.get(name.partition(".")[0]), _measure(name)
        if book is not None:
            yield f"台账“{book.title}”" + (f"：{found.title}" if found else "")


def _measure(named: str) -> Measure | None:
    return measure(named) if named.partition(".")[0] in shelf else None


def _count(shown: Shown) -> int | None:
    """A count is how many entries it counts; a total of hours or money is not."""
    cell = shown.cell
    if cell is None or cell.definition is None or cell.over is None:
        return None
    return int(cell.over) if isinstance(_measure(cell.definition.over), Count) else None


def endnotes(now: Compiled) -> tuple[tuple[int, str], ...]:
    """A sentence for each figure that counts something: its number in the order of the text, and where it is from."""
    out = []
    for row, shown in zip(annex(now), now.figures, strict=True):
        if shown.kind not in ("rhetoric", "open"):
            out.append((row.place, _note(row, shown)))
    return tuple(out)


def _note(row: Row, shown: Shown) -> str:
    cell = shown.cell
    if cell is None:
        return f"{row.words}：{row.source}。"
    fraction = ""
    if cell.under is not None and cell.over is not None:
        fraction = f"，{say(cell.indicator, cell.over, 0)} ÷ {say(cell.indicator, cell.under, 0)}"
    end = "。" if row.definition.endswith("。") else ""
    plain = "" if row.definition == row.indicator else f"{row.definition.removesuffix('。')}{end}"
    return f"{row.words}：{row.indicator}（{row.area}，{row.period}{fraction}）。{plain}来源：{row.source}。"
