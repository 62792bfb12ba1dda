"""All figures of a report as a table: what each is, what it may be, and agreeing to many offers at once."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from taizhang.base.refusal import Refused
from taizhang.faces.console import frame, markup, meanwhile
from taizhang.faces.console.reporting import offering, said
from taizhang.faces.console.reporting.desk import Desk, desk_or_404
from taizhang.faces.console.signed_in import signed_in
from taizhang.reports import verbs
from taizhang.reports.matching import Offer
from taizhang.reports.shown import Shown
from taizhang.reports.verbs import Binding

AROUND = 14  # characters of the text on either side of a figure
WAYS = {"": "全部", "open": "待定", "ledger": "台账", "reported": "部门报数", "rhetoric": "行文用语", "wrong": "不符"}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def figures(request: Any, pk: UUID) -> HttpResponse:
    """GET: the table. POST: bind those that were ticked to their first offer."""
    desk = desk_or_404(request, pk)
    if request.method == "POST":
        return _bind(request, desk)
    way = request.GET.get("way", "")
    way = way if way in WAYS else ""
    counts = said.counts(desk.made)
    found = offering.offers(desk) if desk.writes else {}
    chosen = [f for f in desk.made.figures if not way or _is(f, way)]
    context = {
        "title": "文中的数字",
        "sub": said.summary(desk.made),
        "crumbs": [{"url": "/reports", "label": "报告"}, {"url": desk.url, "label": desk.report.title}],
        "ways": [_way(desk, key, counts, key == way) for key in WAYS if not key or counts[key]],
        "rows": [_row(desk, f, found.get(f.n, ())) for f in chosen],
        "report": {"url": desk.url, "version": desk.report.version},
        "certain": sum(bool(o and o[0].certain) for o in found.values()),
        "writes": desk.writes,
    }  # fmt: skip
    return frame.page(request, "console/report_figures.html", context)


def _way(desk: Desk, key: str, counts: Mapping[str, int], on: bool) -> dict[str, Any]:
    count = counts[key] if key else len(desk.made.figures)
    return {"url": f"?way={key}", "label": WAYS[key], "count": count, "on": on}


def _is(figure: Shown, way: str) -> bool:
    return figure.contradicted if way == "wrong" else figure.source == way


def _row(desk: Desk, figure: Shown, found: tuple[Offer, ...]) -> dict[str, Any]:
    text = desk.made.text
    before, after = said.around(text, figure.start, figure.end, AROUND)
    cell = figure.cell
    return {
        "n": figure.n,
        "url": f"{desk.url}?figure={figure.n}#n{figure.n}",
        "before": before,
        "words": figure.words,
        "after": after,
        "seal": markup.seal(*said.source(figure)),
        "what": f"{cell.indicator.title}（{cell.ask.period}）" if cell else figure.note,
        "offer": offering.shown(found[0], desk.actor) if found else None,
    }


def _bind(request: Any, desk: Desk) -> HttpResponse:
    found = offering.offers(desk)
    ticked = [int(n) for n in request.POST.getlist("n") if n.isascii() and n.isdecimal()]
    firsts = [(n, found[n][0]) for n in ticked if found.get(n)]
    given = [Binding(n, o.indicator.key, o.area, o.period.key, o.part) for n, o in firsts]
    try:
        if given:
            verbs.bind_many(desk.report, given, by=request.actor, version=meanwhile.version(request))
            messages.success(request, f"绑定了 {len(given)} 个数字。")
        else:
            messages.info(request, "没有勾选数字。")
    except Refused as refused:
        for each in refused.problems:
            messages.error(request, each.message)
    return HttpResponseRedirect(f"{desk.url}/figures?way=open")
