"""Opening: what is asked, what is refused, what is written, and that the same paper twice is one entry."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from threading import Barrier

import pytest
from django.db import connection

from taizhang.base import clock
from taizhang.ledger import search
from taizhang.ledger.card import bands, hashes
from taizhang.ledger.models import Card, Clock, Hand, JournalLine
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import Row, open_entry, open_many
from taizhang.ledger.verbs.opening import numbered
from taizhang.town.models import Office, Person
from tests.books_fixture.models import Danger, Errand
from tests.ledger.sayings import ERRAND, HAZARD, errand, hazard


def test_open_when_all_is_given_writes_entry_clock_line_and_card(cast):
    with clock.at(clock.instant(date(2025, 3, 3))):
        entry = hazard(cast["冯灯"], reporter_phone="13800000001")
    assert (entry.number, entry.state, entry.version) == ("隐〔2025〕0001号", "found", 1)
    assert entry.matter == entry.pk
    row = Clock.objects.get(entry=entry.pk)
    assert (row.key, row.due_at) == ("verify", clock.end_of(date(2025, 3, 5)))
    line = JournalLine.objects.get(entry=entry.pk)
    assert (line.verb, line.by_name, line.seq) == ("open", "冯灯", 1)
    card = Card.objects.get(entry=entry.pk)
    assert (card.title, card.gist, card.state, card.due_at) == ("东埇纸箱厂", ["消防"], "found", row.due_at)
    key = entry.reporter_phone.hash()
    assert search.keyed(entry.town_id, [key]) == [(card.pk, key)]
    assert search.keyed(entry.town_id + 1, [key]) == []
    like = bands(shelf["danger"], entry)
    assert search.sharing(entry.town_id, like, 9) == [card.pk] * len(like) != []


def test_open_when_answers_are_missing_names_each_at_its_field(cast):
    with pytest.raises(Refused) as refused:
        open_entry(shelf["danger"], {"found_on": "昨天", "area": "南村", "category": "雷电"}, by=cast["冯灯"])
    assert {p.field for p in refused.value.problems} == {"found_on", "area", "place", "category", "description"}
    assert Danger.objects.count() == JournalLine.objects.count() == Card.objects.count() == 0


def test_open_when_a_check_blocks_writes_nothing_and_takes_no_number(cast):
    with pytest.raises(Refused, match="发现日期不能晚于今天"), clock.at(date(2025, 3, 1)):
        hazard(cast["冯灯"])
    assert hazard(cast["冯灯"]).number == "隐〔2025〕0001号"


@pytest.mark.parametrize("name", ["卫宁", "韩空", "杨调", "王小满"])
def test_open_when_the_posting_does_not_reach_there_is_refused(cast, name):
    with pytest.raises(NotAllowed):
        hazard(cast[name])
    assert JournalLine.objects.count() == 0


def test_open_when_the_place_is_another_towns_is_refused(cast, other_town):
    from taizhang.town.models import Area

    theirs = Area.objects.get(town=other_town, name="东埇村")
    with pytest.raises(Refused, match="本镇没有"):
        hazard(cast["陈工"], area=str(theirs.pk))
    with pytest.raises(Refused, match="本镇没有"):
        errand(cast["苏婉"], office=str(Office.objects.filter(town=other_town)[0].pk))
    with pytest.raises(Refused, match="没有"):
        errand(cast["苏婉"], helpers=[str(Office.objects.filter(town=other_town)[0].pk)])


def test_open_when_names_of_villages_are_former_or_short_finds_them(cast):
    for said, meant in (("鳌头", "鳌头社区"), ("鳌头圩", "鳌头社区"), ("西坡村", "西㙍村"), ("𠮷坑", "𠮷坑")):
        assert hazard(cast["陈工"], area=said).area.name == meant


def test_open_when_the_outside_number_is_known_returns_what_is_there(cast):
    one = open_entry(shelf["errand"], ERRAND, by=cast["苏婉"], source="12345", outside_no="GD-1")
    two = open_entry(shelf["errand"], {**ERRAND, "title": "别的"}, by=cast["苏婉"], source="12345", outside_no="GD-1")
    other = open_entry(shelf["errand"], ERRAND, by=cast["苏婉"], source="mail", outside_no="GD-1")
    assert (two.pk, two.title) == (one.pk, "巷口路灯不亮")
    assert other.pk != one.pk
    assert JournalLine.objects.filter(verb="open").count() == 2


@pytest.mark.parametrize("n", [1, 250])
def test_numbers_outside_when_looked_up_are_found_by_their_own_index(cast, n):
    """SQLite knows no sizes and would read the whole town; PostgreSQL judges by what the table holds."""
    one = open_entry(shelf["errand"], ERRAND, by=cast["苏婉"], source="12345", outside_no="0")
    asked = numbered(shelf["errand"], by=cast["苏婉"], source="12345").filter(outside_no__in=map(str, range(n)))
    index = {"sqlite": "errand_outside_once (town_id=? AND source=? AND outside_no=?)", "postgresql": ""}
    assert ([e.pk for e in asked], index[connection.vendor] in asked.explain()) == ([one.pk], True)


@pytest.mark.django_db(transaction=True)
def test_open_when_one_number_comes_twice_at_once_makes_one_entry(cast):
    """On SQLite the second waits for the first; on PostgreSQL both write and the constraint decides."""
    start = Barrier(4)

    def arrive(_: int) -> object:
        try:
            start.wait()
            return open_entry(shelf["errand"], ERRAND, by=cast["苏婉"], source="12345", outside_no="GD-7").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(arrive, range(4)))
    assert len(found) == 1
    assert Errand.objects.count() == Card.objects.count() == JournalLine.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_open_when_many_arrive_at_once_numbers_are_gapless_and_the_chain_holds(cast, town):
    from taizhang.ledger import sealing

    def arrive(n: int) -> str:
        try:
            return errand(cast["苏婉"], title=f"第{n}件").number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(pool.map(arrive, range(24)))
    assert numbers == [f"JB-2025-{n:05}" for n in range(1, 25)]
    assert list(JournalLine.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, 25))
    assert [b.what for b in sealing.verify(town) if "封印" not in b.what] == []


def test_open_when_years_differ_counts_each_year_apart(cast):
    got = [hazard(cast["陈工"], found_on=day).number for day in ("2024-12-31", "2025-01-01", "2024-01-01")]
    assert got == ["隐〔2024〕0001号", "隐〔2025〕0001号", "隐〔2024〕0002号"]


def test_open_when_two_towns_open_counts_each_town_apart(cast, stranger):
    assert hazard(cast["陈工"]).number == hazard(stranger).number == "隐〔2025〕0001号"


def test_open_when_offices_and_people_help_gives_them_a_hand(cast):
    entry = errand(cast["苏婉"], helpers="平安办、公服办", accused="应急站", visitors="郑阿水")
    held = Hand.objects.filter(card__entry=entry.pk).order_by("role", "office__name")
    names = {o.pk: o.name for o in Office.objects.all()} | {None: ""}
    assert [(h.role, names[h.office_id], h.person_id) for h in held] == [
        ("!accused", "应急管理站", None),
        ("helpers", "公共服务办公室", None),
        ("helpers", "平安法治办公室", None),
        ("visitors", "", Person.objects.get(name="郑阿水").pk),
    ]


def test_open_when_a_clock_counts_from_the_paper_counts_from_it(cast):
    with clock.at(date(2025, 3, 6)):
        entry = errand(cast["苏婉"], kind="咨询", received_at="2025-03-03 09:00")
    row = Clock.objects.get(entry=entry.pk, key="reply")
    assert clock.local_day(row.due_at) == date(2025, 3, 5)
    assert entry.due_at == row.due_at


def test_open_when_old_paper_tells_its_end_comes_in_closed(cast):
    rows = [Row({**ERRAND, "answer": "已修好", "answered_at": "2025-03-10 11:00"}, place=2)]
    with clock.at(date(2025, 6, 2)):
        outcome = open_many(shelf["errand"], rows, by=cast["苏婉"])
    assert (outcome.opened, outcome.problems) == (1, [])
    entry = Errand.objects.get()
    at = clock.instant(date(2025, 3, 10), time(11))
    assert (entry.state, entry.closed_at, entry.due_at) == ("done", at, None)
    reply = Clock.objects.get(entry=entry.pk, key="reply")
    assert (reply.stopped_at, reply.stopped_by, reply.stopped_at <= reply.due_at) == (at, "answer", True)
    assert Clock.objects.filter(entry=entry.pk, stopped_at=None).count() == 0


def test_open_many_when_one_row_is_wrong_brings_nothing_in_and_names_all(cast):
    rows = [
        Row(HAZARD, place=2),
        Row({**HAZARD, "area": "无此村"}, place=3),
        Row({**HAZARD, "found_on": "2999-01-01"}, place=4),
    ]
    outcome = open_many(shelf["danger"], rows, by=cast["陈工"])
    assert [(place, p.field) for place, p in outcome.problems] == [(3, "area"), (4, "found_on")]
    assert (outcome.opened, outcome.numbers, outcome.blocked) == (0, [], True)
    assert Danger.objects.count() == JournalLine.objects.count() == 0
    assert hazard(cast["陈工"]).number == "隐〔2025〕0001号"


def test_open_many_when_the_same_sheet_comes_twice_changes_nothing(cast):
    rows = [Row({**HAZARD, "place": f"厂房{n}"}, place=n, outside_no=f"X{n}") for n in range(5)]
    first = open_many(shelf["danger"], rows, by=cast["陈工"], source="sheet")
    again = open_many(shelf["danger"], [*rows, rows[0]], by=cast["陈工"], source="sheet")
    assert (first.opened, first.known) == (5, 0)
    assert (again.opened, again.known, again.numbers) == (0, 6, [])
    assert JournalLine.objects.count() == 5


def test_open_many_when_a_trial_says_what_would_happen_and_writes_nothing(cast):
    rows = [Row({**HAZARD, "place": f"厂房{n}"}, place=n) for n in range(5)]
    outcome = open_many(shelf["danger"], rows, by=cast["陈工"], trial=True)
    assert (outcome.opened, outcome.blocked) == (5, False)
    assert Danger.objects.count() == JournalLine.objects.count() == Card.objects.count() == 0


def test_open_many_when_rows_are_beyond_the_posting_says_so_at_the_row(cast):
    outcome = open_many(shelf["danger"], [Row(HAZARD, 2), Row({**HAZARD, "area": "西㙍村"}, 3)], by=cast["冯灯"])
    assert [(place, p.field, p.blocks) for place, p in outcome.problems] == [(3, "area", True)]
    assert Danger.objects.count() == 0


def test_open_many_when_the_sheet_is_longer_than_a_batch_numbers_it_through(cast):
    seen = []
    rows = (Row({**HAZARD, "place": f"第{n}间"}, n) for n in range(2300))
    outcome = open_many(shelf["danger"], rows, by=cast["陈工"], progress=seen.append)
    assert (outcome.opened, outcome.numbers[-1]) == (2300, "隐〔2025〕2300号")
    assert seen == [*range(250, 2300, 250), 2300]
    assert JournalLine.objects.count() == Card.objects.count() == Clock.objects.count() == 2300


@pytest.mark.parametrize("book", ["danger", "errand"])
def test_open_many_when_compared_with_one_by_one_leaves_the_same(cast, book):
    """Both ways in write the same rows; only keys and instants differ."""
    given = {"danger": HAZARD, "errand": {**ERRAND, "helpers": "平安办", "phone": "13800000009"}}[book]
    by = cast["全能"]
    with clock.at(date(2025, 3, 4)):
        open_entry(shelf[book], given, by=by)
        open_many(shelf[book], [Row(given), Row(given)], by=by)
    one, two, _ = shelf[book].model.objects.order_by("number")
    free = {"id", "number", "matter", "phone", "reporter_phone"}
    assert {f.attname: getattr(one, f.attname) for f in one._meta.concrete_fields if f.name not in free} == {
        f.attname: getattr(two, f.attname) for f in two._meta.concrete_fields if f.name not in free
    }
    a, b = (Card.objects.get(entry=e.pk) for e in (one, two))
    assert (a.title, a.gist, a.due_at, a.area_id) == (b.title, b.gist, b.due_at, b.area_id)
    filed = Counter(search.sharing(by.town.pk, bands(shelf[book], one), 9))
    assert filed[a.pk] == filed[b.pk] == len(bands(shelf[book], one))
    keys = hashes(shelf[book], one)
    found = Counter(card for card, _ in search.keyed(by.town.pk, keys))
    assert found[a.pk] == found[b.pk] == len(keys)
    assert list(a.hands.values_list("role", "office")) == list(b.hands.values_list("role", "office"))
    clocks = [list(Clock.objects.filter(entry=e.pk).order_by("key").values_list("key", "due_at")) for e in (one, two)]
    assert clocks[0] == clocks[1]
