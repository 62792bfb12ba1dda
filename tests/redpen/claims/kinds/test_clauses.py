"""What became of a number of things, clause by clause."""

from tests.redpen.claims.said import alarms, relations


def test_clauses_when_they_add_up() -> None:
    text = "实施的17项民生工程，4项全部完成，9项正在建设，1项（镇东大桥）因规划调整暂缓实施，3项尚未开工。"
    assert relations(text, "whole") == [(True, ("17项", "4项", "9项", "1项", "3项"))]
    assert alarms(text) == []


def test_clauses_when_one_of_three_or_more_is_off() -> None:
    text = "实施的17项民生工程，4项全部完成，6项正在建设，1项暂缓实施，3项尚未开工。"
    assert alarms(text) == [("likely", "whole")]


def test_clauses_when_only_two_are_named_leaves_them_alone() -> None:
    assert alarms("实施的17项民生工程，4项全部完成，9项正在建设。") == []
