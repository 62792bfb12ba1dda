"""What a figure is: bound to an indicator, reported, rhetoric or open; how it is rounded; and taking it out."""

from dataclasses import dataclass

from taizhang.base.period import Period, PeriodError
from taizhang.base.problem import Problem
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.indicator import Indicator
from taizhang.reports import body, wording
from taizhang.reports.compile import ask_of, cells_of, said
from taizhang.reports.models import Figure, Report
from taizhang.reports.shown import unit_of
from taizhang.reports.units import SCALES
from taizhang.reports.verbs.keeping import Change, changing
from taizhang.town.actor import Actor
from taizhang.town.places import places

Kind, Part = Figure.Kind, Figure.Part
_NONE = {"indicator": "", "area_id": None, "period": "", "part": Part.VALUE}


@dataclass(frozen=True, slots=True)
class Binding:
    """What a figure is to be bound to. area: its id, None for the whole town; period: its key, "" for the report's."""

    n: int
    indicator: str
    area: int | None = None
    period: str = ""
    part: str = Part.VALUE


def bind(
    report: Report,
    n: int,
    indicator: str,
    *,
    by: Actor,
    area: int | None = None,
    period: str = "",
    part: str = Part.VALUE,
    version: int | None = None,
) -> Report:
    """Bind figure n to an indicator of a place and a period. Its unit and rounding are the declaration's from now on.

    A scale that was typed (万, 亿) stays, and the words before and after the number (近, 余) with it.
    """
    return bind_many(report, [Binding(n, indicator, area, period, part)], by=by, version=version)


def bind_many(report: Report, given: list[Binding], *, by: Actor, version: int | None = None) -> Report:
    """Bind several figures at once: offers that were agreed to. Raises Refused with every problem; then none is."""
    with changing(report, "bind", by=by, version=version, right="write") as change:
        problems: list[Problem] = []
        for each in given:
            problems += _bind(change, each, by)
        if problems:
            raise Refused(problems)
        change.said["n"] = [each.n for each in given]
    return change.report


def _bind(change: Change, given: Binding, by: Actor) -> list[Problem]:
    figure = _held(change, given.n)
    declared = catalogue.get(given.indicator)
    town = places(by.town)
    area = town.areas.get(given.area) if given.area else town.root
    problems = []
    if declared is None:
        problems.append(Problem(f"数字 {given.n}：没有这个指标，请从列表里选。", "indicator"))
    if area is None:
        problems.append(Problem(f"数字 {given.n}：本镇没有这个辖区。", "area"))
    try:
        period = Period.parse(given.period or change.report.period)
    except PeriodError as error:
        return [*problems, Problem(f"数字 {given.n}：{error}", "period")]
    if declared is None or area is None:
        return problems
    if problem := _part_problem(given, declared, period):
        return [problem]
    figure.kind, figure.indicator, figure.area_id = Kind.BOUND, declared.key, area.pk
    figure.period, figure.part = period.key, given.part
    unit = unit_of(declared, given.part, declared.definition(period.last))
    style = wording.fitted(wording.read(figure.words), unit)
    figure.scale, figure.decimals, figure.unit = style.scale, style.decimals, style.unit
    figure.lead, figure.tail = style.lead, style.tail
    change.keep(figure)
    return []


def _part_problem(given: Binding, declared: Indicator, period: Period) -> Problem | None:
    if given.part not in Part.values:
        return Problem(f"数字 {given.n}：只能取数值、分子或分母。", "part")
    definition = declared.definition(period.last)
    if given.part == Part.UNDER and not (definition and definition.under):
        return Problem(f"数字 {given.n}：“{declared.title}”没有分母。", "part")
    return None


def mark(report: Report, n: int, kind: str, *, by: Actor, note: str = "", version: int | None = None) -> Report:
    """Say that figure n is reported by an office (who and in which paper), rhetoric, or open again.

    Its words stand as they were written; of a bound figure the number it showed becomes its words.
    """
    with changing(report, "mark", by=by, version=version, right="write") as change:
        figure = _held(change, n)
        if kind not in (Kind.REPORTED, Kind.RHETORIC, Kind.OPEN):
            raise Refused([Problem("只能标为部门报数、行文用语或待定。", "kind")])
        if kind == Kind.REPORTED and not note.strip():
            raise Refused([Problem("请写明是哪个部门报的、什么材料、哪天，如“财政所 2024-01-10 决算表”。", "note")])
        if figure.kind == Kind.BOUND and not figure.words:
            figure.words = _shows(change, figure)
        figure.kind, figure.note = kind, note.strip()[:200]
        for name, value in _NONE.items():
            setattr(figure, name, value)
        change.keep(figure)
        change.said["n"] = [n]
    return change.report


def approve(
    report: Report,
    n: int,
    *,
    by: Actor,
    scale: str = "",
    decimals: int | None = None,
    lead: str = "",
    tail: str = "",
    version: int | None = None,
) -> Report:
    """Agree that a bound figure is written in another scale or rounding than its indicator's; None goes back to it."""
    with changing(report, "approve", by=by, version=version, right="write") as change:
        figure = _held(change, n)
        problems = []
        if figure.kind != Kind.BOUND:
            problems.append(Problem("只有取自台账的数字才有量级和小数位。", "n"))
        if scale not in SCALES:
            problems.append(Problem("量级只能是万或亿。", "scale"))
        if decimals is not None and not -6 <= decimals <= 4:
            problems.append(Problem("小数位在 -6（百万）到 4 之间。", "decimals"))
        if lead and lead not in wording.LEADS:
            problems.append(Problem(f"前面只能写：{'、'.join(wording.LEADS)}。", "lead"))
        if tail and tail not in wording.TAILS:
            problems.append(Problem(f"后面只能写：{'、'.join(wording.TAILS)}。", "tail"))
        if lead and tail:
            problems.append(Problem(f"“{lead}”和“{tail}”都表示约数，只能用一个。", "tail"))
        if problems:
            raise Refused(problems)
        figure.scale, figure.decimals, figure.lead, figure.tail = scale, decimals, lead, tail
        change.keep(figure)
        change.said["n"] = [n]
    return change.report


def accept(report: Report, n: int, *, by: Actor, version: int | None = None) -> Report:
    """Agree to what the ledger says where something else was typed: 93% becomes 92.5%."""
    with changing(report, "accept", by=by, version=version, right="write") as change:
        figure = _held(change, n)
        if figure.kind != Kind.BOUND:
            raise NotAllowed(f"数字 {n} 没有取自台账，没有可采用的数。")
        was, figure.words = figure.words, _shows(change, figure)
        if figure.words == wording.NOTHING:
            raise NotAllowed(f"数字 {n} 在台账里没有数，请改绑或标为部门报数。")
        change.keep(figure)
        change.said |= {"n": [n], "was": was}
    return change.report


def drop(report: Report, n: int, *, by: Actor, version: int | None = None) -> Report:
    """Take figure n out of the text. The words around it stay: they are to be mended by whoever dropped it."""
    with changing(report, "drop", by=by, version=version, right="write") as change:
        _held(change, n)
        change.report.body = body.tidy(body.without(change.report.body, n))
        change.said["n"] = [n]
    return change.report


def _held(change: Change, n: int) -> Figure:
    figure = change.figures.get(n)
    if figure is None or n not in body.tokens(change.report.body):
        raise NotAllowed(f"正文里没有第 {n} 个数字，请刷新后再试。")
    return figure


def _shows(change: Change, figure: Figure) -> str:
    ask = ask_of(figure)
    found = cells_of([figure], change.report)
    return said(figure, found.get(ask) if ask else None)
