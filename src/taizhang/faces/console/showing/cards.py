"""Cards as rows of a table, as near entries, as parts of one matter."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString

from taizhang.base import clock, workdays
from taizhang.faces.console import markup, saying
from taizhang.faces.console.markup import Column
from taizhang.faces.console.ways import to_entry
from taizhang.ledger.duplicates import Near
from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor

COLUMNS = (
    Column("编号", "no"),
    Column("事项", "title"),
    Column("村（社区）"),
    Column("状态", "seal"),
    Column("到期", "due"),
)


def url(card: Card) -> str:
    """The one address of the card's entry."""
    return to_entry(card.entry)


def place(actor: Actor, area_id: int | None) -> str:
    """The village an area lies in, else the area itself."""
    area = actor.places.village_of(area_id) or actor.places.areas.get(area_id or 0)
    return area.name if area else ""


def table(cards: Iterable[Card], actor: Actor, caption: str, *, books: bool = False) -> SafeString:
    """Cards as a table; `books` adds which book each stands in. "" where there is none."""
    said = dues()
    rows = [row(card, actor, said, books=books) for card in cards]
    columns = (Column("台账"), *COLUMNS) if books else COLUMNS
    return markup.table(columns, rows, caption) if rows else SafeString("")


def row(card: Card, actor: Actor, said: Callable[[Any], object], *, books: bool = False) -> list[object]:
    """One card. said: `dues` of the page."""
    book = shelf[card.book]
    cells: list[object] = [
        card.number,
        markup.title(card.title, url(card), card.gist),
        place(actor, card.area_id),
        markup.seal(*saying.seal(book, card)),
        said(card),
    ]
    return [book.title, *cells] if books else cells


def dues() -> Callable[[Any], SafeString | str]:
    """What says the due dates of entries or cards in words, all as of one moment."""
    now = clock.now()
    day, calendar = clock.local_day(now), id(workdays.current())

    def due(row: Any) -> SafeString | str:
        due_at, closed_at = row.due_at, row.closed_at
        return _due(due_at, closed_at, due_at is not None and due_at < now, day, calendar)

    return due


@lru_cache(maxsize=8192)
def _due(due_at: Any, closed_at: Any, late: bool, day: date, calendar: int) -> SafeString | str:
    """One due date in words, drawn: the same until the day is over, or until it is late."""
    word, kind = saying.due(due_at, closed_at, paused=due_at is None and closed_at is None)
    return markup.due(word, kind, saying.exact(due_at)) if word else ""


def near(found: Iterable[Near], **more: Any) -> list[dict[str, Any]]:
    """Near entries as near.html asks for them; `more` makes join or pick from each."""
    return [
        {**same(n.card), "note": f"相似 {n.alike:.2f} · {saying.day(n.card.on)} · {n.why}"}
        | {name: make(n.card) for name, make in more.items()}
        for n in found
    ]


def same(card: Card) -> dict[str, Any]:
    """A card that belongs to the same matter."""
    book = shelf[card.book]
    return {
        "url": url(card),
        "number": card.number,
        "title": card.title,
        "note": f"{book.title} · {saying.day(card.on)}",
        "seal": saying.seal(book, card),
        "join": None,
        "pick": None,
    }
