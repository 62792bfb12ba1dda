"""Keeping what the red pen or the ledgers object to, and saying why (保留并说明)."""

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.reports.checking import check
from taizhang.reports.models import Explained, Report
from taizhang.reports.verbs.keeping import changing, reason
from taizhang.town.actor import Actor


def explain(report: Report, key: str, why: str, *, by: Actor, version: int | None = None) -> Report:
    """Keep a finding with a reason. key: the note's, as the check gave it. It lapses when its words change."""
    with changing(report, "explain", by=by, version=version, right="write") as change:
        why = reason(why, "理由")
        if len(why) > 300:
            raise Refused([Problem("理由不要超过 300 个字。", "why")])
        note = next((n for n in check(change.report, by=by).notes if n.key == key), None)
        if note is None:
            raise NotAllowed("这一处已经改过或不再存在，请重新核对。")
        Explained.objects.update_or_create(
            report=change.report, key=key,
            defaults={
                "words": note.stated[:200], "message": note.message[:500], "why": why, "at": clock.now(),
                "by_id": by.person, "by_name": by.name[:60],
            },
        )  # fmt: skip
        change.said |= {"key": key, "message": note.message, "why": why}
    return change.report


def unexplain(report: Report, key: str, *, by: Actor, version: int | None = None) -> Report:
    """Take an explanation back: the finding stands again."""
    with changing(report, "unexplain", by=by, version=version, right="write") as change:
        gone, _ = Explained.objects.filter(report=change.report, key=key).delete()
        if not gone:
            raise NotAllowed("没有这条说明。")
        change.said["key"] = key
    return change.report
