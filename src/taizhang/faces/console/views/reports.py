"""The town's reports: which there are, and beginning one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.base.refusal import Refused
from taizhang.faces.console import frame, kept, markup, saying
from taizhang.faces.console.markup import Column
from taizhang.faces.console.reporting.uploaded import words_of
from taizhang.faces.console.showing import form
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.town_form import Asked, day, words
from taizhang.ledger.asking import read
from taizhang.ledger.forms import AnswerForm
from taizhang.reports import verbs, visible
from taizhang.reports.models import Figure, Report
from taizhang.town.actor import Actor

S = Report.State
TONES = {S.DRAFT: "open", S.CHECKED: "wait", S.REVIEWED: "wait"}
COLUMNS = (
    Column("编号", "no"),
    Column("报告", "title"),
    Column("年份", "num"),
    Column("状态", "seal"),
    Column("改动", "date"),
)
BEGIN = "把写好的报告贴进来，数字会一个个认出来，由您绑到台账上。"
SECTIONS = (
    ("这份报告", ("title", "year", "occasion", "speaker", "cutoff")),
    ("从哪里写起", ("like", "file", "text")),
)


@require_safe
@signed_in
def reports(request: Any) -> HttpResponse:
    """Every report this person may read, the newest first."""
    actor: Actor = request.actor
    rows = visible.reports(actor).select_related("before").order_by("-year", "-opened_at")
    writes = visible.may(actor, "create")
    context = {
        "title": "报告",
        "sub": "文中的每个数字都能点开，看到是从哪些条目数出来的",
        "table": table(rows, actor),
        "actions": [{"url": "/reports/new", "label": "起草报告", "kind": "main", "icon": "plus"}] if writes else [],
        "empty": {
            "icon": "file-text",
            "title": "还没有报告",
            "text": BEGIN if writes else "签发以后，报告会出现在这里。",
            "actions": [{"url": "/reports/new", "label": "起草报告", "kind": "main"}] if writes else [],
        },
    }
    return frame.page(request, "console/reports.html", context)


def table(rows: "QuerySet[Report]", actor: Actor) -> Any:
    """The reports as a ledger."""
    lines = [_line(row, actor) for row in rows]
    return markup.table(COLUMNS, lines, "报告") if lines else ""


def _line(row: Report, actor: Actor) -> list[Any]:
    title = markup.title(row.title, reverse("report", args=[row.pk]), [row.occasion] if row.occasion else ())
    return [row.number, title, row.year, markup.seal(*seal(row, actor)), saying.moment(row.changed_at)]


def seal(report: Report, actor: Actor) -> tuple[str, Any]:
    """The state of a report; who may not read drafts sees the state of what was signed last."""
    state = S(report.state)
    if not visible.drafts(actor) and state not in visible.OUT:
        state = S.SIGNED
    return state.label, TONES.get(state, "done")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: Any) -> HttpResponse:
    """GET: what is it to be? POST: begin it, from a text, a file, or last year's report."""
    visible.require(request.actor, "create")
    asked = questions(request.actor)
    if request.method != "POST":
        return _form(request, asked, kept.given_back(request))
    values, problems = read(asked, request.POST, frozenset(n for n, f in asked.items() if f.required))
    text, trouble = words_of(request)
    if trouble:
        problems = [*problems, Problem(trouble, "file")]
    if problems:
        return _form(request, asked, request.POST, problems)
    try:
        given = {n: v for n in ("occasion", "speaker", "cutoff", "like") if (v := values.get(n))}
        title, year, written = values.get("title", ""), values["year"], text or values.get("text", "")
        made = verbs.create(title, year, by=request.actor, text=written, **given)
    except Refused as refused:
        return _form(request, asked, request.POST, list(refused.problems))
    asked_for = made.report.figures.filter(kind=Figure.Kind.OPEN).count()
    found = f"认出 {asked_for} 个数字，请逐个绑定或说明来源。" if asked_for else ""
    messages.success(request, f"已建立 {made.report.number}。{found}")
    return HttpResponseRedirect(reverse("report", args=[made.report.pk]))


def questions(actor: Actor) -> Asked:
    """What is asked of a new report."""
    held = visible.reports(actor).order_by("-year", "-opened_at")
    return {
        "title": words("标题", "如：2023年政府工作报告。粘贴的文字自带标题时可不填。", most=100, required=False),
        "year": forms.IntegerField(
            label="报告哪一年的工作", min_value=1949, max_value=2100, initial=clock.today().year
        ),
        "occasion": words("场合", "如：2024年4月1日在第十八届人民代表大会第六次会议上", most=200, required=False),
        "speaker": words("报告人", most=60, required=False),
        "cutoff": day("数据截至", "不填就到报告期末。", required=False),
        "like": forms.ModelChoiceField(
            held,
            label="照上年报告的框架",
            required=False,
            empty_label="不照",
            help_text="文字带过来，绑好的数字自动换成新一年的。",
        ),
        "file": forms.FileField(label="已经写好的文件", required=False, help_text="Word、WPS、PDF、文本都可以。"),
        "text": forms.CharField(label="或者粘贴正文", required=False, widget=forms.Textarea({"rows": 12})),
    }


def _this_year() -> int:
    return clock.today().year


def _form(request: Any, asked: Asked, given: Any, problems: Sequence[Problem] = ()) -> HttpResponse:
    filled = AnswerForm(asked, given, problems)
    sections = [(title, [filled[n] for n in names if n in asked]) for title, names in SECTIONS]
    shown = form.context(
        request, "/reports/new", sections, "开始起草", problems=problems, draft="report:new", multipart=True,
        cancel="/reports",
    )  # fmt: skip
    context = {
        "title": "起草报告",
        "crumbs": [{"url": "/reports", "label": "报告"}],
        "form": shown,
    }
    return frame.page(request, "console/report_new.html", context, status=400 if problems else 200)
