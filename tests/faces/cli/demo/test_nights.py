"""The year's visits and demands, before they are played: as many as the report says, each at a time that can be."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from taizhang.base import clock
from taizhang.faces.cli.demo import nights, volunteers
from taizhang.faces.cli.demo.nights import Demand, Visit


@pytest.fixture
def year() -> list[Visit | Demand]:
    with clock.at(date(2026, 11, 23)):
        return list(nights.year(Random(7)))


def test_tuesdays_of_2023_when_counted_are_52() -> None:
    days = nights.tuesdays(2023)
    assert (len(days), days[0], days[-1]) == (52, date(2023, 1, 3), date(2023, 12, 26))


@pytest.mark.parametrize(("total", "parts", "least", "most"), [(106, 5, 0, None), (241, 780, 0, 4), (62, 15, 4, 5)])
def test_a_total_when_shared_out_is_the_total_again(total: int, parts: int, least: int, most: int | None) -> None:
    found = nights.shared(total, parts, Random(1), least, most)
    assert (len(found), sum(found)) == (parts, total)
    assert min(found) >= least and (most is None or max(found) <= most)


def test_visits_when_added_up_are_the_reports(year: list[Visit | Demand]) -> None:
    visits = [v for v in year if isinstance(v, Visit)]
    sums = {name: sum(v.answers[name] for v in visits) for name in ("cadres", "received", "visited")}
    assert sums == {"cadres": 6394, "received": 241, "visited": 381}
    assert len({v.answers["visited_on"] for v in visits}) == 52


def test_demands_when_lived_to_the_end_of_the_year_leave_eight(year: list[Visit | Demand]) -> None:
    demands = [d for d in year if isinstance(d, Demand)]
    with clock.at(date(2026, 11, 23)):
        ends = [list(d)[-1] for d in demands]
    assert {e.key for e in ends} == {"close"}
    assert Counter(clock.local_day(e.at).year for e in ends) == {2023: 98, 2024: 8}


def test_deeds_of_a_life_when_listed_never_go_back_in_time(year: list[Visit | Demand]) -> None:
    with clock.at(date(2026, 11, 23)):
        for life in [*year, *volunteers.year(Random(3))]:
            times = [deed.at for deed in life]
            assert times == sorted(times)


def test_volunteers_when_counted_are_62_in_15_villages() -> None:
    with clock.at(date(2026, 11, 23)):
        homes = Counter(v.door.answers["area"] for v in volunteers.year(Random(3)))
    assert Counter(homes.values()) == {4: 13, 5: 2}
