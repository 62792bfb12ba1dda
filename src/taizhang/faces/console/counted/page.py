"""The page of a book's figures, as measures.html asks for it."""

from typing import Any

from django.db.models import Count as DbCount
from django.urls import reverse
from django.utils.safestring import SafeString

from taizhang.base import clock
from taizhang.base.period import Period, Unit
from taizhang.faces.console import charts
from taizhang.faces.console.amounts import number, rate
from taizhang.faces.console.counted.asked import Figure, Measured
from taizhang.faces.console.counted.lines import Line, lines
from taizhang.faces.console.counted.table import chosen, table
from taizhang.faces.console.listed import shown
from taizhang.ledger.listing import Filter
from taizhang.ledger.measures import Due, Ratio

BARS, PARTS = 8, 4
SHOWN = 4  # filters shown before the rest is folded away


def strip(of: Measured) -> list[dict[str, Any]]:
    """The figures over the whole of what is asked."""
    rows, found = of.listing.rows, []
    for figure in of.figures:
        made: dict[str, Any] = {"label": figure.title, "url": of.url(figure), "note": "", "trend": "", "hot": False}
        if isinstance(figure, Ratio):
            over, under = (n or 0 for n in figure.parts(rows, of.period))
            value = rate(over, under)
            made |= {
                "value": value.rstrip("%"),
                "unit": "%" if under else "",
                "note": f"{number(over)} / {number(under)}",
            }
        else:
            made |= {"value": number(figure.value(rows, of.period) or 0), "unit": figure.unit}
        found.append(made)
    return found


def panels(of: Measured, by: Filter | None, made: list[Line]) -> list[dict[str, Any]]:
    """The first figure as bars, and where the open entries stand."""
    found = []
    if by is not None and of.figures and made:
        bars = [charts.Bar(n.name, int(n.parts[0][0]), _bar_url(of, by, n)) for n in made[:BARS] if n.parts[0][0]]
        title = f"{of.figures[0].title}，按{by.label}"
        found.append(
            {"title": of.figures[0].title, "sub": f"按{by.label}", "body": charts.bars(bars, title) if bars else ""}
        )
    found.append({"title": "在办到哪一步", "sub": "此刻", "body": states(of)})
    return [{"more": None, "empty": "这段时间没有。", **panel} for panel in found]


def _bar_url(of: Measured, by: Filter, line: Line) -> str:
    group = chosen(by, line)
    return of.url(of.figures[0], **group) if group else ""


def states(of: Measured) -> SafeString | str:
    """The open entries by state."""
    rows = of.listing.rows.filter(closed_at=None).order_by().values_list("state").annotate(n=DbCount("pk"))
    ranked = sorted(((n, of.book.state_label(state)) for state, n in rows), reverse=True)
    rest = sum(n for n, _ in ranked[PARTS:])
    parts = [charts.Part(name, n) for n, name in ranked[:PARTS]] + ([charts.Part("其他", rest)] if rest else [])
    return charts.stack(parts, f"在办的{of.book.title}按状态") if parts else ""


def periods(of: Measured) -> list[dict[str, Any]]:
    """The periods commonly asked for."""
    today = clock.today()
    month, year = Period.containing(Unit.MONTH, today), Period.containing(Unit.YEAR, today)
    named = (
        ("本月", month),
        ("上月", month.previous()),
        ("统计月（21 日至 20 日）", Period.containing(Unit.MONTH21, today)),
        ("本季度", Period.containing(Unit.QUARTER, today)),
        ("本年", year),
        ("上年", year.previous()),
    )
    return [{"url": of.here(period=p.key), "label": label, "on": p.key == of.period.key} for label, p in named]


def context(of: Measured) -> dict[str, Any]:
    """The page, as measures.html asks for it."""
    by = of.by
    made = lines(of, by) if by else []
    days = {"name": "days", "label": "起止日期", "kind": "dates", "value": "", "options": []}
    return {
        "title": f"{of.book.title}统计",
        "sub": f"{of.period}，{of.period.start:%Y-%m-%d} 至 {of.period.last:%Y-%m-%d}",
        "crumbs": [{"url": reverse("book", args=[of.book.slug]), "label": of.book.title}],
        "crumb_here": "统计",
        "printable": True,
        "notices": [{"kind": "bad", "text": of.trouble}] if of.trouble else [],
        "periods": periods(of),
        "filters": [
            {**days, "from": of.period.start.isoformat(), "to": of.period.last.isoformat()},
            *(shown(f, of.listing.given) for f in of.filters[:SHOWN]),
        ],
        "more_filters": [shown(f, of.listing.given) for f in of.filters[SHOWN:]],
        "more_on": any(f.name in of.listing.given for f in of.filters[SHOWN:]),
        "kept": [("by", of.one("by"))] if of.one("by") else [],
        "figures": strip(of),
        "by": [{"url": of.here(by=f.name), "label": f"按{f.label}", "on": f is by} for f in of.filters],
        "table": table(of, by, made) if by else "",
        "panels": panels(of, by, made),
        "definitions": [{"title": m.title, "text": m.plain or _formula(m), "url": of.url(m)} for m in of.book.measures],
    }


def _formula(figure: Figure) -> str:
    if isinstance(figure, Ratio) and isinstance(figure.over, Due):
        return "时限在期内到期的条目中，按时做到的占比；同意延期的按延期后的时限。"
    if isinstance(figure, Ratio):
        return f"{figure.over.title} ÷ {figure.under.title}。"
    return f"以{figure.unit}计。"
