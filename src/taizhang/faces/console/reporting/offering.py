"""What the numbers of a report may be, as the matcher ranks them; reckoned once for a version of the report."""

from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache

from taizhang.base.period import Period
from taizhang.faces.console.reporting.desk import Desk
from taizhang.indicators.rounding import say
from taizhang.indicators.visible import visible
from taizhang.reports import learned
from taizhang.reports.matching import Offer, offers_in
from taizhang.reports.shown import part_of, unit_of
from taizhang.town.actor import Actor

KEPT = 120  # seconds: the numbers beside the offers may be so old; what is bound is counted anew
Offers = dict[int, tuple[Offer, ...]]


def offers(desk: Desk) -> Offers:
    """The offers of every figure that is still open, by its number."""
    report = desk.report
    key = f"offers:{report.pk}:{report.version}:{desk.actor.person}:{hash(desk.actor.holds)}"
    found: Offers | None = cache.get(key)
    if found is None:
        by_place = offers_in(
            desk.made.text, report.town, Period.parse(report.period),
            among=visible(desk.actor), habits=learned.habits(report.town, but=report),
        )  # fmt: skip
        found = {f.n: by_place.get(f.start, ()) for f in desk.made.figures if f.source == "open"}
        cache.set(key, found, KEPT)
    return found


def shown(offer: Offer, actor: Actor) -> dict[str, Any]:
    """An offer as the panel and the table show it."""
    area = actor.places.areas.get(offer.area)
    where = "" if area is None or area.pk == actor.places.root.pk else f"{area.name} "
    return {
        "title": f"{where}{offer.indicator.title}",
        "when": str(offer.period),
        "value": value(offer),
        "why": offer.why,
        "certain": offer.certain,
        "agrees": offer.agrees,
        "sure": f"把握 {offer.sure:.0%}",
        "hidden": hidden(offer),
        "url": f"/indicators/{offer.indicator.key}?" + urlencode({"area": offer.area, "period": offer.period.key}),
    }


def hidden(offer: Offer) -> list[tuple[str, str]]:
    """What the form of an offer sends."""
    return [
        ("indicator", offer.indicator.key),
        ("area", str(offer.area)),
        ("period", offer.period.key),
        ("part", offer.part),
    ]


def value(offer: Offer) -> str:
    """What the ledger says now, with its unit; "" where it says nothing."""
    found = part_of(offer.cell, offer.part) if offer.cell else None
    if found is None or offer.cell is None:
        return ""
    return say(offer.indicator, found) + unit_of(offer.indicator, offer.part, offer.cell.definition)
