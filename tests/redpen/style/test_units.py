"""One indicator in two units, or in none; the figures are made by hand, since only their subject matters here."""

from fractions import Fraction

from taizhang.redpen.model import Figure
from taizhang.redpen.style import style_findings
from taizhang.redpen.text import read


def remarks(*figures: tuple[str, str, str]) -> list[tuple[str, str]]:
    """What is found of figures given as (subject, digits, unit), set one after another."""
    words, made = "", []
    for subject, digits, unit in figures:
        words += subject
        value = Fraction(digits)
        end = len(words) + len(digits + unit)
        made.append(Figure(len(words), end, digits + unit, value, value, value, unit, subject=subject))
        words += f"{digits}{unit}。"
    return [(f.kind, words[f.start : f.end]) for f in style_findings(read(words), made)]


def test_units_when_the_unit_changes() -> None:
    found = remarks(("造林总面积", "1250", "亩"), ("造林总面积", "1250", "公顷"))
    assert found == [("unit-changed", "1250公顷")]


def test_units_when_the_unit_is_missing() -> None:
    assert remarks(("造林总面积", "1250", "亩"), ("造林总面积", "1250", "")) == [("unit-changed", "1250")]


def test_units_when_they_agree_or_the_number_is_another() -> None:
    assert remarks(("造林总面积", "1250", "亩"), ("造林总面积", "1250", "亩")) == []
    assert remarks(("造林总面积", "1250", "亩"), ("造林总面积", "83.3", "公顷")) == []
    assert remarks(("造林总面积", "1250", "亩"), ("产量总计", "1250", "吨")) == []
