import lucide
from pytest import raises

from taizhang.faces.console.markup import icon
from tests.faces.console.charts.drawn import tree


def test_icon_is_hidden_from_readers_and_sized() -> None:
    drawn = tree(icon("plus", 16))[0]
    said = {name: drawn.get(name) for name in ("aria-hidden", "focusable", "width", "height")}
    assert said == {"aria-hidden": "true", "focusable": "false", "width": "16", "height": "16"}


def test_icon_refuses_a_name_that_is_not_in_the_set() -> None:
    with raises(lucide.IconDoesNotExist):
        icon("no-such-drawing")
