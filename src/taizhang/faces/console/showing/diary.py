"""Lines of the journal by day, each day with its seal."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import Any

from taizhang.base import clock
from taizhang.faces.console import saying
from taizhang.faces.console.showing import timeline
from taizhang.ledger import sealing
from taizhang.ledger.book import Book
from taizhang.ledger.models import DaySeal, JournalLine
from taizhang.town import told
from taizhang.town.models import Town


def days(
    town: Town, lines: Iterable[JournalLine], line: Callable[[JournalLine], dict[str, Any]]
) -> list[dict[str, Any]]:
    """Lines, newest first, by day as journal.html asks for them."""
    found = [(day, list(rows)) for day, rows in groupby(lines, key=lambda row: clock.local_day(row.at))]
    seals = {s.day: s for s in DaySeal.objects.filter(town=town.pk, day__in=[day for day, _ in found])}
    sound = sealing.sound(town, seals.values())
    return [
        {"day": saying.day_of_week(day), "sealed": sealed(day, seals, sound), "lines": [line(r) for r in rows]}
        for day, rows in found
    ]


def sealed(day: date, seals: dict[date, DaySeal], sound: set[date]) -> dict[str, Any]:
    """A day's seal: whole, broken, or not yet there."""
    held = seals.get(day)
    if held is None:
        return {"ok": False, "word": "今日未封" if day == clock.today() else "未封", "digest": ""}
    return {"ok": day in sound, "word": "已封存" if day in sound else "封印不符", "digest": held.mac}


def line(book: Book[Any] | None, row: JournalLine, url: str, changes: list[dict[str, str]]) -> dict[str, Any]:
    """One line."""
    text = timeline.text(book, row)
    what = told.WORDS.get(row.verb) if not row.entry else None
    return {
        "seq": row.seq,
        "at": f"{clock.local(row.at):%H:%M:%S}",
        "exact": row.at.isoformat(),
        "who": row.by_name,
        "office": "",
        "what": (what or timeline.what(book, row)) + (f"：{text}" if text else ""),
        "number": row.number,
        "url": url,
        "changes": changes,
        "digest": row.digest,
        "reason": str(row.change.get("why", "")) if row.verb != "reveal" else "",
    }


def names(book: Book[Any] | None, row: JournalLine) -> list[dict[str, str]]:
    """Which fields a line changed, by name alone."""
    if book is None or row.verb == "open":
        return []
    changed = "、".join(str(field.verbose_name) for field in timeline.changed(book, row))
    return [{"label": "改动", "before": "", "after": changed}] if changed else []
