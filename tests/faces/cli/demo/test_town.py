"""The demonstration town: played through the verbs, so everything must hold that holds of any town."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from random import Random

import pytest

from taizhang.base import clock
from taizhang.books.appeal.categories import ITEMS
from taizhang.books.appeal.model import Appeal
from taizhang.faces.cli.demo import fates, people, texts, times
from taizhang.faces.cli.demo.town import SEED, SMALL, WHOLE, Size, _lives, build
from taizhang.faces.cli.management.commands.demo import kept
from taizhang.ledger import desk, journal, sealing
from taizhang.ledger.models import DaySeal, JournalLine
from taizhang.ledger.refusal import Refusal
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor
from taizhang.town.models import Person, Posting, Town

OURS = [book for book in shelf.values() if type(book).__module__.startswith("taizhang.")]
NOW = clock.instant(date(2026, 11, 20), time(10))


@pytest.fixture
def demo(db: None) -> Iterator[Town]:
    """The small town, on a Friday morning."""
    with clock.at(NOW):
        yield build(SMALL)


def test_small_town_when_built_has_what_it_promises(demo: Town):
    found = Counter(Appeal.objects.values_list("state", flat=True))
    standing = Counter(s.state for s in fates.OPEN_TODAY[: SMALL.open])
    again = sum(s.told_twice for s in fates.OPEN_TODAY[: SMALL.open])
    assert {s: n for s, n in found.items() if s not in ("closed", "archived", "refused")} == standing + Counter(
        registered=again
    )
    assert found["closed"] + found["archived"] == SMALL.lately
    assert found["refused"] == SMALL.refused


def test_small_town_when_built_has_some_late_and_some_due_today(demo: Town):
    due = [clock.local_day(a.due_at) for a in Appeal.objects.filter(closed_at=None) if a.due_at]
    assert sum(d < date(2026, 11, 20) for d in due) >= 2
    assert sum(d == date(2026, 11, 20) for d in due) >= 1


def test_journal_when_verified_holds_and_every_day_is_sealed(demo: Town):
    assert list(sealing.verify(demo)) == []
    days = list(DaySeal.objects.order_by("day").values_list("day", flat=True))
    assert days[-1] == date(2026, 11, 19)
    assert len(days) == (days[-1] - days[0]).days + 1


def test_tables_when_rebuilt_from_the_journal_are_the_same(demo: Town):
    for book in OURS:
        for entry in book.model.objects.all():
            rebuilt = journal.rebuild(JournalLine.objects.filter(entry=entry.pk).order_by("seq"))
            assert rebuilt == journal.snapshot(entry)


def test_small_town_when_built_has_some_of_every_book_and_work_on_every_desk(demo: Town):
    assert [book.slug for book in OURS if not book.model.objects.filter(town=demo).exists()] == []
    idle = []
    for role in people.ROLES:
        if role.username in people.SHOWN and role.post not in people.LOOKING_ON:
            actor = Actor.of(Person.objects.get(username=role.username))
            if not desk.mine(actor).exists():
                idle.append(role.username)
    assert idle == []


def test_summary_when_said_names_every_book(town: Town):
    assert [line.split()[0] for line in kept(town)] == [book.title for book in shelf.values()]


def test_people_when_founded_hold_their_posts_and_need_no_new_password(demo: Town):
    assert Posting.objects.count() == Person.objects.count() == len(people.ROLES)
    assert Person.objects.filter(must_change_password=True).count() == 0
    assert Person.objects.get(username="chenxiaolan").check_password(people.PASSWORD) is True


def test_build_when_a_town_is_there_refuses(town: Town):
    with pytest.raises(Refusal, match="空的数据库"):
        build(SMALL)


def test_year_when_planned_is_743_appeals_whatever_their_callers():
    with clock.at(NOW):
        lives = list(_lives(Size(year=743, lately=0, days=365, open=0, refused=0), Random(SEED)))
    assert sum(1 + life.fate.twins for life in lives) == WHOLE.year == 743
    assert {clock.local_day(life.t).year for life in lives} == {2023}
    assert [life for life in lives if life.fate.refused or life.fate.until] == []


def test_topics_when_read_fall_under_our_categories_and_offices():
    offices = {short for _, short in people.OFFICES}
    for topic in texts.topics():
        assert (topic.code in ITEMS, topic.office in offices, set(topic.parts)) == (True, True, set("题事请答进"))


def test_matter_when_told_twice_uses_other_words_for_the_same_place():
    topic = next(t for t in texts.topics() if t.code == "020101")
    matter = texts.Matter(Random(1), topic, "那碌村")
    first, second = matter.told("12345电话"), matter.told("微信")
    assert first[0] != second[0] and first[1] != second[1]
    assert matter.slots["处"] in first[1] and matter.slots["处"] in second[1]


def test_working_day_before_when_a_holiday_lies_between_is_before_it():
    assert times.back(date(2023, 5, 4), 1) == date(2023, 4, 28)
    assert times.back(date(2023, 5, 8), 2) == date(2023, 5, 5)
