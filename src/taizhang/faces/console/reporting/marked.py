"""What a check found, as the red pen shows a text: the ledgers' notes among its own, and what is known of numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from taizhang.base.period import Period
from taizhang.indicators.cell import Cell
from taizhang.redpen import Finding, Reading
from taizhang.redpen.output.about import About, Line
from taizhang.reports.noted import Checked, Matched, Note
from taizhang.reports.shown import part_of, unit_of

OWN = frozenset(("ledger", "missing", "glued", "last_year"))  # kinds the red pen does not know of itself


def reading(found: Checked) -> Reading:
    """The reading with what the ledgers say among its findings; what was kept with a reason is left out."""
    kept = {(n.kind, n.start, n.end, n.message) for n in found.notes if n.explained}
    own = [f for f in found.reading.findings if (f.kind, f.start, f.end, f.message) not in kept]
    more = [_finding(n, found.reading) for n in found.notes if n.kind in OWN and not n.explained]
    return replace(found.reading, findings=tuple(sorted((*own, *more), key=lambda f: (f.start, f.end))))


def _finding(note: Note, read: Reading) -> Finding:
    figures = tuple(i for i, f in enumerate(read.figures) if f.start < note.end and note.start < f.end)
    return Finding(note.level, note.kind, note.start, note.end, note.message, note.arithmetic, note.holds_if, figures)


def about(found: Checked) -> dict[int, About]:
    """What the ledgers know of each number, by its index in the reading."""
    held = dict(_known(found))
    out: dict[int, About] = {}
    for index, figure in enumerate(found.reading.figures):
        known = next((k for (start, end), k in held.items() if start <= figure.start and figure.end <= end), None)
        if known is not None:
            out[index] = known
    return out


def _known(found: Checked) -> Iterator[tuple[tuple[int, int], About]]:
    for each, word in (*((m, "台账") for m in found.matched), *((m, "部门报数") for m in found.reported)):
        state: Any = "kept" if word == "台账" else "free"
        yield (each.start, each.end), About(state, (Line(word, "done", stated(each.cell, each.part), url(each.cell)),))
    for note in found.notes:
        if note.cell is not None and note.kind == "ledger":
            line = Line("台账", "sure", stated(note.cell, "value"), url(note.cell))
            entries = tuple(Line(n.number, "look", f"{n.title}：{n.why}", f"/entries/{n.id}") for n in note.entries)
            yield (note.start, note.end), About("", (line, *entries))


def stated(cell: Cell, part: str = "value") -> str:
    """What the ledger says: 夜访诉求办结率（2023年）92.45%，98 ÷ 106."""
    value = part_of(cell, part)
    unit = unit_of(cell.indicator, part, cell.definition)
    number = "没有数" if value is None else f"{round(value, 2).normalize():,f}{unit}"
    parts = (
        f"，{cell.over:,f} ÷ {cell.under:,f}"
        if cell.under is not None and part == "value" and cell.over is not None
        else ""
    )
    return f"{cell.indicator.title}（{cell.ask.period}）{number}{parts}"


def url(cell: Cell) -> str:
    """The page of the cell's indicator, for its place and period."""
    asked = urlencode({"area": cell.ask.area, "period": cell.ask.period.key})
    return f"/indicators/{cell.ask.indicator}?{asked}"


def sums(found: Checked) -> list[dict[str, Any]]:
    """The strip over a checked text: how its numbers stand to the ledgers."""
    wrong = [n for n in found.notes if n.kind == "ledger" and not n.explained]
    missing = sum(n.kind == "missing" and not n.explained for n in found.notes)
    return [
        _sum("与台账相符", len(found.matched), "点开看条目"),
        _sum("与台账不符", len(wrong), _first(n.stated for n in wrong), hot=bool(wrong)),
        _sum("与部门报数相符", len(found.reported)),
        _sum("没有台账", len(found.unheld) + missing, f"其中缺数 {missing} 个" if missing else "下面逐个列名"),
    ]


def _sum(label: str, count: int, note: str = "", *, hot: bool = False) -> dict[str, Any]:
    return {"label": label, "value": str(count), "unit": "个", "note": note, "trend": "", "url": "", "hot": hot}


def _first(words: Iterable[str]) -> str:
    return "、".join(list(words)[:4])


def unheld(found: Checked) -> list[dict[str, str]]:
    """The numbers that no ledger holds, by name."""
    return [{"words": u.words, "name": u.name} for u in found.unheld]


def matched(found: Checked) -> list[dict[str, str]]:
    """The numbers that are held, each with the indicator it was found to be."""
    rows: list[tuple[Matched, str]] = [(m, "台账") for m in found.matched] + [(m, "部门报数") for m in found.reported]
    return [
        {"words": m.words, "said": stated(m.cell, m.part), "url": url(m.cell), "word": word}
        for m, word in sorted(rows, key=lambda r: r[0].start)
    ]


def period_of(text: str) -> Period | None:
    """The period a finished text was said to report on; None where it is not to be held against the ledgers."""
    return Period.parse(text) if text else None
