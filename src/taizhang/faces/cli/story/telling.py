"""Telling a story: each line through the same verbs as every face, at its own time, by its own person."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from taizhang.base import clock
from taizhang.faces.cli.story import seen
from taizhang.faces.cli.story.line import Line, parse
from taizhang.ledger import sealing, sweep, verbs
from taizhang.ledger.book import Book
from taizhang.ledger.models import Card
from taizhang.ledger.refusal import Refusal
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor
from taizhang.town.models import Person, Town

Who = Actor | Person
Deed = Callable[["Telling", Line], None]


class Telling:
    """A story on its way: the book, the people, and the entries by the names the story gives them."""

    def __init__(self, book: Book[Any], cast: Mapping[str, Who], town: Town):
        self.book, self.cast, self.town = book, cast, town
        self.entries: dict[str, Any] = {}
        self.labels = {str(f.verbose_name): f.name for f in book.model._meta.fields}
        self.steps = {s.title: s.key for s in book.lifecycle.steps.values()}
        self.others: dict[str, Telling] = {}

    def actor(self, line: Line) -> Actor:
        """Who acts, with the postings of that day."""
        who = self.cast.get(line.who)
        if who is None:
            raise line.wrong(f"没有“{line.who}”这个人")
        return who if isinstance(who, Actor) else Actor.of(who, clock.local_day(line.at))

    def entry(self, line: Line, which: int = 0) -> Any:
        """The entry a line is about, as it stands now."""
        if len(line.refs) <= which or line.refs[which] not in self.entries:
            raise line.wrong("没有说清是哪一条")
        return self.book.model.objects.get(pk=self.entries[line.refs[which]].pk)

    def card(self, line: Line, which: int = 0) -> Card:
        """Its card."""
        return Card.objects.get(entry=self.entry(line, which).pk)

    def answers(self, line: Line, *apart: str) -> dict[str, str]:
        """What a line says, by field name; `apart` are words that are not fields."""
        unknown = [n for n in line.said if n not in self.labels and n not in apart]
        if unknown or line.words:
            raise line.wrong(f"“{self.book.title}”没有这一项：{'、'.join((*unknown, *line.words))}")
        return {self.labels[n]: v for n, v in line.said.items() if n not in apart}

    def other(self, line: Line) -> "tuple[Telling, Line]":
        """Who tells a line of another book, 登记·承诺进展: its own names, its own steps. Itself, for its own lines."""
        verb, _, title = line.verb.partition("·")
        if not title:
            return self, line
        book = next((b for b in shelf.values() if b.title == title), None)
        if book is None:
            raise line.wrong(f"没有“{title}”这个台账")
        telling = self.others.setdefault(title, Telling(book, self.cast, self.town))
        return telling, replace(line, verb=verb)


def tell(book: Book[Any], text: str, cast: Mapping[str, Who]) -> dict[str, Any]:
    """Tell a whole story; returns its entries by name. Raises StoryError at the first line that does not hold."""
    telling = Telling(book, cast, next(iter(cast.values())).town)
    for line in parse(text):
        with clock.at(line.at):
            _act(telling, line)
    return {name: book.model.objects.get(pk=entry.pk) for name, entry in telling.entries.items()}


def _act(telling: Telling, line: Line) -> None:
    telling, line = telling.other(line)
    deed = DEEDS.get(line.verb) or (_step if line.verb in telling.steps else None)
    if deed is None:
        raise line.wrong(f"“{telling.book.title}”没有“{line.verb}”这个环节")
    try:
        deed(telling, line)
    except Refusal as refusal:
        if line.refused is None or line.refused not in str(refusal):
            raise line.wrong(f"被拒：{refusal}") from refusal
        return
    if line.refused is not None:
        raise line.wrong("应当被拒，却办成了")


def _open(telling: Telling, line: Line) -> None:
    given = telling.answers(line)
    outside = given.pop("outside_no", "")
    made = verbs.open_entry(
        telling.book, given, by=telling.actor(line), source="story" if outside else "", outside_no=outside
    )
    telling.entries[line.refs[0]] = made


def _backfill(telling: Telling, line: Line) -> None:
    """An old entry that comes in with its past, as from a sheet."""
    row = verbs.Row(telling.answers(line), line.number)
    outcome = verbs.open_many(telling.book, [row], by=telling.actor(line))
    if outcome.blocked:
        raise Refusal("；".join(p.message for _, p in outcome.problems if p.blocks))
    telling.entries[line.refs[0]] = telling.book.model.objects.get(town=telling.town, number=outcome.numbers[0])


def _step(telling: Telling, line: Line) -> None:
    entries = [telling.entry(line, n) for n in range(len(line.refs))]
    key, given, by = telling.steps[line.verb], telling.answers(line), telling.actor(line)
    if len(entries) == 1:
        verbs.take(telling.book, key, entries[0], given, by=by)
    else:
        verbs.take_together(telling.book, key, entries, given, by=by)


def _amend(telling: Telling, line: Line) -> None:
    given = telling.answers(line, "原因")
    verbs.amend(telling.book, telling.entry(line), given, by=telling.actor(line), why=line.said.get("原因", ""))


def _void(telling: Telling, line: Line) -> None:
    verbs.void(telling.book, telling.entry(line), by=telling.actor(line), why=line.said.get("原因", ""))


def _link(telling: Telling, line: Line) -> None:
    verbs.link(telling.card(line, 0), telling.card(line, 1), by=telling.actor(line))


def _reveal(telling: Telling, line: Line) -> None:
    name = telling.labels.get(line.said.get("项目", ""), "")
    why = line.said.get("原因", "")
    shown = verbs.reveal(telling.book, telling.entry(line), name, by=telling.actor(line), why=why)
    if "见到" in line.said and shown != line.said["见到"]:
        raise line.wrong(f"见到的是“{shown}”")


def _sweep(telling: Telling, line: Line) -> None:
    sweep.sweep(telling.town)


def _seal(telling: Telling, line: Line) -> None:
    sealing.seal_all(telling.town)


DEEDS: dict[str, Deed] = {
    "登记": _open,
    "补录": _backfill,
    "更正": _amend,
    "作废": _void,
    "关联": _link,
    "查看": _reveal,
    "巡查": _sweep,
    "封存": _seal,
    "应为": lambda telling, line: seen.state(telling, line),
    "应计": lambda telling, line: seen.count(telling, line),
    "应提醒": lambda telling, line: seen.told(telling, line),
    "可见": lambda telling, line: seen.visible(telling, line, True),
    "不可见": lambda telling, line: seen.visible(telling, line, False),
    "可办": lambda telling, line: seen.open_steps(telling, line),
    "不可知": lambda telling, line: seen.hidden(telling, line),
}
