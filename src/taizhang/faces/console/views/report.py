"""One report: its text, the figure that is open, and changing the words."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.base.refusal import Refused, Stale
from taizhang.faces.console import frame, kept, meanwhile
from taizhang.faces.console.reporting import binding, panel, said, todo
from taizhang.faces.console.reporting.desk import Desk, desk_or_404
from taizhang.faces.console.reporting.paper import Paper
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.views.reports import seal
from taizhang.reports import body, verbs
from taizhang.reports.provenance import endnotes


@require_safe
@signed_in
def report(request: Any, pk: UUID) -> HttpResponse:
    """The report; ?figure=3 opens a figure, ?line=5 a line for writing."""
    desk = desk_or_404(request, pk)
    return page(request, desk, chosen=number(request.GET.get("figure")), line=number(request.GET.get("line")))


def page(
    request: Any, desk: Desk, *, chosen: int | None = None, line: int | None = None, typed: str | None = None,
    problems: Any = (), status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page. typed: words given for the line that could not be taken, with why."""
    made = desk.made
    line = line if desk.writes else None
    figure = made.figure(chosen) if chosen is not None else None
    shown = panel.context(figure, desk.actor) if figure else None
    if shown and figure:
        shown |= binding.context(request, desk, figure)
    form = _writing(request, desk, line, typed, problems)
    notes = {made.figures[place - 1].n: (n, said_) for n, (place, said_) in enumerate(endnotes(made), 1)}
    numbers = {n: number for n, (number, _) in notes.items()}
    paper = Paper(made, chosen, pens=desk.writes and line is None, editing=line, form=form, notes=numbers)
    context = {
        "title": desk.report.title,
        "sub": f"{desk.report.number} · {said.summary(made)}",
        "seal": seal(desk.report, desk.actor),
        "crumbs": [{"url": "/reports", "label": "报告"}],
        "crumb_here": desk.report.number,
        "printable": True,
        "paper": paper.html(),
        "endnotes": list(notes.values()),
        "figure": shown,
        "counts": said.counts(made),
        "writes": desk.writes,
        "report": {"url": desk.url, "end": f"{desk.url}?line={len(body.blocks(desk.report.body))}#writing"},
        **todo.context(request, desk),
    }
    return frame.page(request, "console/report.html", context, status)


def number(text: str | None) -> int | None:
    """A number in an address; None where there is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else None


def _writing(request: Any, desk: Desk, line: int | None, typed: str | None, problems: Any) -> str:
    """The form that stands in the place of a line."""
    if line is None:
        return ""
    words = {f.n: f.words for f in desk.made.figures}
    blocks = body.blocks(desk.report.body)
    text = body.written(blocks[line].text, words) if line < len(blocks) else ""
    given = kept.given_back(request)
    context = {
        "url": f"{desk.url}/write", "line": line, "version": desk.report.version, "cancel": f"{desk.url}#l{line}",
        "text": typed if typed is not None else given.get("text", text) if given else text,
        "problems": problems, "held": kept.token(request), "fresh": line >= len(blocks),
    }  # fmt: skip
    return render_to_string("console/part/report_line.html", context, request)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def write(request: Any, pk: UUID) -> HttpResponse:
    """POST: take the words of one line, or of the whole. GET: the whole text to write in."""
    desk = desk_or_404(request, pk)
    if request.method != "POST":
        words = kept.given_back(request)
        # The words of one line, kept over a lost session, must not be taken for the whole text.
        if words and (line := number(words.get("line"))) is not None:
            return page(request, desk, line=line, typed=words.get("text", ""))
        return _whole(request, desk, words)
    text, line = request.POST.get("text", ""), number(request.POST.get("line"))
    try:
        made = verbs.write(desk.report, text, by=request.actor, version=meanwhile.version(request), at=line)
    except Refused as refused:
        return _again(request, desk, text, line, [p.message for p in refused.problems], 400)
    except Stale as stale:
        return _again(request, desk_or_404(request, pk), text, line, [str(stale)], 409)
    if made.fresh:
        messages.info(request, f"新认出 {len(made.fresh)} 个数字，请绑定或说明来源。")
    if made.lost:
        messages.warning(request, f"有 {len(made.lost)} 处括号里的数字编号不认识，没有保留。")
    back = f"{desk.url}#l{line}" if line is not None else desk.url
    return HttpResponseRedirect(f"{desk.url}?figure={made.fresh[0]}#n{made.fresh[0]}" if made.fresh else back)


def _again(request: Any, desk: Desk, text: str, line: int | None, problems: list[str], status: int) -> HttpResponse:
    if line is None:
        return _whole(request, desk, {"text": text}, problems, status)
    return page(request, desk, line=line, typed=text, problems=problems, status=status)


def _whole(request: Any, desk: Desk, given: Any, problems: Any = (), status: int = 200) -> HttpResponse:
    words = {f.n: f.words for f in desk.made.figures}
    context = {
        "title": "改全文",
        "sub": "⟦ ⟧ 里是台账的数字，编号在前，数会自己更新；改括号里的字不起作用，整个删掉就是不要这个数",
        "crumbs": [{"url": "/reports", "label": "报告"}, {"url": desk.url, "label": desk.report.title}],
        "report": {"url": desk.url, "version": desk.report.version},
        "text": given["text"] if given else body.written(desk.report.body, words),
        "problems": problems,
        "held": kept.token(request),
    }
    return frame.page(request, "console/report_write.html", context, status)


@require_POST
@signed_in
def figure(request: Any, pk: UUID, n: int) -> HttpResponse:
    """What a figure is from now on: one verb by the button that was pressed."""
    desk = desk_or_404(request, pk)
    try:
        said_ = binding.act(request, desk, n)
    except Refused as refused:
        for each in refused.problems:
            messages.error(request, each.message)
        return HttpResponseRedirect(f"{desk.url}?figure={n}#figure")
    messages.success(request, said_)
    following = binding.following(desk_or_404(request, pk), n) if request.POST.get("act") in binding.ONWARD else n
    return HttpResponseRedirect(f"{desk.url}?figure={following}#n{following}")
