"""Checking a text: against itself by the red pen, against the ledgers by its figures, against last year's report.

Any finished text can be checked, ours or not. Nothing is changed; what is found comes back as values.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from taizhang.base.period import Period
from taizhang.indicators.cell import Cell
from taizhang.indicators.rounding import say
from taizhang.indicators.visible import visible
from taizhang.redpen import Reading, Text
from taizhang.redpen import check as redpen
from taizhang.redpen.model import Level
from taizhang.reports import accounted, learned, recognise, wording
from taizhang.reports.accounted import Named
from taizhang.reports.compile import compiled
from taizhang.reports.drift import drift
from taizhang.reports.matching import LIKELY, SURE, Offer, offers
from taizhang.reports.models import Figure, Report
from taizhang.reports.noted import Checked, Matched, Note, Unheld, keyed, of_finding
from taizhang.reports.recognise import Found
from taizhang.reports.released import reread
from taizhang.reports.shown import Compiled, Shown, part_of, unit_of
from taizhang.reports.units import agrees
from taizhang.reports.visible import OUT, standing
from taizhang.town.actor import Actor
from taizhang.town.models import Town

Kind = Figure.Kind


@dataclass(slots=True)
class _Sorted:
    """The numbers of a text by what becomes of them."""

    notes: list[Note]
    matched: list[Matched]
    reported: list[Matched]
    unheld: list[Unheld]


def check_text(
    text: Text | str,
    town: Town,
    period: Period,
    *,
    by: Actor,
    before: Text | str | None = None,
    frozen: bool = True,
) -> Checked:
    """Check any finished text.

    period: what it reports on; before: last year's report; by: whose rights say which entries are named.
    """
    source = Text(text) if isinstance(text, str) else text
    reading = redpen(source, before)
    found = recognise.found(source.text)
    given = offers(
        source.text, found, town, period, habits=learned.habits(town), among=visible(by), frozen=frozen
    )  # fmt: skip
    out = _Sorted([of_finding(f, source.text) for f in reading.findings], [], [], [])
    for each, some in zip(found, given, strict=True):
        _place(each, some, out, town, by, None)
    return _checked(reading, out, dict(zip((f.start for f in found), given, strict=True)), source.text)


def check(report: Report, *, by: Actor | None = None, now: Compiled | None = None) -> Checked:
    """Check a report as it stands: bound figures by their cells, the others by what the ledgers offer for them."""
    actor = by or Actor.system_of(report.town)
    now = now or compiled(report)
    last = standing(report.before) if report.before else None
    before = reread(last) if last else compiled(report.before) if report.before else None
    reading = redpen(now.as_text, before.as_text if before else None)
    found = recognise.found(now.text)
    places = [_figure_at(each, now.figures) for each in found]
    asked = [replace(f, coming=f.coming or _settled(s)) for f, s in zip(found, places, strict=True)]
    habits = learned.habits(report.town, report)
    period = Period.parse(report.period)
    given = offers(now.text, asked, report.town, period, habits=habits, among=visible(actor))
    out = _Sorted([of_finding(f, now.text) for f in reading.findings], [], [], [])
    for each, shown, some in zip(found, places, given, strict=True):
        if shown is None or not _settled(shown):
            _place(each, some, out, report.town, actor, shown)
    _bound(now, out, report.town, actor, {s.n: f for f, s in zip(found, places, strict=True) if s is not None})
    out.notes += [*_glued(found, now), *_left_open(now), *_last_year(now, before), *_drifted(now, actor)]
    explained = dict(report.explained.values_list("key", "why"))
    offered = {f.start: o for f, o in zip(found, given, strict=True)}
    return _checked(reading, out, offered, now.text, now.figures, explained)


def _settled(shown: Shown | None) -> bool:
    return shown is not None and shown.kind == Kind.BOUND


def _figure_at(each: Found, figures: Iterable[Shown]) -> Shown | None:
    """The figure whose words hold a number; None where it was typed beside them."""
    return next((f for f in figures if f.start <= each.start and each.end <= f.end), None)


def _checked(
    reading: Reading,
    out: _Sorted,
    offered: dict[int, tuple[Offer, ...]],
    text: str,
    figures: Sequence[Shown] = (),
    explained: Mapping[str, str] | None = None,
) -> Checked:
    why = explained or {}
    notes = []
    for note in sorted(out.notes, key=lambda n: (n.start, n.end)):
        note = note if note.key else keyed(note, text)
        about = tuple(f.n for f in figures if f.start < note.end and note.start < f.end)
        notes.append(replace(note, figures=about, explained=why.get(note.key, "")))
    return Checked(reading, tuple(notes), tuple(out.matched), tuple(out.reported), tuple(out.unheld), offered)


def _place(each: Found, some: Sequence[Offer], out: _Sorted, town: Town, by: Actor, shown: Shown | None) -> None:
    """Put a number that is not bound where it belongs: held and the same, held otherwise, or held by nobody."""
    n = shown.n if shown else None
    first = some[0] if some else None
    rhetoric = shown is not None and shown.kind == Kind.RHETORIC
    if each.coming or (rhetoric and not (first and first.certain)):
        return
    if first is None or first.cell is None or first.agrees is None:
        name = first.indicator.title if first and first.sure >= SURE else each.read.subject
        out.unheld.append(Unheld(each.start, each.end, each.words, name or each.words, n))
        return
    if first.agrees and (first.certain or first.sure >= LIKELY):
        held = Matched(each.start, each.end, each.words, first.cell, first.part, n, first.certain)
        (out.reported if first.cell.source == "reported" else out.matched).append(held)
    elif first.certain:
        out.notes.append(_differs(each, first.cell, first.part, town, by, first, shown))
    else:
        out.unheld.append(Unheld(each.start, each.end, each.words, each.read.subject or each.words, n))


def _differs(
    each: Found, cell: Cell, part: str, town: Town, by: Actor, offer: Offer | None, shown: Shown | None
) -> Note:
    """文中写 743 件，台账为 741 件：…"""
    unit = unit_of(cell.indicator, part, cell.definition)
    ours = wording.words(wording.fitted(wording.read(each.words), unit), cell.indicator, unit, part_of(cell, part))
    where = "部门报数" if cell.source == "reported" else "台账"
    told = accounted.account(each.read, cell, part, town, by=by)
    named = f"“{cell.indicator.title}”{cell.ask.period.label}"
    message = f"文中写 {each.words}，{where}为 {ours}（{named}{_fraction(cell, part)}）"
    message += f"：{told.said}。" if told.said else "，请核对后改正其中一处。"
    # What an office reported is another office's word against this one's; a rhetorical number may mean another thing.
    hedged = cell.source == "reported" or (shown is not None and shown.kind == Kind.RHETORIC)
    level: Level = "likely" if hedged or each.read.exactness != "exact" else "sure"
    return Note(
        level, "ledger", each.start, each.end, message, told.holds_if, _arithmetic(cell, part), each.words, cell, offer,
        told.entries,
    )  # fmt: skip


def _fraction(cell: Cell, part: str) -> str:
    return f"，{say(cell.indicator, cell.over, 0)} ÷ {say(cell.indicator, cell.under, 0)}" if _rate(cell, part) else ""


def _arithmetic(cell: Cell, part: str) -> str:
    if not _rate(cell, part):
        return ""
    return f"{_fraction(cell, part)[1:]} = {say(cell.indicator, cell.value, 2)}{cell.indicator.unit}"


def _rate(cell: Cell, part: str) -> bool:
    return part == "value" and cell.under is not None and cell.value is not None


def _bound(now: Compiled, out: _Sorted, town: Town, by: Actor, reads: Mapping[int, Found]) -> None:
    """Bound figures: what the ledger holds, what it lacks, and what was typed otherwise and not yet agreed to."""
    for shown in now.figures:
        if shown.kind != Kind.BOUND:
            continue
        if shown.value is None or shown.cell is None:
            message = "绑定的指标在这个地方、这个时段没有数：请改绑，或标为部门报数并写明来源。"
            out.notes.append(Note("sure", "missing", shown.start, shown.end, message, stated=shown.words))
            continue
        held = Matched(shown.start, shown.end, shown.words, shown.cell, shown.part, shown.n)
        (out.reported if shown.cell.source == "reported" else out.matched).append(held)
        if shown.contradicted:
            out.notes.append(_typed_otherwise(shown, town, by))


def _typed_otherwise(shown: Shown, town: Town, by: Actor) -> Note:
    """What was typed where the figure now shows the ledger's number."""
    assert shown.cell is not None
    typed = recognise.found(shown.typed)
    where = "部门报数" if shown.cell.source == "reported" else "台账"
    message = f"原来写的是 {shown.typed}，{where}为 {shown.words}"
    unit = unit_of(shown.cell.indicator, shown.part, shown.cell.definition)
    told = accounted.Account()
    same = False
    if typed and shown.value is not None:
        same = agrees(typed[0].read, shown.value, unit)
        told = told if same else accounted.account(typed[0].read, shown.cell, shown.part, town, by=by)
    message += f"：{told.said}。" if told.said else "。"
    message += "请采用台账的数，或查清后再绑。" if not same else "两者相符，只是写法不同。"
    return Note(
        "look" if same else "sure", "ledger", shown.start, shown.end, message, told.holds_if,
        _arithmetic(shown.cell, shown.part), shown.typed, shown.cell, None, told.entries,
    )  # fmt: skip


def _glued(found: Iterable[Found], now: Compiled) -> Iterable[Note]:
    """Digits typed against a figure: 1⟦743件⟧ would read 1743件."""
    for each in found:
        for shown in now.figures:
            over = each.start < shown.end and shown.start < each.end
            if over and (each.read.start < shown.start or each.end > shown.end):
                message = f"“{each.words}”里有手写的字紧挨着数字 {shown.words}，合起来成了另一个数：请分开或改绑。"
                yield Note("sure", "glued", each.start, each.end, message, stated=each.words)


def _left_open(now: Compiled) -> Iterable[Note]:
    for shown in now.figures:
        if shown.kind == Kind.OPEN:
            message = f"{shown.words} 还没有定：请绑定指标，或标为部门报数、行文用语。"
            yield Note("look", "open", shown.start, shown.end, message, stated=shown.words)


def _last_year(now: Compiled, before: Compiled | None) -> Iterable[Note]:
    """What last year's report said of an indicator, where the ledger now says otherwise of that year."""
    if before is None or before.release is None:
        return
    moved = {(d.indicator, d.area): d for d in drift(before.release)}
    for shown in now.figures:
        if shown.cell is None or not (d := moved.get((shown.cell.ask.indicator, shown.cell.ask.area))):
            continue
        message = f"上年报告写的是 {d.was}，台账现在是 {d.now}：与上年相比时请用同一个数，并发更正说明。"
        yield Note("look", "last_year", shown.start, shown.end, message, stated=shown.words, cell=shown.cell)


def _drifted(now: Compiled, by: Actor) -> Iterable[Note]:
    """What a signed text says, where the books have moved since."""
    if now.release is None or now.release.state not in OUT:
        return
    moved = {d.n: d for d in drift(now.release, by=by)}
    for shown in now.figures:
        if d := moved.get(shown.n):
            named = tuple(Named(b.book, str(b.entry), b.number, b.title, b.sentence) for b in d.because)
            yield Note(
                "sure", "drift", shown.start, shown.end, d.sentence, stated=shown.words, cell=shown.cell, entries=named
            )
