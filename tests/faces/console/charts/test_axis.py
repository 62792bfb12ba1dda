from hypothesis import given
from hypothesis import strategies as st
from pytest import mark, raises

from taizhang.faces.console.charts.axis import span, ticks


@mark.parametrize(
    ("highest", "expected"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (7, [0, 2, 4, 6, 8]),
        (73, [0, 20, 40, 60, 80]),
        (999, [0, 500, 1000]),
    ],
)
def test_ticks_stand_on_round_whole_numbers(highest: int, expected: list[int]) -> None:
    assert ticks(highest) == expected


def test_ticks_refuse_a_count_below_nought() -> None:
    with raises(ValueError, match="below nought"):
        ticks(-1)


@given(st.integers(0, 10**9), st.integers(2, 8))
def test_ticks_reach_the_highest_value_in_few_even_steps(highest: int, about: int) -> None:
    marks = ticks(highest, about)
    steps = {b - a for a, b in zip(marks, marks[1:], strict=False)}
    assert (marks[0], len(steps)) == (0, 1)
    assert marks[-1] >= highest > marks[-2] or (marks, highest) == ([0, 1], 0)
    assert len(marks) <= about + 1


@mark.parametrize(
    ("lowest", "highest", "expected"),
    [
        (0, 92.5, [0, 50, 100]),
        (0, 0, [0, 1]),
        (-3, 4, [-4, -2, 0, 2, 4]),
        (-7, 0, [-8, -6, -4, -2, 0]),
        (0.2, 0.4, [0, 1]),
    ],
)
def test_span_holds_what_lies_below_nought_or_between_whole_numbers(
    lowest: float, highest: float, expected: list[int]
) -> None:
    assert span(lowest, highest) == expected
