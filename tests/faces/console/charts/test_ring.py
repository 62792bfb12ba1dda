from math import pi

from pytest import approx, mark, raises

from taizhang.faces.console.charts import ring
from taizhang.faces.console.charts.ring import RADIUS
from tests.faces.console.charts.drawn import numbers_behind, styled, tree

NAMES = ("按期办结", "应办结")


def shown(part: int, whole: int) -> str | None:
    return next(n.text for n in tree(ring(part, whole, "按期办结率", NAMES)).iter("text") if n.get("class") == "said")


@mark.parametrize(
    ("part", "whole", "said"),
    [(98, 106, "92.4%"), (999, 1000, "99.9%"), (57, 100, "57%"), (29, 100, "29%"), (3, 3, "100%"), (0, 0, "—")],
)
def test_ring_cuts_its_percentage_and_never_rounds_up_to_all(part: int, whole: int, said: str) -> None:
    assert shown(part, whole) == said


def test_ring_is_as_long_as_its_share() -> None:
    arc = next(n for n in tree(ring(1, 4, "按期办结率", NAMES)).iter("circle") if n.get("class") == "ring")
    drawn, round_ = map(float, (arc.get("stroke-dasharray") or "").split())
    assert (drawn, round_) == (approx(pi * RADIUS / 2, abs=0.01), approx(2 * pi * RADIUS, abs=0.01))


def test_ring_carries_its_numbers_in_a_table() -> None:
    assert numbers_behind(ring(98, 106, "按期办结率", NAMES)) == [["", "件"], ["按期办结", "98"], ["应办结", "106"]]


@mark.parametrize(("part", "whole"), [(5, 4), (-1, 4)])
def test_ring_refuses_a_part_outside_the_whole(part: int, whole: int) -> None:
    with raises(ValueError, match="between nought and the whole"):
        ring(part, whole, "错", NAMES)


def test_ring_holds_nothing_inline_that_the_policy_refuses() -> None:
    assert styled(ring(1, 4, "按期办结率", NAMES)) == []
