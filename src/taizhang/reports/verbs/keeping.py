"""How a change of a report is held: locked, permitted, not stale, in a state that allows it, and journalled."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.base.refusal import NotAllowed, Refused, Stale
from taizhang.ledger import journal
from taizhang.reports.models import Figure, Report
from taizhang.reports.verbs.words import BOOK
from taizhang.reports.visible import DOES, require
from taizhang.town.actor import Actor

S = Report.State
_LABELS = dict(S.choices)
FIGURE_FIELDS = tuple(f.name for f in Figure._meta.concrete_fields if f.attname not in ("id", "report_id"))


@dataclass(slots=True)
class Change:
    """A report under change, and what the journal will say of it beside the columns that differ."""

    report: Report
    said: dict[str, Any] = field(default_factory=dict)
    figures: dict[int, Figure] = field(default_factory=dict)
    _touched: dict[int, dict[str, Any]] = field(default_factory=dict)

    def keep(self, figure: Figure) -> Figure:
        """Write a figure, new or changed; the journal says what it now is."""
        if figure.pk is None:
            figure.report = self.report
        figure.save()
        self.figures[figure.n] = figure
        self._touched[figure.n] = journal.snapshot(figure, *FIGURE_FIELDS)
        return figure

    @property
    def following(self) -> int:
        """The number the next figure gets: none is ever given twice."""
        return max(self.figures, default=0) + 1


@contextmanager
def changing(
    report: Report, verb: str, *, by: Actor, version: int | None, right: str = "", within: Iterable[str] = (S.DRAFT,)
) -> Iterator[Change]:
    """One change: locked, permitted, of this version, in one of these states; then written and journalled.

    Raises NotAllowed, or Stale where somebody else changed the report since it was read; nothing has changed then.
    """
    with transaction.atomic():
        right = right or verb
        require(by, right)
        fresh = Report.objects.select_for_update().filter(pk=report.pk, town=by.town).first()
        if fresh is None:
            raise NotAllowed("本镇没有这份报告。")
        if version is not None and fresh.version != version:
            raise Stale(f"{fresh.number} 已被他人改动，请刷新后对照着再改；您写的字还在。")
        within = tuple(within)
        if fresh.state not in within:
            raise NotAllowed(refused_in(fresh, right, within))
        before = _columns(fresh)
        change = Change(fresh, figures={f.n: f for f in fresh.figures.all()})
        yield change
        fresh.version += 1
        fresh.changed_at = clock.now()
        fresh.save()
        note(change, verb, before, by=by)


def refused_in(report: Report, right: str, within: tuple[str, ...]) -> str:
    """Why a state does not allow this, and what to do."""
    now = _LABELS[S(report.state)]
    if within == (S.DRAFT,):
        how = "请先退回" if report.state in (S.CHECKED, S.REVIEWED) else "请先改版"
        return f"{report.number} {now}，不能再改；{how}，再{DOES[right]}。"
    wanted = "、".join(_LABELS[S(s)] for s in within)
    return f"{report.number} 现在是“{now}”，“{wanted}”时才能{DOES[right]}。"


def note(change: Change, verb: str, before: dict[str, Any], *, by: Actor) -> None:
    """The journal's line: columns that changed, lines of the body that did, figures as they now are."""
    fresh = change.report
    after = _columns(fresh)
    said = dict(change.said)
    differ = {k: v for k, v in after.items() if before.get(k) != v and k != "body"}
    if differ:
        said["set"] = differ
    if before.get("body", "") != fresh.body:
        said["lines"] = changed_lines(before.get("body", ""), fresh.body)
    if change._touched:
        said["figures"] = list(change._touched.values())
    journal.append([journal.Said(verb, said, BOOK, fresh.pk, fresh.number)], by=by)


def _columns(report: Report) -> dict[str, Any]:
    return journal.snapshot(report)


def changed_lines(before: str, after: str) -> dict[str, Any]:
    """What turns one body into the other: at which line, how many lines go, which come. A whole text each time would
    make the journal of a report longer than the town's."""
    a, b = before.split("\n"), after.split("\n")
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    return {"at": head, "out": len(a) - head - tail, "in": b[head : len(b) - tail]}


def with_lines(before: str, said: dict[str, Any]) -> str:
    """The body after a journal line, from the body before it."""
    lines = before.split("\n")
    lines[said["at"] : said["at"] + said["out"]] = said["in"]
    return "\n".join(lines)


def reason(why: str, what: str = "原因") -> str:
    """The reason without its spaces. Raises Refused where there is none."""
    if not why.strip():
        raise Refused([Problem(f"请写明{what}。", "why")])
    return why.strip()
