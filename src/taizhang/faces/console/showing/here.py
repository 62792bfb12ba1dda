"""此地一年: how often the same kind of thing has come up in the same village within a year."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.db.models import CharField, DateField, QuerySet

from taizhang.base import clock, workdays
from taizhang.faces.console.showing.looked import Looked
from taizhang.ledger.book import Book
from taizhang.ledger.compiled import Slot, question
from taizhang.town.actor import Actor
from taizhang.town.models import Area

LOOKED_AT = 500  # entries read for the figures; a village that has more of one kind has a steady one


def of(looked: Looked) -> dict[str, Any] | None:
    """The tally beside the entry; None above village level, or where this is the only one."""
    book, entry, actor = looked.book, looked.entry, looked.actor
    if book.shape != "matter":
        return None  # what is written down is done: there is nothing to be quick about
    village = actor.places.village_of(entry.area_id)
    if village is None:
        return None
    kind = kind_of(book)
    value = getattr(entry, kind) if kind else ""
    if value is None:
        return None
    alike = question(actor, ("here", book.slug, village.pk), lambda: _alike(book, actor, village, kind))
    spans = alike.tuples(since=clock.today() - timedelta(days=365), kind=value)
    if len(spans) < 2:
        return None
    repeated = sum(n > 1 for n in Counter(matter for _, _, matter in spans).values())
    days = sorted(workdays.between(clock.local_day(a), clock.local_day(b)) for a, b, _ in spans if b)
    what = entry.__class__._meta.get_field(kind).verbose_name if kind else ""
    word = dict(entry._meta.get_field(kind).flatchoices).get(value, "") if kind else book.title
    more = "以上" if len(spans) == LOOKED_AT else ""
    return {
        "title": f"{village.name}一年",
        "rows": [
            (f"同{what}（{word}）" if what else word, f"{len(spans)} 件{more}"),
            ("其中重复反映", f"{repeated} 件事{more}"),
            ("办结用时中位数", f"{days[len(days) // 2]} 个工作日" if days else "—"),
        ],
    }


def _alike(book: Book[Any], actor: Actor, village: Area, kind: str) -> QuerySet[Any, Any]:
    """When the newest entries of one kind in a village since a day came and were closed, and the matter of each."""
    rows = book.visible_to(actor).filter(area__in=actor.places.under(village.code), on__gt=Slot("since", DateField()))
    if kind:
        rows = rows.filter(**{kind: Slot("kind", CharField())})
    return rows.order_by("-on").values_list("opened_at", "closed_at", "matter")[:LOOKED_AT]


def kind_of(book: Any) -> str:
    """The field that says what kind of thing an entry is: the first of its marks that is a choice."""
    return next((n for n in book.gist if book.model._meta.get_field(n).choices and n not in book.guarded), "")
