"""Years of a five-year plan."""

from tests.redpen.claims.said import alarms, relations


def test_plan_year_when_it_holds() -> None:
    assert relations("2021年是“十四五”规划的开局之年。", "plan-year") == [(True, ())]
    assert relations("2025年，是“十四五”规划收官之年。", "plan-year") == [(True, ())]


def test_plan_year_when_it_does_not() -> None:
    assert alarms("2022年是“十四五”规划的开局之年。") == [("likely", "plan-year")]


def test_plan_year_when_it_is_only_a_key_year() -> None:
    assert relations("2024年是“十四五”规划的关键一年。", "plan-year") == []
