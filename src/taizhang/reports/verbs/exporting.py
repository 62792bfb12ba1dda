"""Noting that a report was taken out as a file: who, which kind, and of which version."""

from django.db import transaction

from taizhang.base.refusal import NotAllowed
from taizhang.ledger import journal
from taizhang.reports import visible
from taizhang.reports.models import Report
from taizhang.reports.verbs.keeping import BOOK
from taizhang.town.actor import Actor


def note_export(report: Report, kind: str, *, by: Actor) -> None:
    """Journal an export. kind: the file's kind, docx or xlsx. Raises NotAllowed for a report the actor may not read."""
    with transaction.atomic():
        if not visible.reports(by).filter(pk=report.pk).exists():
            raise NotAllowed("本镇没有这份报告。")
        said = {"kind": kind, "version": report.version, "state": str(report.state)}
        journal.append([journal.Said("export", said, BOOK, report.pk, report.number)], by=by)
