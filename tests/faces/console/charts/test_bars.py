from pytest import raises

from taizhang.faces.console.charts import Bar, bars
from tests.faces.console.charts.drawn import styled, tree


def lengths(markup: str) -> list[tuple[str | None, str | None]]:
    return [(n.get("class"), n.get("width")) for n in tree(markup).iter("rect") if n.get("class") != "track"]


def test_bars_are_measured_against_the_longest() -> None:
    drawn = bars([Bar("规划办", 4, "/late?office=1", hot=True), Bar("农业办", 3), Bar("社会办", 0)], "超期")
    assert lengths(drawn) == [("hot", "100"), ("b", "75"), ("b", "0")]


def test_bars_read_as_a_list_of_names_and_counts() -> None:
    drawn = tree(bars([Bar("规划办", 4, "/late?a=1&b=2"), Bar("农<业>办", 3)], "超期"))
    assert ["".join(row.itertext()) for row in drawn.iter("li")] == ["规划办4 件", "农<业>办3 件"]
    assert [each.get("href") for each in drawn.iter("a")] == ["/late?a=1&b=2"]


def test_bars_of_noughts_have_no_length() -> None:
    assert lengths(bars([Bar("农业办", 0)], "超期")) == [("b", "0")]


def test_bars_refuse_a_count_below_nought() -> None:
    with raises(ValueError, match="below nought"):
        bars([Bar("错", -1)], "超期")


def test_bars_hold_nothing_inline_that_the_policy_refuses() -> None:
    assert styled(bars([Bar("规划办", 4, "/")], "超期")) == []
