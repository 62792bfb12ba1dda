"""One indicator over the villages, in the order of the map: a place is looked at, nobody is ranked."""

from typing import Any

from django.utils.safestring import SafeString

from taizhang.faces.console import charts
from taizhang.faces.console.numbers import links, said
from taizhang.faces.console.numbers.asked import Asked
from taizhang.faces.console.numbers.held import Held
from taizhang.faces.console.overview import stem
from taizhang.indicators.cell import Ask
from taizhang.indicators.indicator import Indicator


def offered(asked: Asked) -> list[Indicator]:
    """What can be shown by village: what books count, of the kind of work asked for."""
    groups = [asked.domains[asked.domain]] if asked.domain else asked.domains.values()
    return [each for group in groups for each in group if not each.reported]


def choice(asked: Asked) -> Indicator | None:
    """The indicator to show by village: the one asked for, else the first there is."""
    found = offered(asked)
    return next((each for each in found if each.key == asked.one("of")), next(iter(found), None))


def options(asked: Asked) -> tuple[tuple[str, str], ...]:
    """What may be shown by village, for a choice."""
    return tuple((e.key, e.title if asked.domain else f"{e.domain} · {e.title}") for e in offered(asked))


def picture(asked: Asked, cells: Held, indicator: Indicator) -> SafeString | str:
    """Counts as tiles, rates as bars of the whole; each opens its village's rows."""
    title = f"{indicator.title}，{asked.period}，各村（社区）"
    found = [cells[Ask(indicator.key, village.pk, asked.period)] for village in asked.actor.places.villages]
    if not any(cell.value for cell in found) or any(cell.value is not None and cell.value < 0 for cell in found):
        return ""
    draw: Any = charts.Bar if indicator.is_rate else charts.Tile
    data = [
        draw(
            name=village.name if indicator.is_rate else stem(village.name),
            value=float(cell.value or 0),
            url=links.rows(cell, asked.actor) if cell.value is not None else "",
            said=said.value(indicator, cell.value),
        )
        for village, cell in zip(asked.actor.places.villages, found, strict=True)
    ]
    return charts.bars(data, title, indicator.unit) if indicator.is_rate else charts.tiles(data, title, indicator.unit)


def pages(asked: Asked) -> list[dict[str, Any]]:
    """The town and its villages, each with its own page."""
    places = asked.actor.places
    return [
        {"url": asked.here(area=area.pk), "label": area.name, "on": area.pk == asked.area.pk}
        for area in (places.root, *places.villages)
    ]
