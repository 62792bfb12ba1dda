from pytest import raises

from taizhang.faces.console.charts import Pair, pairs
from tests.faces.console.charts.drawn import numbers_behind, styled, tree

THREE = [Pair("9月", 40, 38), Pair("10月", 0, 2), Pair("11月", 80, 20)]


def test_pairs_draw_two_bars_a_month_to_scale() -> None:
    drawn = [n for n in tree(pairs(THREE, "近三月")).iter("rect") if n.get("x")]
    bars = [(n.get("class"), float(n.get("height") or 0)) for n in drawn]
    assert bars == [("a", 61.0), ("b", 57.95), ("a", 0.0), ("b", 3.05), ("a", 122.0), ("b", 30.5)]


def test_pairs_carry_their_numbers_in_a_table() -> None:
    assert numbers_behind(pairs(THREE, "近三月")) == [
        ["期间", "受理", "办结"],
        ["9月", "40", "38"],
        ["10月", "0", "2"],
        ["11月", "80", "20"],
    ]


def test_pairs_are_named_and_described_as_one_image() -> None:
    drawing = next(n for n in tree(pairs(THREE, "近三月")).iter("svg") if n.get("role") == "img")
    assert [drawing.findtext("title"), drawing.findtext("desc")] == ["近三月", "共 3 期，受理 120，办结 60"]


def test_pairs_name_every_month_of_a_year_and_thin_out_beyond() -> None:
    def named(count: int) -> list[str]:
        drawn = tree(pairs([Pair(f"第{n}周", n, n) for n in range(1, count + 1)], "按周"))
        return [n.text or "" for n in drawn.iter("text") if n.get("class") == "slot"]

    assert named(12) == [f"第{n}周" for n in range(1, 13)]
    assert named(24) == [f"第{n}周" for n in range(2, 25, 2)]


def test_pairs_without_data_show_an_empty_axis() -> None:
    drawn = tree(pairs([], "空"))
    assert [n.text for n in drawn.iter("text")] == ["0", "1"]


def test_pairs_escape_the_words_they_are_given() -> None:
    assert numbers_behind(pairs([Pair("<b>&", 1, 1)], "<i>"))[1] == ["<b>&", "1", "1"]


def test_pairs_refuse_a_count_below_nought() -> None:
    with raises(ValueError, match="below nought"):
        pairs([Pair("1月", 1, -1)], "错")


def test_pairs_hold_nothing_inline_that_the_policy_refuses() -> None:
    assert styled(pairs(THREE, "近三月")) == []
