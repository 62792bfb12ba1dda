"""A few of the year's numbers on the desk of those who answer for all of them."""

from typing import Any

from taizhang.base import clock
from taizhang.base.period import Period, Unit
from taizhang.faces.console import frame
from taizhang.faces.console.numbers import held, links, said, tiles
from taizhang.faces.console.numbers.asked import Asked
from taizhang.faces.console.standing import lately
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.indicator import Indicator
from taizhang.town.actor import Actor
from taizhang.town.posts import CHIEF, LEADER, PARTY_OFFICE

LEADERS = (LEADER, CHIEF, PARTY_OFFICE)
MOST = 5


def strip(actor: Actor) -> list[dict[str, Any]]:
    """The year's number of each kind of work that has one: the one with a target, else the first.

    What only stands and has no target (how many villages) is no news. Empty for everybody else.
    """
    if not actor.holding(*LEADERS):
        return []
    return lately(actor, "numbers", frame.KEPT, lambda: _reckon(actor))


def _reckon(actor: Actor) -> list[dict[str, Any]]:
    asked = Asked(actor, {})
    year = Period.containing(Unit.YEAR, clock.today())
    firsts = [each for group in asked.domains.values() if (each := first(group)).target or each.over_time == "sum"]
    found = held.once([Ask(each.key, asked.area.pk, year) for each in firsts], actor.town)
    shown = [cell for cell in found.values() if cell.value]
    return [_figure(asked, cell) for cell in shown[:MOST]]


def first(group: list[Indicator]) -> Indicator:
    """The number that stands for a kind of work."""
    return next((each for each in group if each.target is not None), group[0])


def _figure(asked: Asked, cell: Cell) -> dict[str, Any]:
    aim = said.aim(cell.indicator, cell.value)
    parts = tiles.parts(cell.indicator, cell)
    note = f"{parts}，{aim.words}" if aim and parts else aim.words if aim else parts
    return {
        "label": cell.indicator.title,
        "value": said.value(cell.indicator, cell.value),
        "unit": cell.indicator.unit,
        "url": links.card(asked, cell.indicator.key),
        "note": note,
        "trend": "" if aim is None or aim.reached is None else "down" if aim.reached else "up",
        "hot": False,
    }
