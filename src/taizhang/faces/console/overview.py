"""What the desk shows beside the work: figures, villages, the year. Reckoned once a minute for each person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Count, Q, QuerySet

from taizhang.base import clock
from taizhang.base.period import Period, Unit
from taizhang.faces.console.amounts import cut
from taizhang.faces.console.charts import Pair, Tile, pairs, tiles
from taizhang.faces.console.frame import KEPT, may_anywhere
from taizhang.faces.console.standing import lately
from taizhang.ledger import desk
from taizhang.ledger.book import Book
from taizhang.ledger.listing.narrow import end_of_week
from taizhang.ledger.measures import Ratio
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor

Part = dict[str, Any]
KEPT_TREND = 600
RATES = 1  # rates shown in the strip


@dataclass(frozen=True)
class Figures:
    """The strip, and how much falls due this week."""

    strip: list[dict[str, Any]]
    due_this_week: int


def figures(actor: Actor) -> Figures:
    """In hand, late, due today and this week, and the main book's closing rate of the year."""
    return lately(actor, "figures", KEPT, lambda: _reckon(actor))


def _reckon(actor: Actor) -> Figures:
    now, week_ago = clock.now(), clock.now() - timedelta(days=7)
    late, week = Q(due_at__lt=now), Q(due_at__gte=now, due_at__lte=end_of_week())
    n = desk.open_cards(actor).aggregate(
        open=Count("pk"),
        late=Count("pk", filter=late),
        today=Count("pk", filter=Q(due_at__gte=now, due_at__lte=clock.end_of(clock.today()))),
        week=Count("pk", filter=week),
        came=Count("pk", filter=Q(opened_at__gte=week_ago)),
        # Late by now, but not yet a week ago: what the number was then, but for what was closed since.
        fresh=Count("pk", filter=Q(due_at__lt=now, due_at__gte=week_ago)),
    )
    strip = [
        _figure("在办", n["open"], "/all?open=1", unit="件", note=f"近 7 天新收 {n['came']} 件"),
        _figure("超期", n["late"], "/all?due=late", unit="件", hot=n["late"] > 0, **_late_note(n)),
        _figure("今天到期", n["today"], "/all?due=today", unit="件"),
        _figure("本周到期", n["week"], "/all?due=week", unit="件"),
        *rates(actor),
    ]
    return Figures(strip, n["week"])


def _late_note(n: dict[str, int]) -> dict[str, str]:
    if not n["late"]:
        return {"note": "都在期限内", "trend": "down"}
    return {"note": f"近 7 天新超期 {n['fresh']} 件", "trend": "up" if n["fresh"] else ""}


def _figure(
    label: str, value: int | str, url: str, *, unit: str = "", note: str = "", trend: str = "", hot: bool = False
) -> Part:
    return {"label": label, "value": str(value), "unit": unit, "note": note, "trend": trend, "url": url, "hot": hot}


def rates(actor: Actor) -> Iterable[dict[str, Any]]:
    """This year's closing rate of the main book, beside last year's over the same days."""
    book = main_book(actor)
    measure = next((m for m in book.measures if isinstance(m, Ratio)), None) if book else None
    if book is None or measure is None:
        return
    period = Period.containing(Unit.YEAR, clock.today())
    rows = book.visible_to(actor)
    over, under = measure.parts(rows, period)
    value = 100 * (over or 0) / under if under else None
    yield _figure(
        f"{period.start.year}年{measure.title}",
        "—" if value is None else f"{cut(value)}",
        f"/books/{book.slug}/?figure={measure.key}&period={period.key}",
        unit="" if value is None else "%",
        note=f"{over or 0} / {under or 0} {measure.under.unit}",
    )


def main_book(actor: Actor) -> Book[Any] | None:
    """The book of matters this person works in first."""
    return next((b for b in shelf.values() if b.shape == "matter" and may_anywhere(actor, b, "read")), None)


def panels(actor: Actor) -> list[dict[str, Any]]:
    """The villages and the year of the main book."""
    return lately(actor, "panels", KEPT, lambda: _panels(actor))


def _panels(actor: Actor) -> list[dict[str, Any]]:
    book = main_book(actor)
    if book is None:
        return []
    return [
        {
            "title": "各村（社区）在办",
            "sub": book.title,
            "body": villages(actor, book),
            "more": {"url": "/late?by=village", "label": "看超期"},
            "empty": "还没有辖区。请系统管理员先登记村（社区）。",
        },
        {
            "title": "近 12 个月",
            "sub": f"{book.title} · 收到与办结",
            "body": trend(actor, book),
            "more": {"url": f"/books/{book.slug}/", "label": "看台账"},
            "empty": "",
        },
    ]


def villages(actor: Actor, book: Book[Any]) -> Any:
    """Open entries by village, each tile leading to its rows."""
    rows = book.visible_cards(actor).filter(closed_at=None).order_by().values_list("area").annotate(n=Count("pk"))
    by_village: dict[int, int] = {}
    for area, n in rows:
        village = actor.places.village_of(area)
        if village is not None:
            by_village[village.pk] = by_village.get(village.pk, 0) + n
    data = [Tile(stem(v.name), by_village.get(v.pk, 0), _of(book, v.pk)) for v in actor.places.villages]
    return tiles(data, f"各村（社区）在办{book.title}") if data else ""


def _of(book: Book[Any], area: int) -> str:
    return f"/books/{book.slug}/?area={area}&open=1"


def trend(actor: Actor, book: Book[Any]) -> Any:
    """Received and closed by month, the last twelve."""
    data = lately(actor, f"trend:{book.slug}", KEPT_TREND, lambda: _trend(actor, book))
    return pairs(data, f"{book.title}近 12 个月收到与办结", ("收到", "办结"))


def _trend(actor: Actor, book: Book[Any]) -> list[Pair]:
    months, rows = last_months(clock.today(), 12), book.visible_to(actor)
    counts = zip(months, _by_month(rows, "opened_at", months), _by_month(rows, "closed_at", months), strict=True)
    return [Pair(f"{m.start.month}月", came, closed) for m, came, closed in counts]


def _by_month(rows: "QuerySet[Any]", on: str, months: list[Period]) -> list[int]:
    """How many rows have the instant `on` in each of the months that follow one another, in one query of that span."""
    ends = [clock.instant(m.start, clock.MIDNIGHT) for m in months] + [clock.instant(months[-1].end, clock.MIDNIGHT)]
    spans = list(pairwise(ends))
    wanted = {f"m{n}": Count("pk", filter=Q(**{f"{on}__gte": a, f"{on}__lt": b})) for n, (a, b) in enumerate(spans)}
    found = rows.filter(**{f"{on}__gte": ends[0], f"{on}__lt": ends[-1]}).order_by().aggregate(**wanted)
    return [found[f"m{n}"] for n in range(len(spans))]


def last_months(day: date, n: int) -> list[Period]:
    """The last n calendar months, the one of `day` last."""
    months = [Period.containing(Unit.MONTH, day)]
    while len(months) < n:
        months.insert(0, months[0].previous())
    return months


def stem(name: str) -> str:
    """A village without its 村 or 社区, unless too little of its name would be left (新村)."""
    short = name.removesuffix("村").removesuffix("社区")
    return short if len(short) > 1 else name
