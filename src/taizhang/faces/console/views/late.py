"""What is late, and where it lies: by office, by village, by book. Never by person: nobody is ranked here."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from taizhang.base import clock
from taizhang.faces.console import frame, overview, punctual, saying
from taizhang.faces.console.charts import Bar, bars
from taizhang.faces.console.showing import cards
from taizhang.faces.console.signed_in import signed_in
from taizhang.ledger import desk
from taizhang.ledger.listing.narrow import end_of_week
from taizhang.ledger.models import Card, Clock, Pause
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor

WAYS = {"office": ("按单位", "单位"), "village": ("按村（社区）", "村（社区）"), "book": ("按台账", "台账")}
COLUMN = {"office": "office", "village": "area", "book": "book"}
OLDEST, PAUSES = 15, 10


@dataclass
class Lies:
    """What lies in one place."""

    late: int = 0
    today: int = 0
    week: int = 0
    open: int = 0
    first: datetime | None = None


@require_safe
@signed_in
def late(request: Any) -> HttpResponse:
    """Late work over all that this person may read."""
    actor: Actor = request.actor
    way = request.GET.get("by", "office")
    way = way if way in WAYS else "office"
    cards_open = desk.open_cards(actor)
    found = lies(cards_open, way, actor)
    on_time = punctual.rates(actor, way)
    groups = [group(way, key, each, actor) | {"on_time": on_time.get(key, "")} for key, each in found]
    late_ones = cards_open.filter(due_at__lt=clock.now())
    oldest = late_ones.select_related("area", "office").order_by("due_at", "pk")[:OLDEST]
    context = {
        "title": "超期与到期",
        "sub": "看事不看人：数的是事项压在哪里",
        "printable": True,
        "by": [{"url": f"?by={key}", "label": label, "on": key == way} for key, (label, _) in WAYS.items()],
        "figures": overview.figures(actor).strip,
        "groups": groups,
        "group_word": WAYS[way][1],
        "chart": chart(groups),
        "oldest": {
            "table": cards.table(oldest, actor, "最久未办的事项", books=True),
            "more": {"url": "/all?due=late", "label": "看全部超期"},
        },
        "pauses": pauses(actor),
        "empty": {"icon": "circle-check-big", "title": "没有超期的事项", "text": "都在期限内。", "actions": []},
    }
    return frame.page(request, "console/late.html", context)


def lies(rows: "QuerySet[Card]", way: str, actor: Actor) -> list[tuple[Any, Lies]]:
    """What is open by place, the latest first."""
    now = clock.now()
    counted = rows.order_by().values_list(COLUMN[way]).annotate(
        late=Count("pk", filter=Q(due_at__lt=now)),
        today=Count("pk", filter=Q(due_at__gte=now, due_at__lte=clock.end_of(clock.today()))),
        week=Count("pk", filter=Q(due_at__gte=now, due_at__lte=end_of_week())),
        open=Count("pk"),
        first=Min("due_at"),
    )  # fmt: skip
    found: dict[Any, Lies] = defaultdict(Lies)
    for key, late_, today, week, open_, first in counted:
        if way == "village":
            village = actor.places.village_of(key)
            key = village.pk if village else None
        each = found[key]
        each.late, each.today, each.week, each.open = (
            each.late + late_, each.today + today, each.week + week, each.open + open_,
        )  # fmt: skip
        each.first = min(filter(None, (each.first, first)), default=None)
    return sorted(found.items(), key=lambda item: (-item[1].late, -item[1].today, -item[1].open))


def group(way: str, key: Any, each: Lies, actor: Actor) -> dict[str, Any]:
    """One line of the table."""
    longest, kind = saying.due(each.first)
    return {
        "name": _name(way, key, actor),
        "url": _url(way, key, actor, "&due=late" if each.late else "&open=1"),
        "late": each.late,
        "today": each.today,
        "week": each.week,
        "open": each.open,
        "longest": longest if kind == "late" else "",
    }


def _name(way: str, key: Any, actor: Actor) -> str:
    if way == "book":
        return shelf[key].title
    held: Any = actor.places.offices if way == "office" else actor.places.areas
    return str(held[key]) if key in held else "未定单位" if way == "office" else "镇一级"


def _url(way: str, key: Any, actor: Actor, tail: str) -> str:
    name = {"office": "office", "village": "area", "book": "book"}[way]
    value = key if key is not None else "0" if way == "office" else actor.places.root.pk
    return f"/all?{name}={value}{tail}"


def chart(groups: list[dict[str, Any]]) -> Any:
    """Late work as bars."""
    data = [Bar(g["name"], g["late"], g["url"], True) for g in groups if g["late"]]
    return bars(data, "超期件数") if data else ""


def pauses(actor: Actor) -> list[dict[str, Any]]:
    """Clocks that stand still: a pause must not hide a delay."""
    paused = Clock.objects.filter(town=actor.town, stopped_at=None, paused_at__isnull=False).order_by("paused_at")
    readable = desk.open_cards(actor).filter(entry__in=paused.values("entry"))
    held = {c.entry: c for c in readable.order_by("opened_at")[:PAUSES]}
    rows = Pause.objects.filter(to_at=None, clock__entry__in=list(held), clock__stopped_at=None).select_related("clock")
    return [
        {
            "url": cards.url(card := held[row.clock.entry]),
            "number": card.number,
            "title": card.title,
            "why": row.reason,
            "since": saying.day(clock.local_day(row.from_at)),
        }
        for row in rows.order_by("from_at")
    ]
