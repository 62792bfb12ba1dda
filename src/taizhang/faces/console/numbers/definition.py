"""The card of one indicator as indicator.html asks for it."""

from typing import Any

from taizhang.faces.console.numbers import apart, board, frozen, held, links, past, said, series, tiles, villages, words
from taizhang.faces.console.numbers.asked import Asked
from taizhang.indicators import behind
from taizhang.indicators.behind import SideName
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.indicator import Indicator

SIDES: tuple[tuple[SideName, str], ...] = (("over", "分子"), ("under", "分母"))


def context(asked: Asked, indicator: Indicator) -> dict[str, Any]:
    """The whole page."""
    ask = Ask(indicator.key, asked.area.pk, asked.period)
    found = held.once(wanted(asked, indicator), asked.actor.town)
    cell = found[ask]
    return {
        "title": indicator.title,
        "sub": f"{asked.area.name} · {board.sub(asked)}",
        "seal": ("已封账", "done") if cell.closing is not None else None,
        "printable": True,
        "crumbs": [{"url": asked.here("/indicators", domain=indicator.domain), "label": indicator.domain}],
        "notices": [{"kind": "ask", "text": each} for each in (*asked.troubles, *past.troubles(asked))],
        "periods": board.periods(asked),
        "nearby": board.nearby(asked),
        "form": board.form(asked),
        "tile": tiles.tile(asked, found, indicator) | {"spark": ""},
        "sides": sides(asked, cell),
        "note": cell.note,
        "facts": words.facts(indicator, cell.definition),
        "versions": words.versions(indicator, asked.period),
        "panels": panels(asked, found, indicator),
        "past": past.context(asked, cell),
        "apart": apart.context(asked, indicator),
        "frozen": frozen.context(asked, indicator) if cell.closing is not None else None,
    }


def wanted(asked: Asked, indicator: Indicator) -> list[Ask]:
    """Every cell of the page, but those of a past day."""
    here = asked.area.pk
    periods = [*held.wanted(indicator, asked.period), *series.periods(asked.period)]
    asks = [Ask(indicator.key, here, period) for period in periods]
    if asked.whole_town:
        asks += [Ask(indicator.key, village.pk, asked.period) for village in asked.actor.places.villages]
    return asks


def sides(asked: Asked, cell: Cell) -> list[dict[str, Any]]:
    """Numerator and denominator with their rows, and how many of them this reader may not see."""
    if cell.source != "ledger":
        return []
    both = SIDES if cell.under is not None else (("over", "条目"),)
    return [_side(asked, cell, side, label) for side, label in both]


def _side(asked: Asked, cell: Cell, side: SideName, label: str) -> dict[str, Any]:
    value = cell.over if side == "over" else cell.under
    found = behind.rows(cell.ask, side, by=asked.actor)
    return {
        "label": label,
        "value": said.NONE if value is None else tiles.plain(value),
        "url": links.rows_of(cell.ask, side, asked.actor),
        "book": found.book.title if found else "",
        "unseen": found.unseen if found else 0,
    }


def panels(asked: Asked, found: held.Held, indicator: Indicator) -> list[dict[str, Any]]:
    """The trend with last year's line, and the villages."""
    trend = series.picture(asked, found, indicator)
    made: list[dict[str, Any]] = [{"title": "走势", "sub": "与上年同期相比", "body": trend, "empty": "还没有数。"}]
    if asked.whole_town and not indicator.reported:
        body = villages.picture(asked, found, indicator)
        made.append({"title": "各村（社区）", "sub": str(asked.period), "body": body, "empty": "这段时间没有。"})
    return [{"more": None, **panel} for panel in made]
