"""The page in a real browser: nothing runs over the edge, cards open, notes stand where they should."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from taizhang.redpen.model import Reading
from taizhang.redpen.output.html import page

pytestmark = pytest.mark.browser


@pytest.fixture
def shown(chromium: Browser, reading: Reading, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page of the reading at the width asked for; the rules of axe need the page's own policy put aside."""
    (tmp_path / "a.html").write_text(page(reading), encoding="utf-8")
    context = chromium.new_context(viewport={"width": request.param, "height": 900}, bypass_csp=True)
    tab = context.new_page()
    tab.goto((tmp_path / "a.html").as_uri())
    yield tab
    context.close()


@pytest.mark.parametrize("shown", [1440, 1024, 390], indirect=True)
def test_page_when_seen_at_a_width(shown: Page) -> None:
    assert shown.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    assert Axe().run(shown).violations_count == 0


@pytest.mark.parametrize("shown", [1440], indirect=True)
def test_notes_when_there_is_a_margin(shown: Page) -> None:
    figure, note = shown.locator("#f0").bounding_box(), shown.locator(".note.side.sure").bounding_box()
    assert figure is not None and note is not None
    assert abs(note["y"] - figure["y"]) < 24
    assert note["x"] > figure["x"] + figure["width"]
    assert [shown.locator(".under").nth(n).is_visible() for n in range(shown.locator(".under").count())] == [False]


@pytest.mark.parametrize("shown", [390], indirect=True)
def test_notes_when_there_is_no_margin(shown: Page) -> None:
    assert shown.locator(".note.side.sure").is_visible() is False
    assert shown.locator(".under .note.sure").is_visible() is True


@pytest.mark.parametrize("shown", [1440, 390], indirect=True)
def test_figure_when_it_is_opened_by_keyboard(shown: Page) -> None:
    summary = shown.locator("#f2 > summary")
    summary.focus()
    shown.keyboard.press("Enter")
    card = shown.locator("#f2 .card")
    assert card.is_visible()
    assert "98 ÷ 106 = 92.45%" in card.inner_text()
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= shown.evaluate("innerWidth")
