from pytest import mark

from taizhang.faces.console.charts.shape import shape, size, words


@mark.parametrize(("value", "written"), [(3.0, "3"), (0.125, "0.12"), (10.5, "10.5"), (100, "100"), (0.0, "0")])
def test_size_drops_trailing_noughts_only_after_the_point(value: float, written: str) -> None:
    assert size(value) == written


def test_shape_writes_names_with_dashes_and_escapes_words() -> None:
    assert shape("rect", "a", x=1.5, stroke_width=2) == '<rect class="a" x="1.5" stroke-width="2"/>'
    assert shape("g", "", "<title>甲</title>", id='"<') == '<g id="&quot;&lt;"><title>甲</title></g>'


def test_words_are_escaped() -> None:
    assert words("<1月>", x=3) == '<text x="3">&lt;1月&gt;</text>'
