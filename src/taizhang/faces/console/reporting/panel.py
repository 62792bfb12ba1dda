"""What is known of one figure: what it counts, its parts, its year, the rows behind it and who wrote them down."""

from typing import Any

from django.db.models import Count
from django.utils.safestring import SafeString

from taizhang.base.period import Period, Unit
from taizhang.faces.console import charts, markup, saying
from taizhang.faces.console.charts import Pair
from taizhang.faces.console.numbers import links
from taizhang.faces.console.reporting import said
from taizhang.faces.console.ways import to_entry
from taizhang.indicators import behind
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.compute import cells
from taizhang.indicators.registry import measure
from taizhang.indicators.rounding import rounded
from taizhang.ledger import card
from taizhang.reports.shown import Shown, unit_of
from taizhang.town.actor import Actor

ROWS, WRITERS = 6, 4


def context(figure: Shown, actor: Actor) -> dict[str, Any]:
    """The panel of a figure, as part/figure.html asks for it; what can be changed is added by whoever lets it be."""
    cell = figure.cell
    shown: dict[str, Any] = {
        "n": figure.n,
        "words": figure.words,
        "typed": figure.typed if figure.contradicted else "",
        "seal": said.source(figure),
        "note": figure.note,
        "kind": figure.kind,
        "facts": [],
        "rows": None,
        "trend": "",
    }
    if cell is None:
        return shown
    found = behind.rows(cell.ask, "under" if figure.part == "under" else "over", by=actor)
    return shown | {
        "title": cell.indicator.title,
        "url": links.card_of(cell.indicator.key, cell.ask.area, cell.ask.period.key, actor),
        "sum": _sum(cell),
        "facts": _facts(cell, figure, actor),
        "plain": _plain(cell),
        "frozen": cell.closing is not None,
        "rows": _rows(found, actor) if found else None,
        "trend": trend(cell, actor),
    }


def _plain(cell: Cell) -> str:
    """What it counts, in a sentence: the definition's own, else its measure's."""
    if cell.definition is None:
        return cell.note
    found = measure(cell.definition.over) if "." in cell.definition.over else None
    return cell.definition.plain or (found.plain if found else "")


def _sum(cell: Cell) -> str:
    """The division behind a rate, with two places: 98 ÷ 106 = 92.45%."""
    if cell.under is None or cell.value is None:
        return ""
    result = f"{rounded(cell.value, 2).normalize():,f}{cell.indicator.unit}"
    return f"{_number(cell, 'over')} ÷ {_number(cell, 'under')} = {result}"


def _number(cell: Cell, part: str) -> str:
    value = cell.over if part == "over" else cell.under
    return "—" if value is None else f"{value.normalize():,f}"


def _facts(cell: Cell, figure: Shown, actor: Actor) -> list[dict[str, Any]]:
    area = actor.places.areas.get(cell.ask.area)
    found: list[dict[str, Any]] = [
        {"label": "辖区", "value": area.name if area else ""},
        {"label": "时段", "value": str(cell.ask.period)},
    ]
    for part, label in (("over", "分子"), ("under", "分母")):
        if cell.under is not None:
            found.append({"label": label, "value": _linked(cell, part, actor)})
    if cell.source == "reported":
        found.append({"label": "来源", "value": cell.note, "full": True})
    if figure.frozen:
        found.append({"label": "取数", "value": "已冻结" if cell.closing is None else "已封账"})
    return found


def _linked(cell: Cell, part: Any, actor: Actor) -> SafeString | str:
    words = f"{_number(cell, part)} {unit_of(cell.indicator, part, cell.definition)}"
    found = behind.rows(cell.ask, part, by=actor)
    address = links.behind_of(found, actor) if found else ""
    return markup.link(f"{words} →", address) if address else words


def _rows(found: behind.Behind, actor: Actor) -> dict[str, Any]:
    book = found.book
    newest = found.rows.order_by("-opened_at")[:ROWS]
    lines = [
        [row.number, markup.title(card.shown(row, book.heading), to_entry(row.pk)),
         markup.seal(*saying.seal(book, row))]
        for row in newest
    ]  # fmt: skip
    columns = (markup.Column("编号", "no"), markup.Column("事项", "title"), markup.Column("状态", "seal"))
    total = found.rows.count()
    return {
        "title": f"这 {total} 条" if total else "没有条目",
        "url": links.behind_of(found, actor),
        "table": markup.table(columns, lines, f"{book.title}，最近 {len(lines)} 条") if lines else "",
        "unseen": found.unseen,
        "writers": _writers(found),
    }


def _writers(found: behind.Behind) -> str:
    """Who wrote the rows down: most first."""
    rows = (
        found.rows.order_by().values_list("opened_by__name").annotate(n=Count("pk")).order_by("-n", "opened_by__name")
    )
    named = [f"{name or '系统'} {n} 条" for name, n in rows[: WRITERS + 1]]
    return "、".join(named[:WRITERS]) + ("等" if len(named) > WRITERS else "")


def trend(cell: Cell, actor: Actor) -> SafeString | str:
    """The months of its year beside those of the year before; nothing for what is no count of a year."""
    period = cell.ask.period
    if cell.source != "ledger" or period.unit is not Unit.YEAR or cell.indicator.over_time != "sum":
        return ""
    year = period.start.year
    months = [(y, m) for y in (year - 1, year) for m in range(1, 13)]
    asked = {(y, m): Ask(cell.ask.indicator, cell.ask.area, Period.month(y, m)) for y, m in months}
    found = cells(asked.values(), actor.town)
    values = {key: int(found[ask].value or 0) for key, ask in asked.items()}
    data = [Pair(f"{m}月", values[year - 1, m], values[year, m]) for m in range(1, 13)]
    return charts.pairs(data, f"{cell.indicator.title}，逐月", (f"{year - 1}年", f"{year}年"))
