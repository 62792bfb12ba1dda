"""Before a close: how many numbers will be frozen, and what is better put right first."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from taizhang.base import clock
from taizhang.base.period import DAY, Period
from taizhang.faces.console.frame import may_anywhere
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask
from taizhang.indicators.compute import cells
from taizhang.ledger import desk
from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor


def preview(actor: Actor, period: Period) -> dict[str, Any]:
    """What will be frozen and what is open about it."""
    root = actor.places.root.pk
    found = cells([Ask(each.key, root, period) for each in catalogue], actor.town, frozen=False)
    held = [cell for cell in found.values() if cell.value is not None]
    missing = [cell.indicator for cell in found.values() if cell.source == "none"]
    return {
        "facts": [
            ("指标", f"{len(found)} 个", f"其中 {len(held)} 个有数，{len(found) - len(held)} 个没有"),
            ("辖区", f"{len(actor.places.areas)} 处", "镇、村（社区）、自然村各存一份"),
            ("条目", "逐条", "每个数字的分子、分母由哪些条目数出来，一并存下"),
        ],
        "missing": [each.title for each in missing],
        "doubts": [*late(actor, period), *unfinished(actor, period)],
    }


def late(actor: Actor, period: Period) -> list[dict[str, Any]]:
    """Entries of the period written down after it was over, by book."""
    end = clock.instant(period.end, clock.MIDNIGHT)
    rows = _of(actor, period).filter(opened_at__gte=end)
    more = {"opened_at_from": period.end.isoformat()}
    return _by_book(actor, period, rows, "期后才登记的", "数已算在本期内，请核对是否补登有据", more)


def unfinished(actor: Actor, period: Period) -> list[dict[str, Any]]:
    """Matters of the period still in hand, by book."""
    rows = _of(actor, period).filter(closed_at=None, book__in=desk.matters())
    return _by_book(actor, period, rows, "本期发生、还在办的", "封账后再办结，会列为更正", {"open": "1"})


def _of(actor: Actor, period: Period) -> Any:
    return Card.objects.filter(town=actor.town, voided_at=None, on__gte=period.start, on__lt=period.end)


def _by_book(
    actor: Actor, period: Period, rows: Any, title: str, why: str, more: dict[str, str]
) -> list[dict[str, Any]]:
    """One line a book that this person may read; what else there is, is counted in one line without its book's name."""
    counted = dict(rows.order_by().values_list("book").annotate(n=Count("pk")))
    days = {"on_from": period.start.isoformat(), "on_to": (period.end - DAY).isoformat()}
    found, hidden = [], 0
    for slug, n in sorted(counted.items(), key=lambda item: -item[1]):
        if slug not in shelf or not may_anywhere(actor, shelf[slug], "read"):
            hidden += n
            continue
        url = reverse("book", args=[slug]) + "?" + urlencode(days | more)
        found.append({"title": f"{title}{shelf[slug].title}", "n": n, "url": url, "why": why})
    if hidden:
        found.append({"title": f"{title}其他条目", "n": hidden, "url": "", "why": "不在您的查看范围"})
    return found
