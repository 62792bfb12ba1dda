"""The town's numbers as a person uses them: opened, read otherwise, closed, corrected, opened again."""

import pytest
from playwright.sync_api import Page, expect

from taizhang.indicators.models import Closing
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, void
from tests.browser.conftest import APPEAL, Signs

every_width = pytest.mark.parametrize("width", ["1440", "390"])
YEAR = "/indicators/appeals_received?period=2025"


def _close(page: Page, period: str) -> None:
    page.goto("/closings")
    page.get_by_role("link", name=f"{period}年", exact=True).click()
    page.get_by_role("link", name="封账", exact=True).last.click()
    page.get_by_label("说明").fill("报区里")
    page.set_default_timeout(60_000)  # every number of the town is counted and frozen while the page waits
    page.get_by_role("button", name="封账", exact=True).click()
    page.wait_for_url(f"**/closings/{period}")


@every_width
def test_a_number_when_clicked_opens_as_many_rows(signs: Signs, appeals, width: str):
    page = signs("苏婉", width)
    page.goto("/indicators?period=2025")
    tile = page.locator(".tile-of", has=page.get_by_role("link", name="受理群众诉求", exact=True))
    tile.get_by_role("link", name="看条目").click()
    expect(page.get_by_text("共 3 件").first).to_be_visible()


def test_a_place_and_a_period_when_chosen_are_in_the_address(signs: Signs, appeals):
    page = signs("吴静")
    page.goto("/indicators?period=2025")
    page.get_by_label("村（社区）", exact=True).select_option(label="东埇村")
    page.get_by_role("button", name="看数字").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("东埇村指标")
    page.get_by_role("link", name="受理群众诉求", exact=True).first.click()
    expect(page.get_by_text("东埇村 ·")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without"])
def test_another_reading_when_asked_for_stands_beside(signs: Signs, appeals, scripts: bool):
    page = signs("苏婉", scripts=scripts)
    page.goto("/indicators/appeal_closing_rate?period=2025")
    page.get_by_label("另一种数法").select_option(index=0)
    page.get_by_role("button", name="看差别").click()
    expect(page.locator("#apart .two h3")).to_have_text(["诉求办结率", "期内办结 ÷ 期内受理"])


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without"])
def test_a_period_when_closed_keeps_its_number_and_shows_what_came_later(signs: Signs, appeals, cast, scripts: bool):
    page = signs("吴静", scripts=scripts)
    _close(page, "2025")
    expect(page.get_by_text("封账以后，这一期间的数字没有变动。")).to_be_visible()
    void(shelf["appeal"], appeals[0], by=cast["苏婉"], why="重复登记")
    late = open_entry(shelf["appeal"], {**APPEAL, "title": "补登的路灯"}, by=cast["苏婉"])
    page.goto("/closings/2025")
    page.get_by_role("link", name="受理群众诉求", exact=True).click()
    frozen = page.locator("#frozen")
    expect(frozen.get_by_role("cell", name="3 件")).to_have_count(2)
    # The one who closes reads the corrections of entries they may read; what they may not is counted.
    reader = signs("苏婉", scripts=scripts)
    reader.goto(YEAR)
    expect(reader.locator("#frozen").get_by_role("link", name=late.number)).to_be_visible()
    expect(reader.locator("#frozen").get_by_text("苏婉 作废")).to_be_visible()


@every_width
def test_a_closed_period_when_opened_again_asks_why(signs: Signs, appeals, accessible, width: str):
    _close(signs("吴静"), "2025")
    page = signs("周敏", width)
    page.goto("/closings/2025")
    accessible(page)
    page.goto(YEAR)
    accessible(page)
    page.goto("/closings/2025")
    page.get_by_role("link", name="重开", exact=True).click()
    page.get_by_role("button", name="重开", exact=True).click()
    expect(page.get_by_text("还差 1 处")).to_be_visible()
    page.get_by_label("重开的原因").fill("上级要求重报")
    page.get_by_role("button", name="重开", exact=True).click()
    page.wait_for_url("**/closings/2025")
    expect(page.get_by_text("上级要求重报")).to_be_visible()
    assert Closing.objects.get().reopened_at is not None
