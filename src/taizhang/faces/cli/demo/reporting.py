"""The town's reports: written, checked, reviewed, signed and delivered at their dates; a year closed; what came after.

Each waits for the year's entries to have been played: it is compiled from the ledgers as they stand on that day.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.db.models import F

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.faces.cli.demo import drafts, promised, reported, times
from taizhang.faces.cli.demo.acts import Act, act, on
from taizhang.faces.cli.demo.fates import Fate
from taizhang.faces.cli.demo.lives import Living
from taizhang.faces.cli.demo.people import CHIEF, LEADER, NAME, PARTY_OFFICE, PETITIONS
from taizhang.faces.cli.demo.promised import Promised
from taizhang.indicators import closing
from taizhang.indicators.cell import Ask
from taizhang.indicators.compute import cell
from taizhang.ledger import verbs as ledger
from taizhang.ledger.shelf import shelf
from taizhang.reports import body, promises, verbs
from taizhang.reports.compile import compiled
from taizhang.reports.models import Report
from taizhang.reports.verbs import Binding
from taizhang.reports.visible import standing
from taizhang.town.actor import Actor

CONGRESS, STANDING = "镇人民代表大会", "镇人民代表大会主席团"
_CLOSED = date(2024, 1, 31)
_STRUCK, _SENT = date(2024, 5, 6), date(2024, 5, 10)
_NOT_AGAIN = ("第二批帮扶资金.*", "爱心单位.*?的条件。")
_STILL = ("collective_income", "joined_households", "helped_households", "pigs_sold", "brand_classes", "trainings",
          "trainees")  # fmt: skip
_BY_QUARTERS = ("fiscal_revenue", "industrial_output", "fixed_investment")
_LATELY = 16  # days ago the draft of the running year was begun


class Annual:
    """One year's report, from the first draft to the promises its plan became."""

    fate = Fate()

    def __init__(self, year: int, days: tuple[date, ...], session: str, before: "Annual | None", lives: list[Promised]):
        self.year, self.before, self.lives = year, before, lives
        self.begun, self.checked, self.reviewed, self.signed, self.given, self.lifted = days
        self.t = on(self.begun)
        self.occasion = f"{_spoken(self.given)}在{NAME}第十八届人民代表大会第{session}次会议上"
        self.report: Any = None

    def __iter__(self) -> Iterator[Act]:
        yield act(on(self.begun, 15), PARTY_OFFICE, self.begin)
        yield act(on(self.checked, 9), PARTY_OFFICE, lambda by: self.go("check", by, note="逐个数字与台账核对"))
        if self.before is not None:
            yield act(on(self.checked, 16), LEADER, self.give_back)
            again = times.working(self.checked + timedelta(days=2))
            yield act(on(again, 9), PARTY_OFFICE, lambda by: self.go("check", by, note="按意见改后再核"))
        yield act(on(self.reviewed), LEADER, lambda by: self.go("review", by, note="数字来源清楚，同意报签"))
        yield act(on(self.signed), CHIEF, lambda by: self.go("sign", by, note="同意"))
        yield act(on(self.signed, 16), CHIEF, lambda by: self.go("freeze", by))
        yield act(on(self.given, 9), PARTY_OFFICE, self.deliver)
        yield act(on(self.lifted, 9), PARTY_OFFICE, self.lift)

    def begin(self, by: Actor) -> None:
        """The first draft, compiled."""
        before = self.before.report if self.before else None
        speaker = f"{NAME}人民政府镇长　{CHIEF}"
        title = f"{self.year}年政府工作报告"
        self.report = drafts.begin(title, self.year, occasion=self.occasion, speaker=speaker, before=before, by=by)

    def go(self, verb: str, by: Actor, note: str = "") -> None:
        """One step of the report."""
        self.report = getattr(verbs, verb)(self.report, by=by, note=note)

    def give_back(self, by: Actor) -> None:
        """The leader wants a figure's words looked at again."""
        self.report = verbs.send_back(self.report, by=by, why="办结率按现行口径写到一位小数，请再核一遍")

    def deliver(self, by: Actor) -> None:
        """To the congress."""
        self.report = verbs.deliver(self.report, CONGRESS, by=by)

    def lift(self, by: Actor) -> None:
        """The plan becomes promises; each life gets its entry. What was not done last year is carried on."""
        last = {life.plan.task: life for life in (self.before.lives if self.before else ())}
        keys, given = [], {}
        for passage in promises.passages(self.report):
            life = self.life_of(passage.text)
            keys.append(passage.key)
            given[passage.key] = {"task": life.plan.task, "goal": life.plan.goal, "target": life.plan.target,
                                  "unit": life.plan.unit, "rhythm": life.plan.rhythm}  # fmt: skip
            old = last.get(life.plan.task)
            if old is not None and old.plan.end == "carried":
                given[passage.key]["carried_from"] = str(old.door.entry.pk)
        made = promises.lift(self.report, keys, by=by, given=given, promised_on=self.given)
        rows = shelf["promise"].model.objects.in_bulk(made)
        for pk in made:
            self.life_of(rows[pk].passage).door.entry = rows[pk]

    def life_of(self, passage: str) -> Promised:
        """The promise that a passage makes."""
        return next(life for life in self.lives if life.plan.match in passage)


class Afterwards:
    """What comes after the report on 2023: an entry struck out in May, the drift, its notice; today's own draft."""

    fate = Fate()

    def __init__(self, annual: Annual):
        self.annual, self.t = annual, on(_CLOSED)

    def __iter__(self) -> Iterator[Act]:
        yield act(on(_CLOSED, 16), PARTY_OFFICE, close_year)
        yield act(on(_STRUCK), PETITIONS, strike_out)
        yield act(on(_STRUCK, 16), PARTY_OFFICE, self.draft)
        yield act(on(_SENT, 9), PARTY_OFFICE, self.send)
        lately = times.working(clock.today() - timedelta(days=_LATELY))
        yield act(on(lately, 9), PARTY_OFFICE, lambda by: begin_next(self.annual.report, by))

    def draft(self, by: Actor) -> None:
        """The notice says what was and what is."""
        release = standing(self.annual.report)
        assert release is not None
        self.correction = verbs.draft_correction(release, by=by)

    def send(self, by: Actor) -> None:
        """To where the report had gone."""
        verbs.send_correction(self.correction, STANDING, by=by)


def close_year(by: Actor) -> None:
    """封账: what 2023 was, as of today."""
    closing.close(by.town, Period.year(2023), by=by, note="年度数据核定完毕，封账")


def strike_out(by: Actor) -> None:
    """A petition of 2023 was registered twice: the later one is struck out."""
    rows = shelf["petition"].model.objects.live().filter(town=by.town, registered_on__year=2023, state="closed")
    entry = rows.filter(repeat_of=None, matter=F("pk"), backlog_no="").order_by("registered_on", "pk").last()
    assert entry is not None
    ledger.void(shelf["petition"], entry, by=by, why="清理档案时发现与同月另一件重复登记")


def begin_next(like: Report, by: Actor) -> None:
    """The running year's report, begun from the last one's frame.

    What does not come again is struck out; some of last year's numbers stand there still, to be settled; what is told
    by quarters asks as far as they go; and one number was typed in that the ledger contradicts.
    """
    year, root = clock.today().year, by.places.root.pk
    report = verbs.create(f"{year}年政府工作报告", year, by=by, like=like, before=like).report
    told, text = _told_of(year), re.sub("|".join(_NOT_AGAIN), "", report.body)
    text = text.replace("全年财政收入", f"{told}财政收入")
    held = {f.n: f.words for f in compiled(like).figures}
    for n in report.figures.filter(indicator__in=_STILL).values_list("n", flat=True):
        text = text.replace(body.token(n), held[n])
    report = verbs.write(report, text, by=by).report
    asked = list(report.figures.filter(indicator__in=_BY_QUARTERS, n__in=body.tokens(report.body)))
    report = verbs.bind_many(report, [Binding(f.n, f.indicator, root, told.key) for f in asked], by=by)
    for f in asked:
        report = verbs.approve(report, f.n, by=by, scale=f.scale, decimals=f.decimals)
    _contradict(report, year, by)


def _contradict(report: Report, year: int, by: Actor) -> None:
    """Somebody typed a number that is two more than the ledger has."""
    lines = report.body.split("\n")
    index = next(i for i, line in enumerate(lines) if "收到群众诉求" in line)
    half = Period.half(year, 1) if clock.today().month > 6 else Period.month(year, clock.today().month)
    held = cell(Ask("appeals_received", by.places.root.pk, half), by.town).value or 0
    made = verbs.write(report, f"{lines[index]}其中{half}收到群众诉求{held + 2}件。", by=by, at=index)
    verbs.bind(made.report, made.fresh[-1], "appeals_received", period=half.key, by=by)


def _told_of(year: int) -> Period:
    """The quarters of a year that are over; the whole year where none is."""
    over = (clock.today().month - 1) // 3
    return Period.range(date(year, 1, 1), Period.quarter(year, over).last) if over else Period.year(year)


def whole(rng: Random) -> Iterator[Living]:
    """Two reports a year apart, what offices report for them, and the promises of both and of today."""
    yield from reported.years(rng)
    lives = {year: [Promised(plan, at, rng) for plan in promised.plans(str(year))] for year, at in _LIFTED.items()}
    first = Annual(2022, _DAYS[2022], "四", None, lives[2023])
    second = Annual(2023, _DAYS[2023], "六", first, lives[2024])
    chronicle: tuple[Living, ...] = (first, second, Afterwards(second), *lives[2023], *lives[2024])
    yield from chronicle
    yield from promised.running(_issued(), rng)


def few(rng: Random, days: int) -> Iterator[Living]:
    """Some of each, within so many days."""
    yield from reported.lately(rng)
    yield from promised.running(times.at(times.back(clock.today(), min(days, 60) * 5 // 7), rng), rng, most=3)


def _issued() -> datetime:
    """When this year's list of tasks was issued: in February, or of last year's where that is still to come."""
    today = clock.today()
    year = today.year if today > date(today.year, 3, 15) else today.year - 1
    return on(times.working(date(year, 2, 20)))


def _spoken(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


_DAYS = {
    2022: (date(2023, 2, 1), date(2023, 2, 8), date(2023, 2, 13), date(2023, 2, 16), date(2023, 2, 21),
           date(2023, 2, 24)),
    2023: (date(2024, 3, 4), date(2024, 3, 11), date(2024, 3, 18), date(2024, 3, 25), date(2024, 4, 1),
           date(2024, 4, 8)),
}  # fmt: skip
_LIFTED = {2023: on(date(2023, 2, 24), 11), 2024: on(date(2024, 4, 8), 11)}
