"""The red pen at the desk: any text or file in, what does not hold out, with notes in the margin."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.base import clock
from taizhang.base.period import Period, PeriodError
from taizhang.base.problem import Problem
from taizhang.faces.console import frame, kept, throttle
from taizhang.faces.console.download import DOCX, attachment
from taizhang.faces.console.reporting import marked
from taizhang.faces.console.reporting.uploaded import ACCEPTS, bytes_of
from taizhang.faces.console.signed_in import signed_in
from taizhang.ledger import intake
from taizhang.redpen import Text, Unreadable, check, read
from taizhang.redpen.output.about import NOTHING, About
from taizhang.redpen.output.html import parts
from taizhang.redpen.output.words import summary
from taizhang.reports.checking import check_text

KIND, BEFORE = "redpen", "redpen-before"
LONGEST = 200_000  # characters that may be pasted
PASTED = "粘贴的文字.txt"


@dataclass
class Given:
    """A file as it came, or the sentence that says why it cannot be taken."""

    data: bytes = b""
    name: str = ""
    problem: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ask(request: Any) -> HttpResponse:
    """GET: what is to be read? POST: keep it for this person, and go and read it."""
    if request.method != "POST":
        words = kept.given_back(request)
        return _form(request, words.get("text", "") if words else "")
    text, before = _given(request, "file", "text"), _given(request, "before")
    found = [Problem(g.problem, name) for g, name in ((text, "text"), (before, "before")) if g.problem]
    try:
        period = marked.period_of(request.POST.get("period", "").strip())
    except PeriodError as error:
        period, found = None, [*found, Problem(str(error), "period")]
    if not found and not text.data:
        found = [Problem("请粘贴报告正文，或者选择一个文件。", "text")]
    if found:
        return _form(request, request.POST.get("text", ""), found)
    row = intake.stage(KIND, text.data, text.name, by=request.actor)
    more = {"period": period.key} if period else {}
    if before.data:
        more["before"] = str(intake.stage(BEFORE, before.data, before.name, by=request.actor).pk)
    return HttpResponseRedirect(f"/redpen/{row.pk}" + (f"?{urlencode(more)}" if more else ""))


def _given(request: Any, file: str, typed: str = "") -> Given:
    """A file, else the words typed; read once here, so that what cannot be read is said beside its field."""
    made = Given(*bytes_of(request, file))
    words = request.POST.get(typed, "") if typed else ""
    if not made.name and len(words) > LONGEST:
        return Given(problem=f"文字超过 {LONGEST // 10_000} 万字：请存成文件再选。")
    if not made.name and words.strip():
        made = Given(words.encode(), PASTED)
    try:
        if made.data:
            read(made.data, made.name)
    except Unreadable as error:
        return Given(problem=error.message)
    return made


def _form(request: Any, text: str, problems: list[Problem] | None = None) -> HttpResponse:
    labels = {"text": "报告正文", "before": "上年报告", "period": "和哪一年的台账对"}
    shown = [
        {"message": p.message, "field_id": f"id_{p.field}", "label": labels[p.field], "basis": "", "blocks": True}
        for p in problems or ()
    ]
    context = {
        "title": "红笔",
        "sub": "读一份写好的报告，指出对不上的数字",
        "form": {
            "problems": shown,
            "text": text,
            "accept": ACCEPTS,
            "held": kept.token(request),
            "period": request.POST.get("period", ""),
            "last_year": clock.today().year - 1,
        },
        "limit": f"不超过 {settings.TAIZHANG_MAX_UPLOAD // 1024 // 1024} MB",
    }
    return frame.page(request, "console/redpen.html", context, status=400 if problems else 200)


@require_safe
@signed_in
@throttle.limited("redpen")
def result(request: Any, key: UUID) -> HttpResponse:
    """The reading of one text."""
    text, _ = _kept(request, key)
    before, period = _before(request), _period(request)
    against: dict[str, Any] = {}
    about: Mapping[int, About] = NOTHING
    if period is None:
        reading = check(text, before)
    else:
        found = check_text(text, request.actor.town, period, by=request.actor, before=before)
        reading, about = marked.reading(found), marked.about(found)
        against = {
            "sums": marked.sums(found), "matched": marked.matched(found), "unheld": marked.unheld(found),
            "period": str(period),
        }  # fmt: skip
    context = {
        "title": _title(text) or text.name,
        "sub": f"{text.name} · {summary(reading)}" if _title(text) else summary(reading),
        "crumbs": [{"url": "/redpen", "label": "红笔"}],
        "crumb_here": text.name,
        "printable": True,
        "parts": mark_safe(parts(reading, about)),  # every word of the text is escaped where this is made
        "actions": [
            {"url": f"/redpen/{key}/notes.docx?{request.GET.urlencode()}", "label": "带批注的 Word", "kind": "",
             "icon": "file-text"},
            {"url": "/redpen", "label": "再读一份", "kind": "main", "icon": "pen-line"},
        ],
        **against,
    }  # fmt: skip
    return frame.page(request, "console/redpen_result.html", context)


@require_safe
@signed_in
@throttle.limited("export")
def notes(request: Any, key: UUID) -> HttpResponse:
    """The text as a Word file with its findings as margin comments."""
    from taizhang.redpen.output.word import annotated  # noqa: PLC0415  the Word library, for this page alone

    text, data = _kept(request, key)
    before, period = _before(request), _period(request)
    if period is None:
        reading = check(text, before)
    else:
        reading = marked.reading(check_text(text, request.actor.town, period, by=request.actor, before=before))
    return attachment(annotated(reading, data), f"{text.name.rpartition('.')[0] or text.name}-批注.docx", DOCX)


def _kept(request: Any, key: UUID, kind: str = KIND) -> tuple[Text, bytes]:
    """A text this person brought, and its bytes; 404 for everybody else and after a day."""
    found = intake.opened(key, by=request.actor)
    if found is None or found[0].book != kind:
        raise Http404
    return read(found[1], found[0].name), found[1]


def _before(request: Any) -> Text | None:
    """Last year's report, where one was brought with the text."""
    try:
        return _kept(request, UUID(request.GET["before"]), BEFORE)[0] if "before" in request.GET else None
    except ValueError as error:
        raise Http404 from error


def _period(request: Any) -> Period | None:
    """The period whose ledgers the text is held against."""
    try:
        return marked.period_of(request.GET.get("period", ""))
    except PeriodError as error:
        raise Http404 from error


def _title(text: Text) -> str:
    return next((text.text[b.start : b.end].strip() for b in text.blocks if b.kind == "title"), "")
