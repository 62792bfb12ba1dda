"""A report at a desk: begun from a text, bound, checked, signed by three hands, and watched afterwards."""

import pytest
from playwright.sync_api import Page, expect

from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import void
from tests.browser.conftest import Signs
from tests.reports.conftest import TEXT, bound, drafted, hazards, signed  # noqa: F401, I001  fixtures of the same town


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_report_when_written_bound_and_checked_is_passed_on(signs: Signs, hazards, scripts: bool):  # noqa: F811
    hazards(7, 1)
    page = signs("吴静", scripts=scripts)
    page.goto("/reports/new")
    page.get_by_label("报告哪一年的工作").fill("2023")
    page.get_by_label("或者粘贴正文").fill(TEXT)
    press(page, "开始起草")
    page.get_by_role("link", name="逐个定来源").click()
    press(page, "绑定勾选的")
    page.get_by_role("link", name="政府工作报告").last.click()
    page.locator("a.fig", has_text="87.5%").click()
    expect(page.locator("#figure")).to_contain_text("7 ÷ 8 = 87.5%")
    press(page, "用台账的 达87.5%") if page.get_by_role("button", name="用台账的 达87.5%").count() else press(
        page, "用台账的 87.5%"
    )
    page.goto(page.url.split("?")[0])
    page.locator("a.fig", has_text="缺数").click()
    expect(page.locator("#figure h2").first).to_contain_text("缺数")
    if page.locator("details.change", has_text="不是台账的数").get_attribute("open") is None:
        page.locator("summary", has_text="不是台账的数").click()
    page.get_by_label("谁报的、什么材料、哪天").fill("财政所 2024-01-10 决算表")
    press(page, "部门报数")
    page.locator(".acts").get_by_role("link", name="核对全文").click()
    expect(page.locator("main")).to_contain_text("可以送审")
    press(page, "核对通过")
    expect(page.locator("h1 .seal")).to_have_text("已核对")


def test_a_line_when_changed_on_a_phone_keeps_its_number(signs: Signs, bound):  # noqa: F811
    page = signs("吴静", "390")
    page.goto(f"/reports/{bound.pk}")
    page.locator("p", has_text="全年共发现隐患").get_by_role("link", name="改这一段").click()
    box = page.get_by_label("改这一段")
    box.fill(box.input_value().replace("全年共发现隐患", "一年来查出隐患"))
    press(page, "保存")
    expect(page.locator("p", has_text="一年来查出隐患").locator("a.fig").first).to_contain_text("8处")


def test_a_signed_report_when_an_entry_changes_says_so_and_drafts_the_correction(signs: Signs, cast, signed):  # noqa: F811
    void(shelf["hazard"], shelf["hazard"].model.objects.order_by("number").first(), by=cast["褚岩"], why="重复登记")
    page = signs("吴静")
    page.goto(f"/reports/{signed.pk}/drift")
    expect(page.locator(".stands li").first).to_contain_text("8处 → 7处")
    press(page, "拟更正说明")
    page.get_by_label("发给谁").fill("镇人民代表大会")
    press(page, "记下已发")
    expect(page.locator("#corrections")).to_contain_text("已发 镇人民代表大会")


@pytest.mark.parametrize("width", ["1440", "1024", "390"])
def test_pages_of_a_report_when_opened_keep_the_rules(signs: Signs, accessible, bound, signed, width: str):  # noqa: F811
    page = signs("吴静", width)
    report = f"/reports/{signed.pk}"
    pages = ("", "?figure=2", "/figures", "/check", "/releases", "/releases/1", "/drift", "/promises")
    for address in ("/reports", "/reports/new", *(report + x for x in pages)):
        answer = page.goto(address)
        assert answer is not None and answer.status == 200, address
        accessible(page)


@pytest.mark.parametrize("width", ["1440", "390"])
def test_pages_of_a_draft_when_opened_keep_the_rules(signs: Signs, accessible, bound, width: str):  # noqa: F811
    page = signs("吴静", width)
    for address in ("", "?figure=2", "?line=2", "/write", "/figures", "/check", "/head", "/returned"):
        answer = page.goto(f"/reports/{bound.pk}{address}")
        assert answer is not None and answer.status == 200, address
        accessible(page)
