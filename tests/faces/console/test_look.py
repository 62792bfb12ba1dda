"""The look as numbers: every ink on every ground (WCAG 2.1, 1.4.3 and 1.4.11), and nothing a strict policy refuses."""

import re
from itertools import product
from pathlib import Path

from pytest import mark

import taizhang.faces.console

HOME = Path(taizhang.faces.console.__file__).parent
STYLES = sorted((HOME / "static/console").glob("*.css"))
TEMPLATES = sorted((HOME / "templates").rglob("*.html"))
TOKENS = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", (HOME / "static/console/taizhang.css").read_text("utf-8")))
WASHES = ("cinnabar", "jade", "ochre", "indigo")


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, by the formula of WCAG 2.1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two tokens, 1 to 21."""
    light, dark = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_twenty_one_to_one() -> None:
    assert round((luminance("#ffffff") + 0.05) / (luminance("#000000") + 0.05), 6) == 21


@mark.parametrize("ground", ["paper", "sheet", "wash"])
def test_every_ink_can_be_read_on_every_ground(ground: str) -> None:
    inks = ("ink", "ink-2", "ink-3", *WASHES)
    assert [(ink, ground) for ink in inks if contrast(ink, ground) < 4.5] == []


def test_every_colour_can_be_read_on_its_own_wash() -> None:
    assert [c for c in WASHES if contrast(c, f"{c}-wash") < 4.5] == []


def test_quiet_ink_can_be_read_on_every_wash() -> None:
    assert [(i, w) for i, w in product(("ink-2",), WASHES) if contrast(i, f"{w}-wash") < 4.5] == []


def test_the_edge_of_a_field_can_be_seen() -> None:
    assert [ground for ground in ("sheet", "paper") if contrast("edge", ground) < 3] == []


@mark.parametrize("path", STYLES, ids=lambda p: p.name)
def test_a_style_sheet_uses_only_tokens_that_exist(path: Path) -> None:
    known = set(re.findall(r"(--[\w-]+):", (HOME / "static/console/taizhang.css").read_text("utf-8")))
    assert set(re.findall(r"var\((--[\w-]+)", path.read_text("utf-8"))) - known == set()


@mark.parametrize("path", STYLES, ids=lambda p: p.name)
def test_a_style_sheet_keeps_to_what_chromium_90_knows(path: Path) -> None:
    bare = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
    assert re.findall(r":has\(|@container|@layer|color-mix|subgrid|(?<=[{;])\s*&|\b\d+[ds]v[hw]\b", bare) == []
    assert bare.count("{") == bare.count("}")


@mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(HOME / "templates")))
def test_a_template_holds_nothing_inline_that_the_policy_refuses(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|javascript:", text) == []


def test_every_class_of_a_template_is_dressed_by_a_style_sheet() -> None:
    dressed = set(re.findall(r"\.([a-z][\w-]*)", "".join(p.read_text("utf-8") for p in STYLES)))
    worn = set()
    for path in TEMPLATES:
        for value in re.findall(r'class="([^"]*)"', re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", path.read_text("utf-8"))):
            worn |= {word for word in value.split() if not word.endswith("-")}
    assert sorted(worn - dressed) == []
