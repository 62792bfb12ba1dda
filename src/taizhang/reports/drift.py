"""Drift: what a signed report said, held against today's books; and the correction notice that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.indicators import counted
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.compute import cells, sides
from taizhang.indicators.counted import Side
from taizhang.indicators.places import KINDS
from taizhang.ledger import card
from taizhang.ledger.book import Book
from taizhang.ledger.models import JournalLine
from taizhang.ledger.seen import seen
from taizhang.reports import body, wording
from taizhang.reports.compile import said
from taizhang.reports.models import Release
from taizhang.reports.released import figure_of, reread
from taizhang.reports.shown import Shown, part_of
from taizhang.town.actor import Actor
from taizhang.town.models import Town
from taizhang.town.places import places

MOST = 20  # changes named behind one figure


@dataclass(frozen=True, slots=True)
class Because:
    """One change in the books since the release: the entry and its book, what was done, when, by whom."""

    number: str
    verb: str
    at: datetime
    by_name: str
    book: str
    entry: UUID
    title: str

    @property
    def sentence(self) -> str:
        """夜访诉求 YF-2023-00106 于 5月4日由顾治重新打开."""
        day = clock.local_day(self.at)
        return f"{self.number} 于 {day.month}月{day.day}日由{self.by_name}{self.verb}"


@dataclass(frozen=True, slots=True)
class Drifted:
    """A figure whose number is no longer what was signed. was, now: as the report writes them.

    because: the changes behind it that the reader may read; unseen: how many more there are.
    """

    n: int
    was: str
    now: str
    because: tuple[Because, ...]
    title: str
    indicator: str
    area: int
    period: str
    value_was: Decimal | None = None
    value_now: Decimal | None = None
    line: int = -1  # which line of the body
    unseen: int = 0

    @property
    def period_label(self) -> str:
        """The period in words."""
        return Period.parse(self.period).label

    @property
    def sentence(self) -> str:
        """签发时 98宗，现在 97宗：……"""
        why = [b.sentence for b in self.because[:3]]
        if len(self.because) > 3:
            why.append(f"等 {len(self.because)} 处变动")
        if self.unseen:
            why.append(f"另有 {self.unseen} 处变动在您的权限之外")
        return f"签发时 {self.was}，现在 {self.now}" + (f"：{'；'.join(why)}。" if why else "。")


def drift(release: Release, *, by: Actor | None = None, closed: bool = False) -> tuple[Drifted, ...]:
    """The figures of a release whose value has changed, in the order of the text; none where nothing has.

    by: whose rights say which changes are named; None is the town's own machinery.
    Asked of the books as they are, whatever a close froze; closed: of the close, where there is one.
    A change too small to be written differently counts: 92.45 % and 92.46 % are two values.
    """
    town = release.report.town
    held = [f for f in reread(release).figures if f.cell is not None and f.cell.ask.indicator in catalogue]
    asked = {f.cell.ask for f in held if f.cell}
    now = cells(asked, town, frozen=closed) if asked else {}
    changed = [(f, now[f.cell.ask]) for f in held if f.cell and f.value != part_of(now[f.cell.ask], f.part)]
    if not changed:
        return ()
    kept = {int(f["n"]): f for f in release.figures}
    lines = {n: i for i, line in enumerate(release.body.split("\n")) for n in body.tokens(line)}
    since = _because([f.cell.ask for f, _ in changed if f.cell], release, town)
    readable = seen({(b.book, b.entry) for some in since.values() for b in some}, by=by or Actor.system_of(town))
    return tuple(_drifted(f, cell, kept[f.n], since, readable, lines.get(f.n, -1)) for f, cell in changed)


def _drifted(
    shown: Shown,
    cell: Cell,
    kept: dict[str, Any],
    since: dict[Ask, tuple[Because, ...]],
    readable: set[UUID],
    line: int,
) -> Drifted:
    now = said(figure_of(kept), cell)
    value = part_of(cell, shown.part)
    if now == shown.words and value is not None:  # the same in writing: say it to the last digit that differs
        now = wording.exactly(value, cell.indicator.unit)
    every = since.get(cell.ask, ())
    named = tuple(b for b in every if b.entry in readable)
    return Drifted(
        shown.n, shown.words, now, named, cell.indicator.title, cell.ask.indicator, cell.ask.area,
        cell.ask.period.key, shown.value, value, line, len(every) - len(named),
    )  # fmt: skip


def _because(asks: Sequence[Ask], release: Release, town: Town) -> dict[Ask, tuple[Because, ...]]:
    """The journal's lines since the release of entries that these numbers count, or counted, or may have counted."""
    found: dict[Ask, tuple[Because, ...]] = {}
    lines: dict[str, list[JournalLine]] = {}
    for ask in dict.fromkeys(asks):
        some: list[Because] = []
        for side in sides(ask):
            if side.measure in KINDS:
                continue
            book = counted.book_of(side.measure)
            if book.slug not in lines:
                rows = JournalLine.objects.filter(town=town.pk, book=book.slug, at__gt=release.at, entry__isnull=False)
                lines[book.slug] = [x for x in rows.order_by("-seq")[:20_000] if _touches(x)]
            some += _of_side(side, book, lines[book.slug], town)
        found[ask] = tuple(sorted(dict.fromkeys(some), key=lambda b: b.at, reverse=True)[:MOST])
    return found


_QUIET = frozenset(("export", "read", "reveal", "attach", "detach", "print", "remind"))


def _touches(line: JournalLine) -> bool:
    """Whether a journal line can have changed a number: it changed columns."""
    return line.verb not in _QUIET and bool(line.change.get("set"))


def _of_side(side: Side, book: Book[Any], lines: Sequence[JournalLine], town: Town) -> list[Because]:
    """The lines of entries that stand, or stood before the line, in the side's place and period."""
    held = {e.pk: e for e in book.model.objects.filter(town=town, pk__in={x.entry for x in lines})}
    inside = _inside(side, town)
    dated = ("on", "closed_at", counted.measure_of(side.measure).on)
    found = []
    for line in lines:
        entry = held.get(line.entry)
        if entry is None:
            continue
        was = line.change.get("was", {})
        days = [*(_day(getattr(entry, d, None)) for d in dated), *(_day(was.get(d)) for d in dated)]
        here = inside is None or entry.area_id in inside or was.get("area_id") in inside
        if here and any(d in side.period for d in days if d):
            found.append(_said(line, book, entry))
    return found


def _inside(side: Side, town: Town) -> tuple[int, ...] | None:
    map_ = places(town)
    return None if side.area == map_.root.pk else map_.under(map_.areas[side.area].code)


def _day(value: Any) -> date | None:
    """The day of a date or an instant, as a row or the journal has it."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value) if value else None
    return clock.local_day(value) if isinstance(value, datetime) else value


def _said(line: JournalLine, book: Book[Any], entry: Any) -> Because:
    return Because(
        entry.number,
        verb_in_words(line, book),
        line.at,
        line.by_name,
        book.slug,
        entry.pk,
        card.shown(entry, book.heading),
    )


_VERBS = {"open": "补登", "amend": "改正", "void": "作废", "merge": "并入别的条目", "unmerge": "撤销并入"}


def verb_in_words(line: JournalLine, book: Book[Any]) -> str:
    """A journal line's verb as people say it: a step by its title."""
    step = book.lifecycle.steps.get(line.verb)
    return step.title if step else _VERBS.get(line.verb, line.verb)


def notice(release: Release, drifted: Sequence[Drifted]) -> str:
    """The correction notice (更正说明) to a release, in words ready to be sent; "" where nothing is to be corrected."""
    if not drifted:
        return ""
    head = release.head
    day = clock.local_day(release.at)
    lines = [
        f"关于《{head['title']}》有关数字的更正说明",
        "",
        f"{release.report.number}《{head['title']}》（第 {release.edition} 版，{day.year}年{day.month}月{day.day}日）"
        f"报出后，台账有更正，涉及 {len(drifted)} 个数字。现更正如下：",
    ]
    for number, each in enumerate(drifted, 1):
        why = "；".join(b.sentence for b in each.because[:5])
        lines.append(
            f"{number}. {each.title}（{each.period_label}）：原报 {each.was}，现为 {each.now}。"
            + (f"原因：{why}。" if why else "")
        )
    lines += ["", "其余数字不变。特此说明。", "", release.report.town.name + "人民政府", _today()]
    return "\n".join(lines)


def _today() -> str:
    day = clock.today()
    return f"{day.year}年{day.month}月{day.day}日"
