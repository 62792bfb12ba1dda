"""Correction notices: drafted from a release's drift, mended by hand, sent to whom it had gone."""

from typing import Any

from django.db import transaction

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.ledger import journal
from taizhang.reports.drift import Drifted, drift, notice
from taizhang.reports.models import Correction, Release
from taizhang.reports.verbs.words import BOOK
from taizhang.reports.visible import OUT, require
from taizhang.town.actor import Actor

DRAFTED, SENT = Correction.State.DRAFTED, Correction.State.SENT


def draft_correction(release: Release, *, by: Actor, text: str = "") -> Correction:
    """Draft the notice to a signed release. text: in other words than those made from its drift.

    Raises NotAllowed where the release was not signed, is another town's, or nothing of it has drifted.
    """
    with transaction.atomic():
        require(by, "correct")
        _of_town(release, by)
        if release.state not in OUT:
            raise NotAllowed("没有签发的报告不用更正，直接改就是。")
        drifted = drift(release, by=by)
        if not drifted:
            raise NotAllowed("签发的数字与台账一致，没有要更正的。")
        figures = [_figure(d) for d in drifted]
        made = Correction.objects.create(
            release=release, text=text.strip() or notice(release, drifted), figures=figures, at=clock.now(),
            by_id=by.person, by_name=by.name[:60],
        )  # fmt: skip
        _journal("draft_correction", made, {"text": made.text, "figures": figures}, by)
    return made


def _figure(drifted: Drifted) -> dict[str, Any]:
    because = [b.sentence for b in drifted.because]
    return {"n": drifted.n, "was": drifted.was, "now": drifted.now, "title": drifted.title, "because": because}


def write_correction(correction: Correction, text: str, *, by: Actor) -> Correction:
    """Change the words of a notice that has not been sent."""
    with transaction.atomic():
        held = _held(correction, by)
        if not text.strip():
            raise Refused([Problem("更正说明不能是空的。", "text")])
        held.text = text.strip()
        held.save(update_fields=["text"])
        _journal("write_correction", held, {"text": held.text}, by)
    return held


def send_correction(correction: Correction, to: str, *, by: Actor) -> Correction:
    """Note that the notice was sent, and to whom. What was sent is not changed any more."""
    with transaction.atomic():
        held = _held(correction, by)
        to = to.strip()
        if not to or len(to) > 100:
            raise Refused([Problem("请写明发给谁（100 字以内）。", "to")])
        held.state, held.sent_to, held.sent_at = SENT, to, clock.now()
        held.sent_by_id, held.sent_by_name = by.person, by.name[:60]
        held.save()
        _journal("send_correction", held, {"to": to}, by)
    return held


def _held(correction: Correction, by: Actor) -> Correction:
    require(by, "correct")
    held = Correction.objects.select_for_update().select_related("release__report").get(pk=correction.pk)
    _of_town(held.release, by)
    if held.state != DRAFTED:
        raise NotAllowed("这份更正说明已经发出，不能再改；又有更正的，另拟一份。")
    return held


def _of_town(release: Release, by: Actor) -> None:
    if release.report.town_id != by.town.pk:
        raise NotAllowed("本镇没有这份报告。")


def _journal(verb: str, correction: Correction, said: dict[str, object], by: Actor) -> None:
    report = correction.release.report
    change = {"correction": correction.pk, "release": correction.release.n, **said}
    journal.append([journal.Said(verb, change, BOOK, report.pk, report.number)], by=by)
