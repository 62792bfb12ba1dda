from hypothesis import given
from hypothesis import strategies as st
from pytest import mark, raises

from taizhang.faces.console.charts import Tile, tiles
from taizhang.faces.console.charts.tiles import HEATS, heat
from tests.faces.console.charts.drawn import styled, tree


def test_tiles_link_each_village_with_its_count_and_warmth() -> None:
    drawn = tree(tiles([Tile("东坡", 12, "/x?a=1&v=2"), Tile("西埇", 0, "/x"), Tile("南㙍", 1)], "各村在办"))
    each = [item[0] for item in drawn.iter("li")]
    assert [("".join(n.itertext()), n.get("class"), n.get("href")) for n in each] == [
        ("12 件，东坡", "tile heat-6", "/x?a=1&v=2"),
        ("0 件，西埇", "tile heat-0", "/x"),
        ("1 件，南㙍", "tile heat-1", None),
    ]


@mark.parametrize(("value", "highest", "warm"), [(0, 0, 0), (1, 1000, 1), (9, 9, 6), (5, 10, 3), (51, 99, 4)])
def test_heat_is_in_even_steps_of_the_highest(value: int, highest: int, warm: int) -> None:
    assert heat(value, highest) == warm


@given(st.integers(1, 10**6), st.data())
def test_heat_never_falls_as_the_count_rises(highest: int, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, highest))
    high = data.draw(st.integers(low, highest))
    assert 0 <= heat(low, highest) <= heat(high, highest) <= heat(highest, highest) == HEATS


def test_tiles_refuse_a_count_below_nought() -> None:
    with raises(ValueError, match="below nought"):
        tiles([Tile("错", -1)], "各村在办")


def test_tiles_hold_nothing_inline_that_the_policy_refuses() -> None:
    assert styled(tiles([Tile("东坡", 12, "/x")], "各村在办")) == []
