"""What leaves the house is journalled: a report exported as a file."""

from django.db import transaction

from taizhang.base.refusal import NotAllowed
from taizhang.ledger import journal
from taizhang.reports.models import Release, Report
from taizhang.reports.verbs.words import BOOK
from taizhang.reports.visible import drafts, reports
from taizhang.town.actor import Actor


def note_export(report: Report, file: str, *, by: Actor, release: Release | None = None) -> None:
    """Journal that a report left as a file of this kind or name. Raises NotAllowed for what the actor may not read."""
    with transaction.atomic():
        if not reports(by).filter(pk=report.pk).exists() or (release is None and not drafts(by)):
            raise NotAllowed("本镇没有这份报告。")
        change = {"file": file[:120], "release": release.n if release else None, "version": report.version}
        journal.append([journal.Said("export", change, BOOK, report.pk, report.number)], by=by)
