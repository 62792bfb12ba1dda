"""Filters: what a list may be narrowed by, made from the fields a book lists and from what every entry has."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from django.db import models
from django.db.models import Q

from taizhang.base import clock
from taizhang.ledger.book import Book
from taizhang.town.models import Area, Office
from taizhang.town.places import Places

Asked = Mapping[str, Sequence[str]]
Options = tuple[tuple[str, str], ...]
Narrow = Callable[[str, str], Q]  # the name asked and its value


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to narrow by. options: value and label; where: the condition that a value stands for.

    Of kind "dates" the names asked are name_from and name_to, ISO days, both inclusive.
    """

    name: str
    label: str
    kind: Literal["choice", "dates", "text"]
    where: Narrow
    options: Options = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which it is asked."""
        return (f"{self.name}_from", f"{self.name}_to") if self.kind == "dates" else (self.name,)

    def given(self, asked: Asked) -> dict[str, str]:
        """What was asked that can be read; the rest is left out, so that the page shows what it narrows by."""
        found = {n: v for n in self.names if (v := one(asked, n))}
        if self.kind == "choice":
            known = {value for value, _ in self.options}
            return {n: v for n, v in found.items() if v in known}
        if self.kind == "dates":
            return {n: v for n, v in found.items() if _day(v)}
        return {n: v[:100] for n, v in found.items()}

    def condition(self, given: Mapping[str, str]) -> Q:
        """The condition of what was asked; an empty one where nothing was."""
        where = Q()
        for name in self.names:
            if value := given.get(name):
                where &= self.where(name, value)
        return where

    def words(self, name: str, value: str) -> str:
        """One condition as the page says it: 状态：办理中."""
        if self.kind == "dates":
            return f"{self.label}{'自' if name.endswith('_from') else '至'} {value}"
        return f"{self.label}：{dict(self.options).get(value, value)}"


def one(asked: Asked, name: str) -> str:
    """The value of a name in an address, "" where there is none. A NUL is no text: PostgreSQL refuses it."""
    return (asked.get(name) or [""])[-1].replace("\x00", "").strip()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def of_book(book: Book[Any], places: Places) -> tuple[Filter, ...]:
    """A book's own filters, then what its shape gives it: where, whether open, how it stands in time, when it came in.

    Guarded fields are no filters: what may not be read may not be searched out either.
    """
    key = ("filters", book.slug)
    if key not in places.made:
        places.made[key] = _of_book(book, places)
    found: tuple[Filter, ...] = places.made[key]
    return found


def _of_book(book: Book[Any], places: Places) -> tuple[Filter, ...]:
    own = [_of_field(book, name, places) for name in book.filters if name not in book.guarded]
    held = {f.name for f in own}
    rest = (
        _areas("area", book.label("area"), places),
        *((OPEN,) if book.shape == "matter" else ()),  # a line of a log or a roll is not something to be done
        *((DUE,) if book.deadlines else ()),
        _days("on", _happened(book)),
        _instants("opened_at", "登记时间"),
    )
    return (*own, *(f for f in rest if f.name not in held))


def of_cards(titles: Mapping[str, str], places: Places) -> tuple[Filter, ...]:
    """What the list across all books may be narrowed by."""
    books = Filter("book", "台账", "choice", lambda _, v: Q(book=v), tuple(titles.items()))
    return (books, _areas("area", "村（社区）", places), _offices("office", "承办单位", places), OPEN, DUE)


def _happened(book: Book[Any]) -> str:
    return book.label(book.happened or "on")


def _of_field(book: Book[Any], name: str, places: Places) -> Filter:
    field: Any = book.model._meta.get_field(name)
    label = str(field.verbose_name)
    if isinstance(field, models.ForeignKey) and field.related_model is Area:
        return _areas(name, label, places)
    if isinstance(field, models.ForeignKey) and field.related_model is Office:
        return _offices(name, label, places)
    if field.choices:
        return Filter(name, label, "choice", lambda _, v: Q(**{name: v}), _flat(field.choices))
    if isinstance(field, models.BooleanField):
        return Filter(name, label, "choice", lambda _, v: Q(**{name: v == "1"}), (("1", "是"), ("0", "否")))
    if isinstance(field, models.DateTimeField):
        return _instants(name, label)
    if isinstance(field, models.DateField):
        return _days(name, label)
    return Filter(name, label, "text", lambda _, v: Q(**{name: v}))


def _flat(choices: Any) -> Options:
    found: list[tuple[str, str]] = []
    for value, label in choices:
        found += [(str(v), str(t)) for v, t in label] if isinstance(label, list | tuple) else [(str(value), str(label))]
    return tuple(pair for pair in found if pair[0])


def _areas(name: str, label: str, places: Places) -> Filter:
    """Areas with everything under them, so that a village holds its hamlets."""
    inside = [a for a in places.areas.values() if a.kind != Area.Kind.COUNTY]
    options = tuple((str(a.id), a.name) for a in inside)
    return Filter(
        name, label, "choice", lambda _, v: Q(**{f"{name}__in": places.under(places.areas[int(v)].code)}), options
    )


def _offices(name: str, label: str, places: Places) -> Filter:
    options = (*((str(o.id), str(o)) for o in places.offices.values()), ("0", "未定单位"))
    return Filter(
        name, label, "choice", lambda _, v: Q(**{f"{name}_id": int(v)}) if v != "0" else Q(**{name: None}), options
    )


def _days(name: str, label: str) -> Filter:
    def where(asked: str, value: str) -> Q:
        return Q(**{f"{name}__{'gte' if asked.endswith('_from') else 'lte'}": date.fromisoformat(value)})

    return Filter(name, label, "dates", where)


def _instants(name: str, label: str) -> Filter:
    def where(asked: str, value: str) -> Q:
        day = date.fromisoformat(value)
        if asked.endswith("_from"):
            return Q(**{f"{name}__gte": clock.instant(day, clock.MIDNIGHT)})
        return Q(**{f"{name}__lte": clock.end_of(day)})

    return Filter(name, label, "dates", where)


def _due(_: str, value: str) -> Q:
    """How an open entry stands in time. Every value but "none" leaves only rows that have a due date."""
    now, today = clock.now(), clock.today()
    running = Q(closed_at=None)
    match value:
        case "late":
            return running & Q(due_at__lt=now)
        case "today":
            return running & Q(due_at__gte=now, due_at__lte=clock.end_of(today))
        case "week":
            return running & Q(due_at__gte=now, due_at__lte=end_of_week())
        case "any":
            return running & Q(due_at__isnull=False)
    return running & Q(due_at=None)


def end_of_week() -> datetime:
    """The last instant of this week's Sunday."""
    today = clock.today()
    return clock.end_of(today + timedelta(days=6 - today.weekday()))


DUE = Filter(
    "due",
    "期限",
    "choice",
    _due,
    (("late", "已超期"), ("today", "今天到期"), ("week", "本周到期"), ("any", "有期限的"), ("none", "暂停或未计时")),
)
OPEN = Filter("open", "办结", "choice", lambda _, v: Q(closed_at__isnull=v == "1"), (("1", "在办"), ("0", "已办结")))
DATED = ("late", "today", "week", "any")  # values of DUE that leave only rows with a due date
