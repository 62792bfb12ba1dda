from collections.abc import Sequence

from taizhang.faces.console.charts import spark
from tests.faces.console.charts.drawn import styled, tree


def points(values: Sequence[float | None]) -> str | None:
    return next(tree(spark(values, "近月")).iter("polyline")).get("points")


def test_spark_spans_its_box_from_lowest_to_highest() -> None:
    assert points([2, 8, 5]) == "3,21 48,3 93,12"


def test_spark_of_a_number_that_never_moved_is_level_in_the_middle() -> None:
    assert points([7, 7]) == "3,12 93,12"


def test_spark_says_its_values() -> None:
    assert next(tree(spark([2, 8.5], "近月")).iter("desc")).text == "2、8.5"


def test_spark_of_nothing_is_a_dash() -> None:
    assert spark([], "近月") == '<span class="none">—</span>'


def test_spark_holds_nothing_inline_that_the_policy_refuses() -> None:
    assert styled(spark([1, 2], "近月")) == []


def test_spark_passes_over_what_could_not_be_reckoned() -> None:
    assert points([2, None, 8]) == "3,21 93,3"
    assert next(tree(spark([2, None], "近月")).iter("desc")).text == "2、无"
