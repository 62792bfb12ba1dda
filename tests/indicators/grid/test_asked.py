"""What is asked is cut into parts where nothing is lost by it, and only there."""

import pytest

from taizhang.base.period import Period
from taizhang.indicators.counted import Side
from taizhang.indicators.grid.asked import Asked
from taizhang.indicators.grid.due import A_LEDGER
from taizhang.town.models import Town
from taizhang.town.places import places


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        ([(1, "2025Q1"), (2, "2025Q2")], [["2025Q1"], ["2025Q2"]]),
        ([(1, "2025Q1"), (1, "2025Q2")], [["2025Q1", "2025Q2"]]),
        ([(1, "2025-02"), (1, "2025-01"), (2, "2025-04")], [["2025-01", "2025-02"], ["2025-04"]]),
        ([(1, "2025Q1"), (2, "2025Q2"), (3, "2025")], [["2025Q1", "2025", "2025Q2"]]),
        ([(1, "2024"), (1, "2025-02")], [["2024"], ["2025-02"]]),
    ],
    ids=["two places", "one place", "one place, a gap, another", "spanned by a third", "a gap"],
)  # fmt: skip
def test_parts_when_periods_touch_are_cut_where_the_places_differ(town: Town, asked, parts):
    sides = [Side("errand.received", area, Period.parse(period)) for area, period in asked]
    assert [[s.period.key for s in part.sides] for part in Asked(town, sides).parts()] == parts


def test_clocks_when_of_one_place_and_a_year_are_sifted_and_those_of_the_town_are_not(town: Town):
    """The differential test meets both ways only while the cast's town is as it is."""
    map_ = places(town)
    hamlet = next(a.pk for a in map_.areas.values() if map_.under(a.code) == (a.pk,))
    year = Period.parse("2025")
    one, all_ = (Asked(town, [Side("errand.reply_on_time_due", area, year)]) for area in (hamlet, map_.root.pk))
    assert one.ground().share * A_LEDGER < one.days
    assert all_.ground().share * A_LEDGER > all_.days
