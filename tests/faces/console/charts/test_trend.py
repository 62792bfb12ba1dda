from taizhang.faces.console.charts import Line, trend
from tests.faces.console.charts.drawn import numbers_behind, styled, tree

NOW = Line("各期", [1, None, 3, 4], ["1", "—", "3", "4"])
BEFORE = Line("上年同期", [2, 2, None, None], ["2", "2", "—", "—"])
NAMES = ["1月", "2月", "3月", "4月"]


def test_trend_breaks_its_line_where_there_is_no_value() -> None:
    lines = [
        (n.get("class"), len((n.get("points") or "").split()))
        for n in tree(trend(NAMES, NOW, BEFORE, "试")).iter("polyline")
    ]
    assert lines == [("line past", 2), ("line", 2), ("line", 2)]


def test_trend_has_its_numbers_as_they_are_said_behind_it() -> None:
    assert numbers_behind(trend(NAMES, NOW, BEFORE, "试")) == [
        ["期间", "各期", "上年同期"], ["1月", "1", "2"], ["2月", "—", "2"], ["3月", "3", "—"], ["4月", "4", "—"],
    ]  # fmt: skip


def test_trend_draws_its_target_inside_the_picture() -> None:
    drawn = tree(trend(NAMES, NOW, BEFORE, "试", target=10.0))
    aim = next(n for n in drawn.iter("line") if n.get("class") == "aim")
    assert 0 <= float(aim.get("y1") or -1) <= 150
    assert "目标" in "".join(drawn.itertext())


def test_trend_of_values_below_nought_keeps_the_base_line() -> None:
    drawn = tree(trend(["1月", "2月"], Line("各期", [-3, 4], ["-3", "4"]), Line("前", [None, None], ["—", "—"]), "试"))
    assert len([n for n in drawn.iter("line") if n.get("class") == "base"]) == 1


def test_trend_shortens_great_numbers_on_its_axis() -> None:
    drawn = trend(["1月"], Line("各期", [960_000], ["960,000"]), Line("前", [None], ["—"]), "试")
    assert "100万" in [n.text for n in tree(drawn).iter("text")]


def test_trend_holds_nothing_inline_that_the_policy_refuses() -> None:
    assert styled(trend(NAMES, NOW, BEFORE, "试", 3)) == []
