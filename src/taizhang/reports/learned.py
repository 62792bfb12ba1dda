"""What the town itself bound before: the same words around a number in an earlier report mean the same indicator."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from taizhang.base.period import Period
from taizhang.redpen.figures.normal import plain
from taizhang.reports import body
from taizhang.reports.models import Figure, Report
from taizhang.town.models import Town

REPORTS = 6  # the latest reports that are asked
LEAST = 4  # characters before a number that must be the same
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*%?")


@dataclass(frozen=True, slots=True)
class Habit:
    """One earlier binding: the words around it, and what it was bound to. own: its period was its report's."""

    ahead: str
    behind: str
    indicator: str
    part: str
    area: int
    own: bool
    number: str  # of the report


def habits(town: Town, but: Report | None = None) -> tuple[Habit, ...]:
    """The bindings of the town's latest reports, newest first."""
    rows = Report.objects.filter(town=town).prefetch_related("figures")
    rows = rows.exclude(pk=but.pk) if but else rows
    return tuple(h for report in rows[:REPORTS] for h in _of(report))


def _of(report: Report) -> Iterable[Habit]:
    held = {f.n: f for f in report.figures.all()}
    for line in report.body.split("\n"):
        for found in body.TOKEN.finditer(line):
            figure = held.get(int(found[1]))
            if figure is not None and figure.kind == Figure.Kind.BOUND and figure.area_id:
                own = Period.parse(figure.period) == Period.parse(report.period)
                ahead, behind = line[: found.start()], line[found.end() :]
                yield Habit(
                    _bare(ahead)[-12:], _bare(behind)[:6], figure.indicator, figure.part, figure.area_id, own,
                    report.number,
                )  # fmt: skip


def _bare(words: str) -> str:
    """Words without numbers and tokens: those differ from year to year."""
    return _NUMBER.sub("#", plain(body.TOKEN.sub("0", words)))


def alike(habit: Habit, ahead: str, behind: str) -> float:
    """How much the words around a number are those of an earlier binding, 0 to 1."""
    here, there = _bare(ahead)[-12:], habit.ahead
    same = 0
    while same < min(len(here), len(there)) and here[-1 - same] == there[-1 - same]:
        same += 1
    if same < min(LEAST, len(there)) or same == 0:
        return 0.0
    follows = bool(habit.behind[:2]) and _bare(behind)[:2] == habit.behind[:2]
    return min(1.0, same / 8) * (1.0 if follows else 0.85)
