"""A report's way: draft → checked → reviewed → signed → frozen → delivered; sent back before it is signed.

What was signed is carried on to the last sign; a later change is another edition, signed by hands of its own.
"""

from collections.abc import Iterator

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.reports import body, released
from taizhang.reports.checking import check as checked
from taizhang.reports.compile import compiled
from taizhang.reports.models import Figure, Release, Report, SignOff
from taizhang.reports.verbs.keeping import Change, changing, reason
from taizhang.town.actor import Actor

S, Step = Report.State, SignOff.Step


def check(report: Report, *, by: Actor, version: int | None = None, note: str = "") -> Report:
    """Pass a draft: no figure is open, and nothing that is surely wrong stands without a word of explanation.

    Raises Refused with everything that stands in the way.
    """
    with changing(report, "check", by=by, version=version) as change:
        fresh = change.report
        problems = list(_in_the_way(change, by))
        if problems:
            raise Refused(problems)
        made = released.release(fresh, compiled(fresh), S.CHECKED, by=by, note=note)
        _move(change, S.CHECKED, made, by=by, note=note)
    return change.report


def _in_the_way(change: Change, by: Actor) -> Iterator[Problem]:
    report = change.report
    if not report.body.strip():
        yield Problem("正文还是空的。", "text")
        return
    standing = [change.figures[n] for n in body.tokens(report.body) if n in change.figures]
    left = [f.words for f in standing if f.kind == Figure.Kind.OPEN]
    if left:
        some = "、".join(left[:10]) + ("等" if len(left) > 10 else "")
        yield Problem(f"还有 {len(left)} 个数字没有定：{some}。请绑定指标，或标为部门报数、行文用语。", "figures")
    for note in checked(report, by=by).blocking:
        yield Problem(f"{note.message}如果确实如此，请写明理由后保留。", "findings")


def review(report: Report, *, by: Actor, version: int | None = None, note: str = "") -> Report:
    """Review what was checked. Nobody reviews what they themselves checked."""
    with changing(report, "review", by=by, version=version, within=(S.CHECKED,)) as change:
        last = _hand(change.report, Step.CHECKED)
        if not by.system and last is not None and last.by_id == by.person:
            raise NotAllowed("核对的人不能再审核，请由另一位审核。")
        made = released.release(change.report, compiled(change.report), S.REVIEWED, by=by, note=note)
        _move(change, S.REVIEWED, made, by=by, note=note)
    return change.report


def sign(report: Report, *, by: Actor, version: int | None = None, note: str = "") -> Report:
    """Sign what was reviewed. From here on its words and numbers stand, with the digests of the rows they count.

    Raises Refused where a number has moved since it was checked in a way that a check would not pass.
    """
    with changing(report, "sign", by=by, version=version, within=(S.REVIEWED,)) as change:
        problems = list(_in_the_way(change, by))
        if problems:
            raise Refused([*problems, Problem("台账在核对以后有了变化，请退回重新核对。", "findings")])
        now = compiled(change.report, rows=True)
        made = released.release(change.report, now, S.SIGNED, by=by, note=note)
        _move(change, S.SIGNED, made, by=by, note=note)
    return change.report


def freeze(report: Report, *, by: Actor, version: int | None = None, note: str = "") -> Report:
    """Freeze what was signed as the final text."""
    with changing(report, "freeze", by=by, version=version, within=(S.SIGNED,)) as change:
        made = released.carried(_last(change.report), S.FROZEN, by=by, note=note)
        _move(change, S.FROZEN, made, by=by, note=note)
    return change.report


def deliver(report: Report, to: str, *, by: Actor, version: int | None = None, note: str = "") -> Report:
    """Note to whom the frozen text went; it may go to several, one after another."""
    with changing(report, "deliver", by=by, version=version, within=(S.FROZEN, S.DELIVERED)) as change:
        to = to.strip()
        if not to:
            raise Refused([Problem("请写明报给谁，如“镇人民代表大会”。", "to")])
        if len(to) > 100:
            raise Refused([Problem("报送对象不要超过 100 个字。", "to")])
        made = released.carried(_last(change.report), S.DELIVERED, by=by, note=note)
        _move(change, S.DELIVERED, made, by=by, note=note, to=to)
    return change.report


def send_back(report: Report, *, by: Actor, why: str, version: int | None = None) -> Report:
    """Back to the draft, with a reason; what was signed is not sent back but revised."""
    with changing(report, "send_back", by=by, version=version, within=(S.CHECKED, S.REVIEWED)) as change:
        _move(change, S.DRAFT, None, by=by, note=reason(why), step=Step.SENT_BACK)
    return change.report


def revise(report: Report, *, by: Actor, why: str, version: int | None = None) -> Report:
    """Begin another edition of what was signed, with a reason. The signed one stands until the new one is signed."""
    with changing(report, "revise", by=by, version=version, within=(S.SIGNED, S.FROZEN, S.DELIVERED)) as change:
        why = reason(why)
        change.report.edition += 1
        _move(change, S.DRAFT, None, by=by, note=why, step=Step.REVISED)
    return change.report


def _move(
    change: Change, state: str, release: Release | None, *, by: Actor, note: str, to: str = "", step: str = ""
) -> None:
    report = change.report
    report.state = state
    SignOff.objects.create(
        report=report, release=release, step=step or state, edition=report.edition, at=clock.now(), by_id=by.person,
        by_name=by.name[:60], titles=by.titles[:200], to=to, note=note.strip()[:300],
    )  # fmt: skip
    change.said |= {k: v for k, v in (("note", note.strip()), ("to", to)) if v}
    if release is not None:
        change.said |= {"release": release.n, "digest": release.digest}


def _last(report: Report) -> Release:
    found = report.releases.order_by("-n").first()
    assert found is not None  # every state after the draft has left one
    return found


def _hand(report: Report, step: str) -> SignOff | None:
    return report.signoffs.filter(step=step, edition=report.edition).order_by("-id").first()
