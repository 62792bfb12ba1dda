"""The board of numbers as indicators.html asks for it: for the town, a village, or one kind of work."""

from typing import Any

from django.db.models import Count, Q

from taizhang.base import clock
from taizhang.faces.console import charts
from taizhang.faces.console.numbers import held, office, tiles, times, villages, year
from taizhang.faces.console.numbers.asked import Asked
from taizhang.faces.console.numbers.held import Held
from taizhang.indicators.cell import Cell
from taizhang.indicators.indicator import Indicator
from taizhang.ledger import desk
from taizhang.ledger.listing.narrow import end_of_week
from taizhang.ledger.shelf import shelf

BOOKS = 8


def context(asked: Asked) -> dict[str, Any]:
    """The whole page."""
    of = villages.choice(asked) if asked.whole_town else None
    cells = held.of_board(asked, of)
    groups = tiles.groups(asked, cells)
    silent = tiles.silent(asked, groups)
    return {
        "title": f"{asked.area.name}{asked.domain}指标",
        "sub": sub(asked),
        "seal": ("已封账", "done") if any(cell.closing for cell in cells.values() if of_page(asked, cell)) else None,
        "printable": True,
        "actions": actions(asked),
        "notices": [{"kind": "ask", "text": said} for said in asked.troubles],
        "periods": periods(asked),
        "nearby": nearby(asked),
        "form": form(asked),
        "places": villages.pages(asked),
        "offices": office.pages(asked) if asked.whole_town else [],
        "domains": domains(asked),
        "groups": groups,
        "silent": silent,
        "year": times.year_of(asked.period),
        "months": year.table(asked, cells, {each["label"] for each in silent}),
        "panels": panels(asked, cells, of),
        "kept": [("area", asked.area.pk), ("period", asked.period.key), ("domain", asked.domain)],
        "of": {"options": villages.options(asked), "chosen": of.key} if of else None,
        "empty": {
            "icon": "chart-line",
            "title": "没有可看的指标",
            "text": "您的任职还看不到任何台账。如果工作需要，请让办公室负责人安排任职。",
            "actions": [],
        },
    }


def of_page(asked: Asked, cell: Cell) -> bool:
    """Whether a cell is one of the page's own place and period, not one it is held against."""
    return (cell.ask.area, cell.ask.period) == (asked.area.pk, asked.period)


def actions(asked: Asked) -> list[dict[str, str]]:
    """What can be done from the board."""
    closings = {"url": "/closings", "label": "封账", "kind": "", "icon": "lock"}
    export = {"url": asked.here("/indicators/export.xlsx"), "label": "导出 Excel", "kind": "", "icon": "file-down"}
    return [closings, export]


def sub(asked: Asked) -> str:
    """The days of the period, and what they are held against."""
    days = f"{asked.period}，{asked.period.start:%Y-%m-%d} 至 {asked.period.last:%Y-%m-%d}"
    if times.running(asked.period) != asked.period:
        return f"{days}；数到今天，与上期、上年的同一段日子相比"
    return days


def periods(asked: Asked) -> list[dict[str, Any]]:
    """The tabs."""
    return [
        {"url": asked.here(period=p.key), "label": label, "on": p.key == asked.period.key}
        for label, p in times.tabs(clock.today())
    ]


def nearby(asked: Asked) -> list[dict[str, str]]:
    """The period before and the one after."""
    before = asked.period.previous()
    found = [{"url": asked.here(period=before.key), "label": f"‹ {before}"}]
    after = times.after(asked.period)
    if after is not None and times.come(after):
        found.append({"url": asked.here(period=after.key), "label": f"{after} ›"})
    return found


def form(asked: Asked) -> dict[str, Any]:
    """What may be chosen: the place, the kind of work, any days."""
    places = asked.actor.places
    known = [places.root, *places.villages]
    shown = known if asked.area in known else [*known, asked.area]
    return {
        "areas": [{"value": a.pk, "label": a.name, "on": a.pk == asked.area.pk} for a in shown],
        "domains": [{"value": d, "label": d, "on": d == asked.domain} for d in asked.domains],
        "from": asked.period.start.isoformat(),
        "to": asked.period.last.isoformat(),
    }


def domains(asked: Asked) -> list[dict[str, Any]]:
    """The kinds of work as tabs."""
    every = [{"url": asked.here(domain=""), "label": "全部", "on": not asked.domain}]
    return [*every, *({"url": asked.here(domain=d), "label": d, "on": d == asked.domain} for d in asked.domains)]


def panels(asked: Asked, cells: Held, of: Indicator | None) -> list[dict[str, Any]]:
    """Beside the tiles: what is open now, and one indicator over the villages."""
    found = [] if asked.whole_town else [now(asked)]
    if of is not None:
        body = villages.picture(asked, cells, of)
        found.append(
            {"title": of.title, "sub": f"各村（社区）· {asked.period}", "body": body, "empty": "这段时间没有。"}
        )
    return [{"more": None, "empty": "", **panel} for panel in found]


def now(asked: Asked) -> dict[str, Any]:
    """What is open in the place at this moment, by book, of what this person may read."""
    inside = asked.actor.places.under(asked.area.code)
    late, week = Q(due_at__lt=clock.now()), Q(due_at__gte=clock.now(), due_at__lte=end_of_week())
    rows = (
        desk.open_cards(asked.actor)
        .filter(area__in=inside)
        .order_by()
        .values_list("book")
        .annotate(n=Count("pk"), late=Count("pk", filter=late), week=Count("pk", filter=week))
    )
    ranked = sorted(rows, key=lambda row: (-row[2], -row[1], row[0]))
    address = f"/all?area={asked.area.pk}"
    bars = [
        charts.Bar(shelf[slug].title, n, f"{address}&book={slug}&open=1", hot=bool(n_late), said=_said(n, n_late))
        for slug, n, n_late, _ in ranked[:BOOKS]
    ]
    total = [sum(row[i] for row in ranked) for i in (1, 2, 3)]
    return {
        "title": "此刻在办",
        "sub": f"在办 {total[0]} 件，超期 {total[1]} 件，本周到期 {total[2]} 件",
        "body": charts.bars(bars, f"{asked.area.name}在办") if bars else "",
        "more": {"url": f"{address}&open=1", "label": "看全部"},
        "empty": "没有在办的事项。",
    }


def _said(n: int, late: int) -> str:
    return f"{n}（超期 {late}）" if late else str(n)
