"""After a close: each frozen value beside today's, those that moved first."""

from typing import Any

from django.utils.safestring import SafeString

from taizhang.base.period import Period
from taizhang.faces.console import markup
from taizhang.faces.console.markup import Column
from taizhang.faces.console.numbers import said, tiles
from taizhang.faces.console.numbers.held import KEPT_CELLS
from taizhang.indicators import frozen
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.compute import cells
from taizhang.indicators.models import Closing
from taizhang.indicators.visible import visible
from taizhang.ledger.unwritten import until_written
from taizhang.town.actor import Actor
from taizhang.town.models import Town
from taizhang.town.places import places

Pair = tuple[Cell, Cell]
COLUMNS = [Column("指标", "title"), Column("类别"), Column("封账时", "num"), Column("现在", "num"), Column("变动")]


def beside(closing: Closing, actor: Actor) -> list[Pair]:
    """The frozen cell and today's of every indicator this person may be shown, for the whole town."""
    pairs = until_written(actor.places, (beside, closing.pk), lambda: _beside(closing, actor.town), KEPT_CELLS)
    return [pairs[each.key] for each in visible(actor) if each.key in pairs]


def _beside(closing: Closing, town: Town) -> dict[str, Pair]:
    period, root = Period.parse(closing.period), places(town).root.pk
    then = frozen.cells_of(closing, [Ask(each.key, root, period) for each in catalogue], town)
    now = cells(list(then), town, frozen=False)
    # An entry gone for one that came leaves the number as it was: where it was not nought, the rows are held together.
    doubt = [ask for ask in then if now[ask].over and not moved((then[ask], now[ask]))]
    then |= frozen.cells_of(closing, doubt, town, rows=True)
    now |= cells(doubt, town, frozen=False, rows=True)
    return {ask.indicator: (then[ask], now[ask]) for ask in then}


def moved(pair: Pair) -> bool:
    """Whether the number, or what it was made of, is another today: one entry gone for one that came is a change."""
    then, now = pair
    return (then.value, then.over, then.under, then.rows_digest) != (now.value, now.over, now.under, now.rows_digest)


def tables(pairs: list[Pair]) -> dict[str, Any]:
    """Those that moved, those that did not, and how many had no number then and have none now."""
    changed = [p for p in pairs if moved(p)]
    same = [p for p in pairs if not moved(p) and p[0].value]
    return {
        "moved": table(changed, "封账后有变动的指标") if changed else "",
        "moved_count": len(changed),
        "same": table(same, "封账后没有变动的指标", COLUMNS[:-1]) if same else "",
        "same_count": len(same),
        "empty_count": len(pairs) - len(changed) - len(same),
    }


def table(pairs: list[Pair], caption: str, columns: list[Column] = COLUMNS) -> SafeString:
    """One line an indicator."""
    return markup.table(columns, [_row(*pair)[: len(columns)] for pair in pairs], caption)


def _row(then: Cell, now: Cell) -> list[Any]:
    of, ask = then.indicator, then.ask
    url = f"/indicators/{of.key}?area={ask.area}&period={ask.period.key}#frozen"
    return [markup.title(of.title, url), of.domain, _said(then), _said(now), _move(then, now)]


def _said(cell: Cell) -> str:
    if cell.value is None:
        return ""
    parts = tiles.parts(cell.indicator, cell)
    return said.with_unit(cell.indicator, cell.value) + (f"（{parts}）" if parts else "")


def _move(then: Cell, now: Cell) -> str:
    found = said.move(then.indicator, now.value, then.value, "封账时")
    if found is None:
        return "现在没有数" if now.value is None else "当时没有数"
    if found.words == "持平":
        return "数字没有变，条目变了"
    return f"{found.arrow} {found.words}"
