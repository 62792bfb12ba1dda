"""Permission: one declaration, two answers. `permits` of one entry and `which` of all never differ."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from taizhang.ledger.may import Grant, Via, barred, permits, which
from taizhang.ledger.models import Card, Hand
from taizhang.ledger.shelf import shelf
from taizhang.town import places
from taizhang.town.actor import Actor, Hold
from taizhang.town.models import Area, Office, Person, Town
from taizhang.town.posts import HOTLINE_CLERK, LEADER, OFFICE_CLERK, VILLAGE_CADRE
from tests import cast as company
from tests.books_fixture.models import Danger, Errand
from tests.ledger.sayings import errand, hazard

POSTS = (HOTLINE_CLERK, OFFICE_CLERK, LEADER, VILLAGE_CADRE)
RIGHTS = st.lists(st.builds(Grant, st.sampled_from(POSTS), st.sampled_from(Via)), max_size=4).map(tuple)


class Agreement(TestCase):
    """A town with entries of every kind of tie, made once; actors and rights at random."""

    @classmethod
    def setUpTestData(cls) -> None:
        places.forget()
        cls.town = company.found_town()
        cls.people = company.engage(cls.town)
        by = Actor.of(cls.people[company.EVERYONE])
        ties = product(("东埇村", "𠮷坑", "西㙍村"), ("规建办", ""), ("平安办", ""), ("公服办", ""), ("郑阿水", ""))
        for area, office, helps, accused, visits in ties:
            errand(by, area=area, office=office, helpers=helps, accused=accused, visitors=visits)
        cls.areas = list(Area.objects.filter(town=cls.town).values_list("code", flat=True))
        cls.offices = list(Office.objects.filter(town=cls.town).values_list("pk", flat=True))

    @settings(max_examples=120, deadline=None)
    @given(st.data(), RIGHTS)
    def test_permits_when_compared_with_which_agrees_for_any_actor(self, data, rights) -> None:
        actor = self._actor(data)
        book = shelf["errand"]
        queried = set(Errand.objects.filter(which(actor, rights)).exclude(barred(actor)).values_list("pk", flat=True))
        cards = set(Card.objects.filter(book.cards_for(actor, rights)).values_list("entry", flat=True))
        hands: dict = {}
        for hand in Hand.objects.select_related("card"):
            hands.setdefault(hand.card.entry, []).append(hand)
        asked = {e.pk for e in Errand.objects.all() if permits(actor, rights, e, hands.get(e.pk, ()))}
        assert asked == queried == cards

    def _actor(self, data) -> Actor:
        map_ = places.places(self.town)
        hold = st.builds(
            Hold,
            st.sampled_from([p.key for p in POSTS]),
            st.none() | st.sampled_from(self.areas).map(map_.under),
            st.none() | st.sampled_from(self.offices),
        )
        person = data.draw(st.sampled_from(["郑阿水", "王小满", company.EVERYONE]))
        holds = data.draw(st.lists(hold, max_size=3))
        return Actor(self.town, person, self.people[person].pk, tuple(holds))


def test_visible_when_the_hotline_reads_the_whole_town(cast):
    entries = [errand(cast["苏婉"], area=a) for a in ("东埇村", "西㙍村", "𠮷坑")]
    assert set(shelf["errand"].visible_to(cast["陆遥"])) == set(entries)


def test_visible_when_a_grid_worker_reads_their_village_with_its_hamlets(cast):
    here = {hazard(cast["陈工"], area=a) for a in ("东埇村", "𠮷坑", "上埇")}
    hazard(cast["陈工"], area="西㙍村")
    assert set(shelf["danger"].visible_to(cast["冯灯"])) == here


def test_visible_when_an_office_is_accused_it_reads_nothing_of_it(cast):
    errand(cast["苏婉"], accused="规建办")
    plain = errand(cast["苏婉"])
    for name in ("何伟", "赵恒", company.EVERYONE):  # the last sits in that office too
        assert list(shelf["errand"].visible_to(cast[name])) == [plain]
    assert shelf["errand"].visible_to(cast["陆遥"]).count() == 2


def test_visible_when_the_posting_has_ended_or_never_was_reads_nothing(cast):
    errand(cast["苏婉"])
    hazard(cast["冯灯"])
    for name, slug in product(("杨调", "韩空", "卫宁", "蒋习", "沈安"), ("errand", "danger")):
        assert list(shelf[slug].visible_to(cast[name])) == []


def test_visible_when_the_town_is_another_reads_nothing(cast, stranger):
    errand(cast["苏婉"])
    hazard(cast["冯灯"])
    for slug in ("errand", "danger"):
        assert list(shelf[slug].visible_to(stranger)) == []
        assert list(shelf[slug].visible_cards(stranger)) == []


def test_visible_when_the_system_asks_reads_its_town_alone(cast, stranger, town):
    hazard(cast["冯灯"])
    hazard(stranger)
    assert [e.town_id for e in shelf["danger"].visible_to(Actor.system_of(town))] == [town.pk]


def test_hidden_when_a_field_is_guarded_names_it_to_those_who_may_not_read_it(cast):
    entry = errand(cast["苏婉"], caller="欧阳晚晴")
    assert shelf["errand"].hidden(cast["何伟"], entry) == {"caller"}
    assert shelf["errand"].hidden(cast["苏婉"], entry) == frozenset()


def test_actor_when_postings_run_from_day_to_day_holds_those_of_the_day(people, town):
    from datetime import date

    person = people["杨调"]
    assert [h.post for h in Actor.of(person, date(2022, 12, 31)).holds] == ["office_clerk"]
    assert Actor.of(person, date(2023, 1, 1)).holds == ()
    assert Actor.of(person, date(2019, 12, 31)).holds == ()


def test_counts_when_listed_are_those_of_the_tables(cast):
    """The test shelf has its tables, and nothing else wrote to them."""
    assert (Errand.objects.count(), Danger.objects.count(), Town.objects.count()) == (0, 0, 1)
    assert Person.objects.filter(town__name="青石镇").count() == len(cast)
