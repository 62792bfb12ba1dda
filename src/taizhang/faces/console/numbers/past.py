"""A number as the books stood at the end of a past day, beside the one of now."""

from datetime import date
from typing import Any

from taizhang.base import clock
from taizhang.faces.console import saying
from taizhang.faces.console.numbers import said, tiles
from taizhang.faces.console.numbers.asked import Asked
from taizhang.indicators.cell import Cell
from taizhang.indicators.compute import cells


def read(asked: Asked) -> tuple[date | None, str]:
    """The past day asked for, and what is wrong with it."""
    text = asked.one("at")
    if not text:
        return None, ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None, f"看不懂日期“{text}”：请写成 2024-03-01。"
    if not date(1950, 1, 1) <= day < clock.today():
        return None, "请选今天以前的一天：今天的数就是上面这个。"
    return day, ""


def troubles(asked: Asked) -> list[str]:
    """What is wrong with the day asked for."""
    return [wrong] if (wrong := read(asked)[1]) else []


def context(asked: Asked, now: Cell) -> dict[str, Any]:
    """The form, and both values where a day was asked for."""
    day, _ = read(asked)
    made: dict[str, Any] = {
        "day": day.isoformat() if day else "",
        "hidden": [("area", asked.area.pk), ("period", asked.period.key)],
        "rows": [],
        "moved": None,
    }
    if day is None or now.source == "none":
        return made
    fresh = cells([now.ask], asked.actor.town, frozen=False)[now.ask]
    then = cells([now.ask], asked.actor.town, frozen=False, at=clock.end_of(day))[now.ask]
    titles = (f"{saying.day_with_year(day)}末看", "现在看")
    return made | {
        "rows": [row(title, cell) for title, cell in zip(titles, (then, fresh), strict=True)],
        "moved": said.move(now.indicator, fresh.value, then.value, titles[0]),
    }


def row(title: str, cell: Cell) -> dict[str, str]:
    """One of the two."""
    unit = cell.indicator.unit if cell.value is not None else ""
    return {"title": title, "value": said.value(cell.indicator, cell.value), "unit": unit, **_parts(cell)}


def _parts(cell: Cell) -> dict[str, str]:
    if cell.under is None:
        return {"over": "", "under": ""}
    return {"over": tiles.plain(cell.over), "under": tiles.plain(cell.under)}
