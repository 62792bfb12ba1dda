"""The journal of an entry, and of the town with its daily seals."""

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from taizhang.base import clock
from taizhang.faces.console import frame, listed
from taizhang.faces.console.reading import entry_or_404
from taizhang.faces.console.showing import diary, timeline
from taizhang.faces.console.showing.looked import Looked
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.ways import to_entry
from taizhang.ledger import desk, sealing
from taizhang.ledger.listing import Order, turn
from taizhang.ledger.listing.narrow import one
from taizhang.ledger.models import JournalLine
from taizhang.ledger.refusal import NotAllowed
from taizhang.ledger.shelf import shelf
from taizhang.town import told

SIZE = 100
CHECKED_AT_ONCE = 50_000  # lines; a longer journal is verified by the command, not while somebody waits
BREACHES = 10


@require_safe
@signed_in
def of_entry(request: Any, pk: UUID) -> HttpResponse:
    """Every line of one entry, with what it changed."""
    looked = Looked(*entry_or_404(request.actor, pk), request.actor)
    lines = list(reversed(looked.lines))

    def line(row: JournalLine) -> dict[str, Any]:
        moment = timeline.moment(looked.book, row, request.actor, looked.hidden)
        shown = diary.line(looked.book, row, "", moment["changes"])
        return shown | {"reason": "；".join(moment["notes"])}

    context = {
        "title": f"{looked.entry.number} 的日志",
        "sub": looked.card.title,
        "crumbs": [
            {"url": reverse("book", args=[looked.book.slug]), "label": looked.book.title},
            {"url": to_entry(pk), "label": looked.entry.number},
        ],
        "crumb_here": "日志",
        "printable": True,
        "days": diary.days(request.actor.town, lines, line),
        "paging": None,
        "empty": {"icon": "scroll-text", "title": "还没有日志", "text": "", "actions": []},
    }
    return frame.page(request, "console/journal.html", context)


@require_safe
@signed_in
def town(request: Any) -> HttpResponse:
    """The town's journal, newest first, by day; for those who keep watch over it.

    It says who did what to which entry and which fields changed, not what was written: to read that is another right.
    """
    if not request.actor.holding(*frame.JOURNAL_READERS):
        raise NotAllowed("日志由审计管理员和安全管理员查看。要看某一条的经过，请打开那一条，点“日志”。")
    asked = dict(request.GET.lists())
    given = {n: one(asked, n)[:60] for n in ("at_from", "at_to", "book", "verb", "who", "number")}
    rows = _narrowed(JournalLine.objects.filter(town=request.actor.town.pk), given)
    start = listed.number(request.GET.get("at"))
    page = turn(
        rows, Order("seq", desc=True), SIZE,
        after=request.GET.get("after", ""), before=request.GET.get("before", ""), start=start,
    )  # fmt: skip
    entries = [row.entry for row in page.rows if row.entry]
    readable = set(desk.readable(request.actor).filter(entry__in=entries).values_list("entry", flat=True))

    def line(row: JournalLine) -> dict[str, Any]:
        book = shelf.get(row.book)
        url = to_entry(row.entry) if row.entry in readable else ""
        return diary.line(book, row, url, diary.names(book, row))

    address = "?" + urlencode({n: v for n, v in given.items() if v})
    context = {
        "title": "日志与封印",
        "sub": "每一行接着上一行，每天一封；改动、缺行、缺天都会露出来",
        "verified": verified(request),
        "more": [{"url": "?check=1", "label": "现在核验", "icon": "shield-check"}],
        "filters": filters(given),
        "kept": [],
        "days": diary.days(request.actor.town, list(page.rows), line),
        "paging": _paging(page, address),
        "empty": listed.nothing("没有符合条件的日志", "换个日期或条件再看。", "/journal"),
    }
    return frame.page(request, "console/journal.html", context)


def _paging(page: Any, address: str) -> dict[str, Any]:
    shown = listed.paging(page, address, 0, SIZE, 0)
    first, last = (page.rows[0].seq, page.rows[-1].seq) if page.rows else (0, 0)
    return shown | {"words": f"第 {last}–{first} 行" if page.rows else "没有日志"}


def _narrowed(rows: "QuerySet[JournalLine]", given: dict[str, str]) -> "QuerySet[JournalLine]":
    where = Q()
    if day := _day(given["at_from"]):
        where &= Q(at__gte=clock.instant(day, clock.MIDNIGHT))
    if day := _day(given["at_to"]):
        where &= Q(at__lte=clock.end_of(day))
    for name, column in (("book", "book"), ("verb", "verb"), ("who", "by_name"), ("number", "number")):
        if given[name]:
            where &= Q(**{column: given[name]})
    return rows.filter(where)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def filters(given: dict[str, str]) -> list[dict[str, Any]]:
    """Days, book, verb, person, number."""

    def choice(name: str, label: str, options: dict[str, str]) -> dict[str, Any]:
        found = [{"value": v, "label": t, "on": v == given[name]} for v, t in options.items()]
        return {"name": name, "label": label, "kind": "choice", "options": found}

    steps = {s.key: s.title for b in shelf.values() for s in b.lifecycle.steps.values()}
    return [
        {"name": "at", "label": "日期", "kind": "dates", "from": given["at_from"], "to": given["at_to"]},
        choice("book", "台账", {b.slug: b.title for b in shelf.values()}),
        choice("verb", "动作", timeline.WORDS | told.WORDS | steps),
        {"name": "who", "label": "谁", "kind": "text", "value": given["who"]},
        {"name": "number", "label": "编号", "kind": "text", "value": given["number"]},
    ]


def verified(request: Any) -> dict[str, Any] | None:
    """The whole chain and every seal checked, where asked for."""
    if request.GET.get("check") != "1":
        return None
    at = timezone.localtime(clock.now()).strftime("%H:%M:%S")
    last = JournalLine.objects.filter(town=request.actor.town.pk).order_by("-seq").values_list("seq", flat=True).first()
    if (last or 0) > CHECKED_AT_ONCE:
        text = f"日志已有 {last:,} 行，请在服务器上运行 taizhang verify 核验。"
        return {"ok": True, "text": text, "at": at}
    breaches = []
    for breach in sealing.verify(request.actor.town):
        breaches.append(breach.what)
        if len(breaches) == BREACHES:
            break
    if not breaches:
        return {"ok": True, "text": f"已核对全部 {last or 0} 行和每一天的封印，链条完整。", "at": at}
    advice = "。请保留现场，用备份和封印副本核对，并告诉系统管理员。"
    return {"ok": False, "text": "；".join(breaches) + advice, "at": at}
