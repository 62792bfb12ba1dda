"""Writing a report: begun from a pasted text or from last year's, written on whole or line by line."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from taizhang.base import clock
from taizhang.base.period import Period, PeriodError, Unit
from taizhang.base.problem import Problem
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.ledger.numbering import take_numbers
from taizhang.reports import body, recognise, wording
from taizhang.reports.models import Figure, Report
from taizhang.reports.verbs.keeping import Change, changing, note
from taizhang.reports.verbs.words import BOOK
from taizhang.reports.visible import require
from taizhang.town.actor import Actor

LONGEST = 200_000  # characters of a body: some thirty reports' worth
MOST = 2_000  # figures in one report
Kind = Figure.Kind


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing: the report, the figures newly found in it, and tokens that named none."""

    report: Report
    fresh: tuple[int, ...]
    lost: tuple[int, ...]


def create(
    title: str,
    year: int,
    *,
    by: Actor,
    text: str = "",
    like: Report | None = None,
    period: Period | None = None,
    occasion: str = "",
    speaker: str = "",
    cutoff: date | None = None,
    before: Report | None = None,
) -> Written:
    """Begin a report. text: a finished text already read to plain words; its head becomes title, occasion, speaker.

    like: last year's report as a frame: its words with the years moved on, its bindings asked of the new period, every
    number that no ledger holds open again. before: last year's report, where it is another than `like`.
    Raises Refused with every problem.
    """
    head, lines = body.lifted(text)
    with transaction.atomic():
        require(by, "create")
        last = before or like
        said = {"occasion": occasion.strip() or head.occasion, "speaker": speaker.strip() or head.speaker}
        problems = _problems(title or head.title, year, [r for r in (like, before) if r], by) + _too_long(said)
        if problems:
            raise Refused(problems)
        n = take_numbers(by.town.pk, BOOK, year)[0]
        report = Report(
            town=by.town, number=f"BG-{year}-{n:02}", title=(title or head.title).strip(), year=year,
            period=(period or Period.year(year)).key, **said, cutoff=cutoff, before=last, opened_at=clock.now(),
            opened_by_id=by.person, changed_at=clock.now(),
        )  # fmt: skip
        report.save(force_insert=True)
        change = Change(report)
        fresh: tuple[int, ...] = ()
        lost: tuple[int, ...] = ()
        if like is not None and not lines:
            _frame(change, like)
        else:
            fresh, lost = _take(change, lines)
        report.save(update_fields=["body"])
        note(change, "create", {}, by=by)
    return Written(report, fresh, lost)


def _problems(title: str, year: int, others: Iterable[Report], by: Actor) -> list[Problem]:
    found = []
    if not title.strip():
        found.append(Problem("请填写标题。", "title"))
    elif len(title.strip()) > 100:
        found.append(Problem("标题不要超过 100 个字。", "title"))
    if not 1949 <= year <= 2100:
        found.append(Problem("请填写报告的年份，如 2023。", "year"))
    if any(r.town_id != by.town.pk for r in others):
        found.append(Problem("本镇没有这份上年报告。", "before"))
    return found


def _too_long(said: Mapping[str, str]) -> list[Problem]:
    most = {"occasion": 200, "speaker": 60}
    return [Problem(f"不要超过 {most[name]} 个字。", name) for name, words in said.items() if len(words) > most[name]]


def write(report: Report, text: str, *, by: Actor, version: int | None = None, at: int | None = None) -> Written:
    """Write the whole body, or its line `at` (one more at its end); several lines may take its place, or none.

    Tokens are kept; what stands between their brackets is not taken. New numbers become open figures.
    Raises NotAllowed, Stale, or Refused; then nothing has changed.
    """
    with changing(report, "write", by=by, version=version) as change:
        fresh, lost = _take(change, text, at=at)
    return Written(change.report, fresh, lost)


def describe(report: Report, given: Mapping[str, object], *, by: Actor, version: int | None = None) -> Report:
    """Change what stands above the text: title, occasion, speaker, period, cutoff, before. Absent is left alone."""
    with changing(report, "describe", by=by, version=version, right="write") as change:
        fresh = change.report
        problems = []
        for name in ("title", "occasion", "speaker"):
            if name in given:
                setattr(fresh, name, body.tidy(str(given[name])).replace("\n", " "))
        if "cutoff" in given:
            fresh.cutoff = given["cutoff"] or None  # type: ignore[assignment]
        if "period" in given:
            try:
                fresh.period = Period.parse(str(given["period"])).key
            except PeriodError as error:
                problems.append(Problem(str(error), "period"))
        if "before" in given:
            fresh.before = given["before"] or None  # type: ignore[assignment]
            if fresh.before_id == fresh.pk:
                problems.append(Problem("上年报告不能是它自己。", "before"))
        problems += _problems(fresh.title, fresh.year, [fresh.before] if fresh.before else [], by)
        problems += _too_long({"occasion": fresh.occasion, "speaker": fresh.speaker})
        if problems:
            raise Refused(problems)
    return change.report


def _take(change: Change, text: str, at: int | None = None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Put typed text into the body: copies for tokens met twice, open figures for new numbers."""
    lines = change.report.body.split("\n") if change.report.body else []
    if at is not None and not 0 <= at <= len(lines):
        raise NotAllowed("这一段已经不在了，请刷新后再改。")
    outside = () if at is None else body.tokens("\n".join([*lines[:at], *lines[at + 1 :]]))
    read = _apart(body.typed(text, change.figures, change.following), change.following, outside)
    if len(read.text) > LONGEST:
        raise Refused([Problem(f"正文太长：最多 {LONGEST:,} 字。请只粘贴报告本身。", "text")])
    for copy, of in read.copies.items():
        _copy(change, copy, of)
    taken, fresh = _recognised(change, read.text)
    if at is None:
        change.report.body = taken
    else:
        lines[at : at + 1] = taken.split("\n") if taken else []
        change.report.body = "\n".join(lines)
    return fresh, read.lost


def _apart(read: body.Typed, following: int, outside: Iterable[int]) -> body.Typed:
    """Typed text of one line: a token that also stands in another line becomes a copy too."""
    copies = dict(read.copies)
    words = read.text
    for n in sorted(set(outside) & set(body.tokens(words))):
        copy = following + len(copies)
        copies[copy] = n
        words = words.replace(body.token(n), body.token(copy))
    return body.Typed(words, copies, read.lost)


def _copy(change: Change, n: int, of: int) -> None:
    held = change.figures[of]
    names = ("kind", "indicator", "area_id", "period", "part", "scale", "decimals", "lead", "tail", "unit", "words")
    change.keep(Figure(n=n, note=held.note, **{name: getattr(held, name) for name in names}))


def _recognised(change: Change, text: str) -> tuple[str, tuple[int, ...]]:
    """The text with a token for every new number; the figures are written as open, or as of the coming year."""
    shown = {n: f.words or "0" for n, f in change.figures.items()}
    found = recognise.fresh(text, shown)
    if len(change.figures) + len(found) > MOST:
        raise Refused([Problem(f"数字太多：一份报告最多 {MOST:,} 个。", "text")])
    out, at, made = [], 0, []
    for each in found:
        words = text[each.start : each.end]
        style = wording.read(words)
        figure = change.keep(
            Figure(
                n=change.following,
                kind=Kind.RHETORIC if each.found.coming else Kind.OPEN,
                words=words,
                unit=style.unit[:12],
                note="下一年的安排" if each.found.coming else "",
            )
        )
        out += [text[at : each.start], body.token(figure.n)]
        at = each.end
        made.append(figure.n)
    return "".join([*out, text[at:]]), tuple(made)


def _frame(change: Change, like: Report) -> None:
    """Last year's report as a frame for this one."""
    report = change.report
    step = report.year - like.year
    text = like.body
    for year in sorted((like.year, like.year + 1), reverse=step > 0):
        text = re.sub(rf"(?<!\d){year}(?=\s*年)", str(year + step), text)
    report.body = text
    held = {f.n: f for f in like.figures.all()}
    for n in dict.fromkeys(body.tokens(text)):
        if n in held:
            change.keep(_moved(held[n], step))


def _moved(old: Figure, years: int) -> Figure:
    """A figure of the year after: a binding asks the same of its own year, any other number is open again."""
    figure = Figure(n=old.n, words=old.words, unit=old.unit)
    if old.kind == Kind.BOUND:
        for name in ("kind", "indicator", "area_id", "part", "scale", "decimals", "lead", "tail"):
            setattr(figure, name, getattr(old, name))
        figure.period, figure.words = moved_on(Period.parse(old.period), years).key, ""
    return figure


def moved_on(period: Period, years: int) -> Period:
    """The same period so many years later."""
    start, end = (_later(day, years) for day in (period.start, period.end))
    if period.unit == Unit.WEEK:
        return Period.range(start, end) if years else period
    return Period(start, end, unit=period.unit)


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
