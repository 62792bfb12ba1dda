"""Files of an entry: adding them, and reading them."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.base.problem import Problem
from taizhang.faces.console import problem, reasoned
from taizhang.faces.console.reading import entry_or_404
from taizhang.faces.console.showing.looked import Looked
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.ways import to_entry
from taizhang.ledger.models import Attachment, Card
from taizhang.ledger.refusal import Refused
from taizhang.ledger.verbs import attach, detach
from taizhang.ledger.verbs.amending import require
from taizhang.ledger.verbs.filing import path_of

MOST = 10  # files in one go
SHOWN = ("image/jpeg", "image/png", "image/webp", "image/gif")


@require_POST
@signed_in
def add(request: Any, pk: UUID) -> HttpResponse:
    """Add the files sent; each that cannot be kept is named with the reason, the others stay."""
    book, entry, _ = entry_or_404(request.actor, pk)
    limit = settings.TAIZHANG_MAX_UPLOAD
    sent = request.FILES.getlist("file")[:MOST]
    if not sent:
        messages.error(request, "没有收到文件，请选择文件后再传。")
    for file in sent:
        if file.size > limit:
            messages.error(request, f"{file.name}：超过 {limit // 1024 // 1024} MB，没有存下来。")
            continue
        try:
            row = attach(book, entry, file.read(), file.name, by=request.actor, label=request.POST.get("label", ""))
            messages.success(request, f"已添加 {row.name}。")
        except Refused as refusal:
            messages.error(request, f"{file.name}：{refusal}")
    return HttpResponseRedirect(to_entry(pk) + "#files")


def _file_or_404(card: Card, pk: int) -> Attachment:
    """A file that stands at an entry and has not been taken off."""
    row = Attachment.objects.filter(pk=pk, card=card, removed_at=None).first()
    if row is None:
        raise Http404
    return row


@require_safe
@signed_in
def file(request: Any, pk: UUID, file_pk: int) -> Any:
    """One file of an entry this person may read; a photo is shown in the page when asked so, all else is saved."""
    _, _, card = entry_or_404(request.actor, pk)
    row = _file_or_404(card, file_pk)
    try:
        content = path_of(row.digest).open("rb")
    except FileNotFoundError:
        return problem.page(request, 404, f"“{row.name}”的文件不在存储里，请告诉系统管理员用备份恢复。")
    shown = request.GET.get("show") == "1" and row.mime in SHOWN
    response = FileResponse(content, as_attachment=not shown, filename=row.name, content_type=row.mime)
    # Whatever is in it, it runs nothing here.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def remove(request: Any, pk: UUID, file_pk: int) -> HttpResponse:
    """Take a file off the page: GET asks why, POST does it. The file and the journal stay."""
    book, entry, card = entry_or_404(request.actor, pk)
    row = _file_or_404(card, file_pk)
    looked = Looked(book, entry, card, request.actor)
    problems: tuple[Problem, ...] = ()
    require(book, "attach", entry, request.actor)
    if request.method == "POST":
        try:
            detach(book, entry, row, by=request.actor, why=request.POST.get("why", ""))
        except Refused as refusal:
            problems = refusal.problems
        else:
            messages.success(request, f"已移除 {row.name}。谁、何时、为什么移除，日志里有。")
            return HttpResponseRedirect(to_entry(pk) + "#files")
    note = f"“{row.name}”不再列在附件里；文件本身仍由系统保管，移除的人和原因记入日志。"
    return reasoned.ask(request, looked, "移除附件", "移除", note, problems)
