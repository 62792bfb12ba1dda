"""The governance books' 2023 before it is played: as many as the report says, each as its book will have it."""

from collections import Counter
from datetime import date, time
from random import Random

import pytest

from taizhang.base import clock
from taizhang.base.fields import creditcode
from taizhang.base.period import Period
from taizhang.books.inspection.checklist import of_trade
from taizhang.faces.cli.demo import firms, founding, governance, people, times, yearly
from taizhang.faces.cli.demo.cases import Case
from taizhang.faces.cli.demo.firms import Firm
from taizhang.faces.cli.demo.hazards import Hazard
from taizhang.faces.cli.demo.inspecting import Inspection
from taizhang.faces.cli.demo.lives import Deed
from taizhang.faces.cli.demo.pieces import pieces
from taizhang.faces.cli.demo.playing import Player
from taizhang.faces.cli.demo.standing import Told, standing
from taizhang.faces.cli.demo.town import SEED
from taizhang.ledger.shelf import shelf

NOW = clock.instant(date(2026, 11, 20), time(10))


def _moments():
    while True:
        yield clock.instant(date(2023, 1, 3))


@pytest.fixture
def roll() -> list[Firm]:
    """All firms."""
    return firms.roll(_moments(), Random(3))


@pytest.fixture
def visits(roll: list[Firm]) -> list[Inspection]:
    """The year's first visits."""
    return yearly.inspections(roll, Random(5))


@pytest.fixture
def found(visits: list[Inspection]) -> list[tuple[Hazard, Told]]:
    """The year's hazards, told to their ends."""
    return [(h, Told(h)) for h in yearly.hazards(visits, Random(5))]


def test_firms_when_written_down_have_names_and_codes_of_their_own_that_prove_right(roll: list[Firm]):
    codes = [code for f in roll if (code := f.answers["credit_code"])]
    assert [creditcode.clean(code) for code in codes] == codes
    assert (len(set(codes)), len({f.name for f in roll})) == (len(codes), len(roll))
    assert len(roll) == sum(int(p.head[1]) for p in pieces("firms")) == 160
    assert {f.answers["size"] for f in roll if not f.answers["credit_code"]} == {"shop"}


def test_code_when_made_proves_its_body_number_as_well():
    made = firms.code(1, "92")
    body, check = made[8:16], made[16]
    total = sum(int(c, 36) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    assert (made[:8], "0123456789X"[(11 - total % 11) % 11]) == ("92440883", check)


def test_visits_when_counted_with_those_that_look_again_are_221(visits: list[Inspection], found):
    again = [d for _, told in found for d in told if d.book == "inspection"]
    assert len(visits) + len(again) == yearly.INSPECTIONS == 221
    assert {v.day.year for v in visits} | {clock.local_day(d.at).year for d in again} == {2023}


def test_visits_when_planned_keep_to_what_a_grade_of_risk_allows(visits: list[Inspection]):
    often = Counter((v.firm.name, v.firm.cap) for v in visits if v.cause == "plan")
    assert [name for (name, cap), n in often.items() if n > cap] == []
    assert sum(v.planned is not None for v in visits) == 120


def test_visits_when_written_down_answer_the_trades_list_and_conclude_from_it(visits: list[Inspection]):
    for visit in visits:
        told = visit.record()
        assert [i for i in of_trade(visit.firm.trade) if i not in told] == []
        assert (told["conclusion"] == "clean") == (visit.findings == [])


def test_hazards_when_lived_to_the_end_are_267_all_looked_at_again_within_the_year(found):
    assert len(found) == yearly.HAZARDS == 267
    assert Counter(told.deeds[-1].key for _, told in found) == {"strike": 267}
    assert {clock.local_day(told.deeds[-1].at).year for _, told in found} == {2023}
    assert sum(h.major for h, _ in found) == 9


def test_hazards_when_looked_at_again_are_seen_by_two_who_did_not_report_them(found):
    for _, told in found:
        claimed = [d.who for d in told if d.key == "claim"][-1]
        officers = [d.answers["recheckers"].split("、") for d in told if d.key == "pass"][-1]
        assert len(set(officers) - {claimed}) == 2


def test_hazards_when_taken_together_have_some_late_and_some_that_failed(found):
    late = [h for h, told in found if h.right_by and clock.local_day(told.when("claim")) > h.right_by]
    assert len(late) >= 5
    assert sum(told.when("fail") is not None for _, told in found) >= yearly._FROM_HAZARDS


def test_cases_when_filed_are_118_and_every_turn_is_taken(roll: list[Firm], found):
    made = list(yearly.penalties(roll, found, Random(7)))
    assert len(made) == yearly.CASES == 118
    assert {clock.local_day(c.t).year for c in made} == {2023}
    assert sum(c.hazard is not None for c in made) == yearly._FROM_HAZARDS
    turns = Counter(turn for c in made for turn in c.turns)
    assert turns == Counter(yearly._ORDINARY) + Counter(yearly._SIMPLE) + Counter(heard=2)


def test_cases_when_decided_name_nobody_in_what_is_published(roll: list[Firm], found):
    for case in yearly.penalties(roll, found, Random(7)):
        for deed in case:
            if deed.key == "publish" and case.person:
                assert case.person not in deed.answers["published_text"]


def test_disputes_and_petitions_when_counted_are_as_many_as_planned():
    assert len(yearly.disputes([], Random(1))) == yearly.DISPUTES
    made = yearly.petitions([], Random(1))
    assert sum(p.end != "divert" for p in made) == yearly.PETITIONS
    assert sum(p.first is not None for p in made) == 4


def test_deeds_when_listed_never_go_back_in_time(roll: list[Firm]):
    with clock.at(NOW):
        lives = [*governance.year(roll, [], [], Random(2)), *governance.few(Random(2), 75)]
        for life in lives:
            moments = [deed.at for deed in life]
            assert moments == sorted(moments)


def test_life_when_told_up_to_a_step_ends_with_it_on_its_day():
    def made(t, rng) -> list[Deed]:
        return list(Case(1, next(p for p in pieces("offences") if p.head[2] == "ordinary"), "渡口", t, rng))

    with clock.at(NOW):
        told = standing(made, "notify", 4, Random(9))
        assert (told.deeds[-1].key, clock.local_day(told.deeds[-1].at)) == ("notify", times.back(date(2026, 11, 20), 4))


@pytest.mark.parametrize("file", ["hazards", "disputes", "petitions", "rectifications"])
def test_variants_when_they_belong_together_are_as_many_under_every_mark(file: str):
    odd = [p.head for p in pieces(file) if len({len(v) for v in p.parts.values()}) != 1]
    assert odd == []


def test_offices_when_named_in_texts_are_the_towns():
    offices = {short for _, short in people.OFFICES}
    assert {p.head[1] for file in ("petitions", "rectifications") for p in pieces(file)} <= offices


def test_year_when_played_counts_what_the_report_says(db: None):
    with clock.at(date(2023, 1, 2)):
        town = founding.found()
    rng = Random(SEED)
    roll = firms.roll(_moments(), rng)
    with clock.at(clock.instant(date(2024, 1, 1), time(0, 30))):
        Player(town, [*roll, *governance.year(roll, [], [], rng)], date(2023, 1, 3)).play()
    counted = {
        "inspection": {"inspected": 221, "rechecks": 9, "patrols": 42},
        "hazard": {"found": 267, "found_right": 267, "closed": 267, "rate": 100, "open": 0},
        "penalty": {"filed": 118, "heard": 2},
        "dispute": {"registered": 74},
        "petition": {"registered": 36, "repeated": 4},
        "accusation": {"received": 2},
        "rectification": {"issued": 18},
        "campaign": {"begun": 3},
    }
    assert {slug: _values(slug, town, list(of)) for slug, of in counted.items()} == counted


def _values(slug, town, keys):
    book, year = shelf[slug], Period(date(2023, 1, 1), date(2024, 1, 1))
    measures = {m.key: m for m in book.measures}
    return {k: measures[k].value(book.model.objects.live().filter(town=town), year) for k in keys}
