"""What an empty form already knows: that it is now, where somebody works, and what they wrote there the last time."""

from typing import Any

from django.db import models

from taizhang.base import clock
from taizhang.ledger.book import Book
from taizhang.town.actor import Actor


def known(request: Any, book: Book[Any]) -> dict[str, Any]:
    """Now, the one village of a cadre, and what the address says."""
    found: dict[str, Any] = {}
    if book.happened in book.form_fields:
        field = book.model._meta.get_field(book.happened)
        found[book.happened] = clock.now() if isinstance(field, models.DateTimeField) else clock.today()
    held = {h.areas for h in request.actor.holds}
    if len(held) == 1 and (areas := held.pop()):
        found["area"] = areas[0]
    return found | {n: v for n, v in request.GET.items() if n in book.form_fields and v}


def remembered(book: Book[Any], actor: Actor) -> dict[str, Any]:
    """What this person wrote the last time in the fields that mostly stay the same; empty the first time."""
    if not book.remembers or actor.person is None:
        return {}
    columns = [book.model._meta.get_field(n).attname for n in book.remembers]
    rows = book.visible_to(actor).filter(opened_by=actor.person).order_by("-opened_at", "-id")
    last = rows.values_list(*columns).first()
    return dict(zip(book.remembers, last, strict=True)) if last else {}
