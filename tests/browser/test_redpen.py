"""Reading a finished text with the red pen, at a desk and on a phone."""

import pytest

from tests.browser.conftest import Signs

TEXT = "青石镇2031年工作报告\n\n全年受理夜访诉求106宗，办结98宗，办结率93%。"


@pytest.mark.parametrize(("width", "scripts"), [("1440", True), ("390", True), ("1440", False)])
def test_a_text_when_pasted_comes_back_with_notes_in_its_margin(signs: Signs, accessible, width: str, scripts: bool):
    page = signs("吴静", width, scripts=scripts)
    page.goto("/redpen")
    page.get_by_label("报告正文").fill(TEXT)
    page.get_by_role("button", name="用红笔读").click()
    page.get_by_role("link", name="106宗，办结98宗，办结率93%").click()
    note = page.locator(".report .note:visible")
    assert "92.45%" in note.inner_text()
    page.locator(".report summary", has_text="93%").click()
    assert page.locator("details[open] .card").is_visible()
    if scripts:
        accessible(page)
