"""Offers: told by the words, helped by the ledger and by what was bound before; never guessed silently."""

from collections.abc import Callable
from typing import Any

import pytest

from taizhang.base.period import Period
from taizhang.reports import learned
from taizhang.reports.matching import Offer, offers_in
from taizhang.reports.models import Report
from taizhang.reports.verbs import bind, create, write
from taizhang.town.models import Town
from tests.cast import Cast

YEAR = Period.year(2023)


def best(text: str, town: Town, period: Period = YEAR, **more: Any) -> list[tuple[str, bool] | None]:
    given = offers_in(text, town, period, **more).values()
    return [(some[0].indicator.key, some[0].certain) if some else None for some in given]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("通过热线和网上留言共接到群众诉求743件，诉求办结率达100%。", ["appeals_received", "appeal_closing_rate"]),
        (
            "错峰开展平安夜访，参加夜访干部累计达6394人次；接访群众241人次，走访群众381人次，受理诉求事项106宗，办结事项98宗，办结率达93%。",
            ["night_cadres", "night_received", "night_visited", "night_demands", "night_closed_of_them",
             "night_closing_rate"],
        ),
        (
            "检查生产经营单位221家次，发现隐患267处，整改267处，整改率100%。",
            ["inspections", "hazards_found", "hazards_righted", "hazard_rate"],
        ),
        (
            "行政处罚案件立案共118宗；15个村委会通过备案的“法律明白人”共计62名。",
            ["penalties_filed", "villages", "law_volunteers"],
        ),
        ("全年财政收入4939万元，规模以上工业产值12.15亿元。", ["fiscal_revenue", "industrial_output"]),
    ],
)  # fmt: skip
def test_numbers_when_told_by_their_words_are_offered_their_indicator(town: Town, text: str, keys: list[str]) -> None:
    assert best(text, town) == [(key, True) for key in keys]


def test_closing_rate_when_the_sentence_names_neither_book_is_not_sure(town: Town) -> None:
    assert [pair for pair in best("办结率达93%。", town) if pair and pair[1]] == []


def test_number_when_its_unit_counts_something_else_is_not_offered(town: Town) -> None:
    assert best("接到群众诉求743人次。", town) != [("appeals_received", True)]
    assert best("发现隐患8公里。", town) == [None]


def test_number_when_it_is_of_another_thing_altogether_is_offered_nothing(town: Town) -> None:
    assert best("购置石磨12盘，种植月季300盆。", town) == [None, None]


def test_number_when_promised_for_the_coming_year_is_offered_nothing(town: Town) -> None:
    text = "一、过去一年的工作回顾\n全年发现隐患8处。" + "安全第一。" * 20 + "\n2024年工作安排\n发现隐患9处。"
    assert best(text, town) == [("hazards_found", True), None]


def offer(text: str, town: Town) -> Offer:
    return next(iter(offers_in(text, town, YEAR).values()))[0]


def test_value_when_the_ledger_says_the_same_makes_surer(town: Town, hazards: Callable[..., list[Any]]) -> None:
    hazards(12)
    same, other = offer("发现隐患12处。", town), offer("发现隐患13处。", town)
    assert (same.agrees, other.agrees) == (True, False)
    assert same.sure > same.words > other.sure
    assert same.why == "原文近处有“发现、隐患”，台账的数也相符"


def test_place_and_month_when_named_are_asked(town: Town, cast: Cast, hazards: Callable[..., list[Any]]) -> None:
    hazards(2, area="鳌头社区", on="2023-05-06")
    hazards(5, area="鳌头社区")
    found = offer("5月，鳌头圩发现隐患2处。", town)
    place = cast["吴静"].places.by_name["鳌头社区"]
    assert (found.area, found.period.key, found.agrees) == (place.pk, "2023-05", True)


def test_place_when_it_only_stands_by_leaves_the_town(
    town: Town, cast: Cast, hazards: Callable[..., list[Any]]
) -> None:
    hazards(5)
    found = offer("召开东埇村现场会后发现隐患5处，第一季度全部送达。", town)
    assert (found.period, found.agrees) == (YEAR, True)


def test_words_when_bound_before_are_offered_the_same(
    town: Town, cast: Cast, hazards: Callable[..., list[Any]]
) -> None:
    hazards(7, 1)
    old = create("去年", 2022, by=cast["吴静"], text="各位代表：\n一句老话说得好，平平安安千万家共8处。").report
    bind(old, 1, "hazards_found", by=cast["吴静"])
    text = "一句老话说得好，平平安安千万家共9处。"
    assert best(text, town) == [None]
    assert best(text, town, habits=learned.habits(town)) == [("hazards_found", True)]


def test_habits_when_a_report_has_none_are_none(town: Town, drafted: Report, cast: Cast) -> None:
    assert learned.habits(town) == ()
    bind(drafted, 1, "hazards_found", by=cast["吴静"])
    assert [(h.ahead, h.indicator, h.own) for h in learned.habits(town)] == [
        ("#年,全年共发现隐患", "hazards_found", True)
    ]
    assert learned.habits(town, drafted) == ()


def test_habit_when_its_words_moved_on_is_no_longer_one(town: Town, drafted: Report, cast: Cast) -> None:
    bind(drafted, 1, "hazards_found", by=cast["吴静"])
    write(drafted, "没有了。", by=cast["吴静"])
    assert learned.habits(town) == ()
