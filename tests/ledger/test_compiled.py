"""What is remembered of a question is its words, never its answer; and its words go when rights or the town change."""

from datetime import timedelta

import pytest
from django.db.models import UUIDField

from taizhang.base import clock
from taizhang.base.ident import uuid7
from taizhang.ledger import desk
from taizhang.ledger.compiled import Question, Slot
from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, void
from taizhang.town.actor import Actor
from taizhang.town.models import Person, Posting, Town
from tests.cast import Cast

GIVEN = {"found_on": "2023-11-10", "place": "东埇市场", "category": "fire", "description": "楼道堆满旧纸箱",
         "area": "东埇村"}  # fmt: skip

pytestmark = pytest.mark.django_db


def danger(by: Actor, **more: str):
    return open_entry(shelf["danger"], {**GIVEN, **more}, by=by)


def test_shows_answers_as_the_query_does_for_everybody(cast: Cast, stranger: Actor) -> None:
    made = [danger(cast["全能"], area=village) for village in ("东埇村", "西㙍村", "上埇")]
    void(shelf["danger"], made[2], by=cast["全能"], why="登记错了")
    for book in (shelf["danger"], shelf["errand"]):
        for actor in (*cast.values(), stranger):
            seen = set(book.visible_to(actor).values_list("pk", flat=True))
            assert {e.pk for e in made if book.shows(actor, e.pk)} == seen & {e.pk for e in made}


def test_shows_when_a_posting_has_ended_shows_nothing(cast: Cast, people: dict[str, Person]) -> None:
    entry, book = danger(cast["全能"]), shelf["danger"]
    assert book.shows(Actor.today(people["全能"]), entry.pk)
    # as another process does it: the rows change, and the town's version with them
    Posting.objects.filter(person=people["全能"]).update(
        starts_on=clock.today() - timedelta(days=9), ends_on=clock.today() - timedelta(days=1)
    )
    Town.objects.filter(pk=people["全能"].town_id).update(places_version=people["全能"].town.places_version + 1)
    again = Person.objects.select_related("town").get(pk=people["全能"].pk)
    assert not book.shows(Actor.today(again), entry.pk)


def test_shows_when_the_day_is_over_on_which_a_posting_ended(cast: Cast, people: dict[str, Person]) -> None:
    entry, book = danger(cast["全能"]), shelf["danger"]
    Posting.objects.filter(person=people["全能"]).update(ends_on=clock.today())
    assert book.shows(Actor.today(people["全能"]), entry.pk)
    with clock.at(clock.today() + timedelta(days=1)):
        assert not book.shows(Actor.today(people["全能"]), entry.pk)


def test_question_gives_the_rows_that_django_gives(cast: Cast) -> None:
    entry = danger(cast["全能"])
    for model, name in ((shelf["danger"].model, "pk"), (Card, "entry")):
        found = Question(model.objects.filter(**{name: Slot("asked", UUIDField())})).one(asked=entry.pk)
        held = model.objects.get(**{name: entry.pk})
        assert {f.attname: getattr(found, f.attname) for f in model._meta.concrete_fields} == {
            f.attname: getattr(held, f.attname) for f in model._meta.concrete_fields
        }
        assert Question(model.objects.filter(**{name: Slot("asked", UUIDField())})).one(asked=uuid7()) is None


def test_waiting_counts_what_is_mine_as_of_the_moment(cast: Cast) -> None:
    by = cast["全能"]
    assert desk.waiting(by) == {}
    danger(by)
    danger(by)
    for days in (0, 400):
        with clock.at(clock.now() + timedelta(days=days)):
            mine = list(desk.mine(by))
            late = any(c.due_at is not None and c.due_at < clock.now() for c in mine)
            assert desk.waiting(by) == {"danger": (len(mine), late)}
