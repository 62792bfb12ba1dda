"""Sheets in: choose a file, match and preview, write. Parses, calls the intake, shows."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.base.sheet import SheetError
from taizhang.faces.console import frame
from taizhang.faces.console.download import XLSX, attachment
from taizhang.faces.console.markup import Column, table
from taizhang.faces.console.reading import book_or_404
from taizhang.faces.console.signed_in import SignedRequest, signed_in
from taizhang.ledger import intake
from taizhang.ledger.book import Book
from taizhang.ledger.card import shown
from taizhang.ledger.intake import Answers, Plan, Question, Taken
from taizhang.ledger.intake.wanted import OUTSIDE, fields
from taizhang.ledger.refusal import Refused

MOST_ROWS = 20_000  # more than this would keep everybody waiting; the command takes any number
FAULTS_SHOWN = 50


@signed_in
@require_http_methods(["GET", "POST"])
def upload(request: SignedRequest, slug: str) -> HttpResponse:
    """Step 1: a file."""
    book = book_or_404(request.actor, slug, "open")
    if request.method == "GET":
        return _upload_page(request, book)
    file = request.FILES.get("file")
    limit = settings.TAIZHANG_MAX_UPLOAD
    if file is None:
        return _upload_page(request, book, "请选择一个表格文件。")
    if (file.size or 0) > limit:
        return _upload_page(request, book, f"文件超过 {limit // 1024 // 1024} MB，请拆成几个表再传。")
    data, name = file.read(), str(file.name)
    try:
        made = intake.plan(book, data, name, Answers(), by=request.actor)
    except SheetError as error:
        return _upload_page(request, book, str(error))
    if len(made.table.records) > MOST_ROWS:
        return _upload_page(
            request, book, f"这张表有 {len(made.table.records)} 行，超过 {MOST_ROWS} 行的请管理员导入。"
        )
    row = intake.stage(book.slug, data, name, by=request.actor)
    return HttpResponseRedirect(f"/books/{slug}/import/{row.pk}")


def _upload_page(request: SignedRequest, book: Book[Any], problem: str = "") -> HttpResponse:
    form = {
        "action": f"/books/{book.slug}/import",
        "accept": ".xlsx,.xls,.ods,.csv",
        "note": f"不超过 {settings.TAIZHANG_MAX_UPLOAD // 1024 // 1024} MB",
        "problems": [_problem(problem, "id_file", "表格文件")] if problem else [],
    }
    context = {
        "title": f"导入{book.title}",
        "crumbs": _crumbs(book),
        "book": {"title": book.title},
        "form": form,
        "template_url": f"/books/{book.slug}/import/template.xlsx",
        "sheets_before": [],
    }
    return frame.page(request, "console/import_upload.html", context, status=400 if problem else 200)


def _problem(message: str, field_id: str = "", label: str = "") -> dict[str, Any]:
    return {"message": message, "field_id": field_id, "label": label, "basis": "", "blocks": True}


def _crumbs(book: Book[Any]) -> list[dict[str, str]]:
    return [{"label": book.title, "url": f"/books/{book.slug}/"}]


@signed_in
@require_safe
def template(request: SignedRequest, slug: str) -> HttpResponse:
    """An empty sheet with the book's own heads."""
    book = book_or_404(request.actor, slug, "open")
    return attachment(intake.template(book, request.actor.places), f"{book.title}空白表.xlsx", XLSX)


@signed_in
@require_http_methods(["GET", "POST"])
def preview(request: SignedRequest, slug: str, key: UUID) -> HttpResponse:
    """Step 2: columns, doubts, faults; and step 3, writing, when everything is settled."""
    book = book_or_404(request.actor, slug, "open")
    answers = Answers.of(request.POST) if request.method == "POST" else None
    found = intake.opened(key, by=request.actor, answers=answers)
    if found is None or found[0].book != slug:
        raise Http404
    row, data = found
    answers = answers or Answers.of(row.answers)
    made = intake.plan(book, data, row.name, answers, by=request.actor)
    if request.method == "POST" and request.POST.get("act") == "commit":
        try:
            outcome = intake.commit(made, by=request.actor)
        except Refused as refusal:
            return _preview_page(request, made, row.name, key, answers, [_problem(p.message) for p in refusal.problems])
        intake.drop(row)
        kept = outcome.known - made.renewed
        done = {"name": row.name, "new": outcome.opened, "renewed": made.renewed, "known": kept}
        done |= {"left": len(made.left_out)}
        return HttpResponseRedirect(f"/books/{slug}/import/done?{urlencode(done)}")
    if request.method == "POST":
        return HttpResponseRedirect(f"/books/{slug}/import/{key}")
    return _preview_page(request, made, row.name, key, answers, [])


def _preview_page(
    request: SignedRequest, made: Plan, name: str, key: UUID, answers: Answers, problems: list[dict[str, Any]]
) -> HttpResponse:
    book, at = made.book, made.table
    head = f"表头在第 {at.head_rows[-1]} 行，" if at.head_rows else "没有表头，"
    blocked = {f.row for f in made.faults if f.blocks}
    context = {
        "title": f"导入{book.title}",
        "crumbs": _crumbs(book),
        "form": {
            "action": f"/books/{book.slug}/import/{key}",
            "hidden": [("shown_table", made.at), *([("table", made.at)] if len(made.tables) < 2 else [])],
            "problems": problems,
        },
        "file": {"name": name, "note": f"{f'“{at.name}”，' if at.name else ''}{head}共 {len(at.records)} 行"},
        "tables": [
            {"value": i, "label": f"{t.name or '表'}（{len(t.records)} 行）", "on": i == made.at}
            for i, t in enumerate(made.tables)
        ],
        "ignored": _ignored(made),
        "figures": _figures(made, blocked),
        "columns": [_column(made, t) for t in made.columns],
        "missing": made.missing,
        "doubts": [_doubt(q) for q in sorted(made.questions, key=lambda q: not q.open)],
        "faults": [_fault(f) for f in made.faults[:FAULTS_SHOWN]],
        "faults_more": max(0, len(made.faults) - FAULTS_SHOWN),
        "faults_url": f"/books/{book.slug}/import/{key}/faults.xlsx" if made.faults else None,
        "only_good": {"shown": bool(blocked), "on": answers.only_good, "rows": len(blocked)},
        "preview": _table(book, made.preview),
        "ready": not made.why_not,
        "why_not": made.why_not,
        "commit_label": _commit_label(made),
        "moved": [{"row": r.place, "number": r.outside_no} for r in made.moved[:FAULTS_SHOWN]],
        "moved_more": max(0, made.renewed - FAULTS_SHOWN),
    }
    return frame.page(request, "console/import_match.html", context)


def _commit_label(made: Plan) -> str:
    """What the button does: a book that mirrors another system brings known entries up to date too."""
    if not made.renewed:
        return f"写入 {made.fresh} 件"
    return f"更新 {made.renewed} 件" if not made.fresh else f"写入 {made.fresh} 件、更新 {made.renewed} 件"


def _ignored(made: Plan) -> list[str]:
    totals = [row.number for row in made.table.rows if row.total]
    said = [f"第 {'、'.join(map(str, totals[:10]))} 行是合计，不作条目"] if totals else []
    return [*said, *made.table.notes]


def _figures(made: Plan, blocked: set[int]) -> list[dict[str, Any]]:
    waiting = len(made.open_questions)
    mirror = ((f"{made.book.outside}有更新", made.renewed, "件", "只改表里写了的", False),) if made.book.mirrors else ()
    rows = (
        ("新增", made.fresh, "件", "", False),
        *mirror,
        ("已有不变", made.known - made.renewed, "件", "编号相同的不会重复", False),
        ("有问题", len(blocked), "行", "不能写入", bool(blocked)),
        ("待您定", waiting, "处", "", bool(waiting)),
    )
    return [
        {"label": label, "value": str(n), "unit": unit, "note": note, "trend": "", "url": "", "hot": hot}
        for label, n, unit, note, hot in rows
    ]


def _column(made: Plan, taken: Taken) -> dict[str, Any]:
    book = made.book
    offered = [("", "不导入"), (OUTSIDE, "来源编号"), *((n, book.label(n)) for n in fields(book))]
    sure = "sure" if taken.score >= 0.8 else "likely" if taken.field else "none"
    return {
        "name": f"col-{taken.column.index}",
        "head": taken.column.label,
        "samples": taken.samples,
        "why": taken.why,
        "sure": sure,
        "options": [{"value": v, "label": label, "on": v == taken.field} for v, label in offered],
    }


def _doubt(q: Question) -> dict[str, Any]:
    options = [
        {"value": v, "label": f"{label}（像是这一项）" if v == q.hint else label, "on": v == q.chosen}
        for v, label in q.options
    ]
    return {"name": f"q-{q.key}", "where": q.where, "text": q.text, "why": q.why, "options": options}


def _fault(fault: intake.Fault) -> dict[str, Any]:
    """A fault as the template reads it."""
    return {
        "row": fault.row,
        "column": fault.column,
        "value": fault.value,
        "message": fault.message,
        "blocks": fault.blocks,
    }


def _table(book: Book[Any], entries: Sequence[Any]) -> str:
    if not entries:
        return ""
    names = [n for n in book.form_fields if any(shown(e, n) for e in entries)][:8]
    columns = [Column(book.label(n)) for n in names]
    return table(columns, [[_short(shown(e, n)) for n in names] for e in entries], "写入后的样子")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


@signed_in
@require_safe
def faults(request: SignedRequest, slug: str, key: UUID) -> HttpResponse:
    """Every fault as a sheet, to mend the original by."""
    book = book_or_404(request.actor, slug, "open")
    found = intake.opened(key, by=request.actor)
    if found is None or found[0].book != slug:
        raise Http404
    row, data = found
    made = intake.plan(book, data, row.name, Answers.of(row.answers), by=request.actor)
    return attachment(intake.fault_sheet(made), f"问题清单-{row.name}.xlsx", XLSX)


@signed_in
@require_safe
def done(request: SignedRequest, slug: str) -> HttpResponse:
    """Step 3: what came in."""
    book = book_or_404(request.actor, slug, "open")
    said = _counts(request)
    mirror = [("更新", said["renewed"])] if book.mirrors else []
    figures = [("新增", said["new"]), *mirror, ("已有不变", said["known"]), ("没写入", said["left"])]
    renewed = f"更新 {said['renewed']} 件，" if book.mirrors else ""
    context = {
        "title": f"导入{book.title}",
        "crumbs": _crumbs(book),
        "figures": [
            {"label": k, "value": str(n), "unit": "件", "note": "", "trend": "", "url": "", "hot": False}
            for k, n in figures
        ],
        "file": {
            "name": request.GET.get("name", "")[:120],
            "note": f"新增 {said['new']} 件，{renewed}已有不变 {said['known']} 件。每一件都已记入日志。",
        },
        "faults": said["left"],
        "list_url": f"/books/{book.slug}/",
        "again_url": f"/books/{book.slug}/import",
    }
    return frame.page(request, "console/import_done.html", context)


def _counts(request: HttpRequest) -> Mapping[str, int]:
    given = {k: request.GET.get(k, "") for k in ("new", "renewed", "known", "left")}
    return {k: int(v) if v.isdecimal() and len(v) < 9 else 0 for k, v in given.items()}
