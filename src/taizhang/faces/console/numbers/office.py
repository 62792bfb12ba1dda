"""One office on a page: what lies with it now, and the numbers of the entries it is responsible for."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.safestring import SafeString

from taizhang.base import clock
from taizhang.faces.console import markup
from taizhang.faces.console.markup import Column
from taizhang.faces.console.numbers import said, tiles, times
from taizhang.faces.console.numbers.asked import Asked
from taizhang.indicators import offices
from taizhang.indicators.offices import OfficeCell
from taizhang.ledger import desk
from taizhang.ledger.listing.narrow import end_of_week
from taizhang.ledger.shelf import shelf
from taizhang.town.models import Office

COLUMNS = (
    Column("指标", "title"),
    Column("本期", "num"),
    Column("分子 / 分母", "num"),
    Column("上年同期", "num"),
    Column("目标"),
)


def context(asked: Asked, office: Office) -> dict[str, Any]:
    """The page, as office_numbers.html asks for it."""
    now = offices.cells(office, asked.actor.town, asked.period, asked.offered)
    then = offices.cells(office, asked.actor.town, asked.period.same_last_year(), asked.offered)
    before = {cell.indicator.key: cell for cell in then}
    groups: dict[str, list[OfficeCell]] = {}
    for cell in now:
        groups.setdefault(cell.indicator.domain, []).append(cell)
    address = f"/indicators/offices/{office.pk}"
    return {
        "title": f"{office}指标",
        "sub": f"{asked.period}，由{office}承办的事项",
        "crumbs": [{"url": asked.here("/indicators"), "label": "指标"}],
        "crumb_here": str(office),
        "printable": True,
        "notices": [{"kind": "ask", "text": words} for words in asked.troubles],
        "periods": [
            {"url": asked.here(address, area=None, period=p.key), "label": label, "on": p.key == asked.period.key}
            for label, p in times.tabs(clock.today())
        ],
        "figures": standing(asked, office),
        "groups": [{"title": domain, "table": table(asked, office, some, before)} for domain, some in groups.items()],
        "offices": pages(asked, office),
    }


def standing(asked: Asked, office: Office) -> list[dict[str, Any]]:
    """What lies with the office at this moment, of what this person may read."""
    late, week = Q(due_at__lt=clock.now()), Q(due_at__gte=clock.now(), due_at__lte=end_of_week())
    found = (
        desk.open_cards(asked.actor)
        .filter(office=office)
        .order_by()
        .aggregate(open=Count("pk"), late=Count("pk", filter=late), week=Count("pk", filter=week))
    )
    named = (("在办", "open", "open=1"), ("超期", "late", "due=late"), ("本周到期", "week", "due=week"))
    return [
        {
            "label": label, "value": str(found[key]), "unit": "件", "note": "", "trend": "",
            "url": f"/all?office={office.pk}&{tail}", "hot": key == "late" and bool(found[key]),
        }
        for label, key, tail in named
    ]  # fmt: skip


def table(asked: Asked, office: Office, some: list[OfficeCell], before: dict[str, OfficeCell]) -> SafeString:
    """The numbers of one kind of work."""
    return markup.table(COLUMNS, [_row(asked, office, cell, before) for cell in some], f"{office}，{asked.period}")


def _row(asked: Asked, office: Office, cell: OfficeCell, before: dict[str, OfficeCell]) -> list[Any]:
    indicator, was = cell.indicator, before.get(cell.indicator.key)
    value = f"{said.value(indicator, cell.value)} {indicator.unit}"
    url = rows(asked, office, cell)
    parts = f"{tiles.plain(cell.over)} / {tiles.plain(cell.under)}" if cell.under is not None else ""
    last = f"{said.value(indicator, was.value)} {indicator.unit}" if was else ""
    aim = said.aim(indicator, cell.value)
    return [
        markup.title(indicator.title, asked.here(f"/indicators/{indicator.key}", domain=None)),
        markup.link(value, url) if url else value,
        parts,
        last,
        f"{aim.said}{'，达标' if aim.reached else '，未达标'}" if aim and aim.reached is not None else "",
    ]


def rows(asked: Asked, office: Office, cell: OfficeCell) -> str:
    """The book's list of the rows behind it; "" where the book cannot be narrowed to an office."""
    slug, _, key = (cell.definition.under or cell.definition.over).partition(".")
    book = shelf[slug]
    if "office" not in book.filters or not book.visible_to(asked.actor).exists():
        return ""
    return (
        reverse("book", args=[slug]) + "?" + urlencode({"figure": key, "period": asked.period.key, "office": office.pk})
    )


def pages(asked: Asked, on: Office | None = None) -> list[dict[str, Any]]:
    """Every office that has work of its own, each with its page."""
    places = asked.actor.places
    held = [places.offices[pk] for pk in places.offices]
    return [
        {"url": asked.here(f"/indicators/offices/{each.pk}", area=None, domain=None), "label": str(each),
         "on": on is not None and each.pk == on.pk}
        for each in held
        if each.area_id is None
    ]  # fmt: skip
