"""Recording on a telephone of 390 px: how many things a person types and taps for a whole visit, a whole inspection."""

import io
import re
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from taizhang.ledger.models import Attachment
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry
from tests.browser.conftest import Signs

PHOTO = io.BytesIO()
Image.new("RGB", (64, 48), "gray").save(PHOTO, "JPEG")


class Thumb:
    """One hand on a telephone: counts what it types and what it taps."""

    def __init__(self, page: Page):
        self.page, self.typed, self.taps = page, 0, 0

    def tap(self, where: Locator) -> None:
        where.click()
        self.taps += 1

    def pill(self, within: str, word: str) -> None:
        """Tap one of the buttons of a choice."""
        field = self.page.get_by_role("group", name=within).last
        self.tap(field.locator("label", has_text=word).first)

    def type(self, label: str, text: str) -> None:
        box = self.page.get_by_label(re.compile(rf"^{re.escape(label)}\*?$")).last
        box.click()
        box.press_sequentially(text) if len(text) < 4 else box.fill(text)
        self.typed += 1

    def photo(self, within: Locator) -> None:
        file = {"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": PHOTO.getvalue()}
        within.locator("input[type=file]").set_input_files(file)
        expect(within.get_by_text("已收到").last).to_be_visible()
        self.taps += 2  # the button of the page and the one of the camera


@pytest.fixture
def last_time(cast: dict[str, Any]) -> dict[str, Any]:
    """What the two officers recorded before, and the firm they go to now."""
    firm = open_entry(
        shelf["enterprise"],
        {
            "name": "东埇花炮厂", "credit_code": "91350100M000100Y43", "area": "东埇村", "trade": "工业",
            "size": "规下", "risk": "C级", "address": "东埇村东队路口8号",
        },
        by=cast["关峰"],
    )  # fmt: skip
    open_entry(
        shelf["night_visit"],
        {"visited_on": "2025-03-04", "area": "东埇村", "team": "第一组", "leader": "孙立", "cadres": "3"},
        by=cast["郑阿水"],
    )
    open_entry(
        shelf["inspection"],
        {
            "nature": "行政检查", "kind": "日常", "cause": "投诉举报", "inspected_on": "2025-03-04",
            "name": "桥头小吃店", "area": "东埇村", "officers": "关峰、古岩", "certificates": "闽A001、闽A002",
            "showed": "是", "conclusion": "未发现隐患", "signed": "已签字",
        },
        by=cast["关峰"],
    )  # fmt: skip
    return {"firm": firm}


def test_visit_with_two_demands_when_recorded_on_a_telephone_is_there_whole(signs: Signs, last_time, accessible):
    hand = Thumb(page := signs("郑阿水", "390"))
    hand.tap(page.get_by_role("navigation", name="常用").get_by_role("link", name="记平安夜访"))
    expect(page.get_by_text("第一组")).to_be_visible()  # team, leader and number as last time, today, the own village
    hand.type("接访群众（人次）", "4")
    hand.type("走访群众（人次）", "6")
    hand.type("诉求", "村口路灯不亮")
    hand.pill("类别", "道路路灯")
    hand.tap(page.get_by_role("button", name="再加一条夜访诉求"))
    expect(page.get_by_role("heading", name="夜访诉求 2")).to_be_visible()
    hand.type("诉求", "水渠淤塞要清")
    hand.pill("类别", "供水排水")
    accessible(page)
    hand.tap(page.get_by_role("button", name="保存", exact=True).last)
    page.wait_for_url("**/entries/*")
    visit = shelf["night_visit"].model.objects.latest("opened_at")
    demands = shelf["night_demand"].model.objects.filter(visit=visit.pk).order_by("number")
    assert (visit.team, visit.cadres, visit.received, visit.visited) == ("第一组", 3, 4, 6)
    assert [(d.title, d.category, d.area_id) for d in demands] == [
        ("村口路灯不亮", "road", visit.area_id),
        ("水渠淤塞要清", "water", visit.area_id),
    ]
    assert (hand.typed, hand.taps) == (4, 5)


def test_inspection_with_hazards_and_photos_when_recorded_on_a_telephone_is_there_whole(
    signs: Signs, last_time, accessible
):
    hand = Thumb(page := signs("关峰", "390"))
    hand.tap(page.get_by_role("navigation", name="常用").get_by_role("link", name="记检查"))
    hand.type("企业名册中的对象", "花炮")
    hand.tap(page.get_by_role("button", name="东埇花炮厂"))
    expect(page.get_by_text("已从名册带出")).to_be_visible()
    expect(page.get_by_label("检查对象", exact=True)).to_have_value("东埇花炮厂")
    hand.tap(page.get_by_text("已出示证件和检查通知"))
    hand.pill("疏散通道和安全出口", "不合格")
    hand.tap(page.get_by_text("没有点的项目都合格"))
    hand.pill("检查结论", "责令限期整改")
    hand.type("处理意见", "三日内清理通道")
    hand.pill("当事人签字", "已签字")
    hand.pill("隐患类别", "消防通道")
    hand.type("隐患描述", "二楼通道堆放纸箱")
    hand.photo(page.locator("#photos-hazard-0"))
    hand.photo(page.locator("#photos-hazard-0"))
    accessible(page)
    hand.tap(page.get_by_role("button", name="保存", exact=True).last)
    page.wait_for_url("**/entries/*")
    made = shelf["inspection"].model.objects.latest("opened_at")
    hazard = shelf["hazard"].model.objects.get(inspection=made.pk)
    assert (made.firm, made.trade, made.exits, made.wiring, made.cause) == (
        last_time["firm"].pk, "factory", "bad", "ok", "plan",
    )  # fmt: skip
    assert (hazard.firm, hazard.place, hazard.origin, hazard.found_on) == (
        made.firm, "东埇花炮厂", "inspect", made.inspected_on,
    )  # fmt: skip
    assert Attachment.objects.filter(card__entry=hazard.pk).count() == 1  # the same picture twice is one
    assert (hand.typed, hand.taps) == (3, 13)


@pytest.mark.parametrize("scripts", [True, False])
def test_page_when_something_is_wrong_keeps_every_word_and_photo(signs: Signs, last_time, scripts: bool):
    page = signs("郑阿水", "390", scripts=scripts)
    page.goto("/books/night_visit/record")
    page.get_by_label("接访群众（人次）").fill("-4")
    page.get_by_label(re.compile(r"^诉求\*?$")).fill("村口路灯不亮")
    file = {"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": PHOTO.getvalue()}
    page.locator("#photos-night_demand-0 input[type=file]").set_input_files(file)
    if scripts:
        expect(page.get_by_text("已收到")).to_be_visible()
    page.get_by_role("button", name="保存", exact=True).last.click()
    expect(page.get_by_role("alert")).to_contain_text("还差 2 处")
    expect(page.get_by_label(re.compile(r"^诉求\*?$"))).to_have_value("村口路灯不亮")
    expect(page.get_by_text("已收到")).to_be_visible()
    assert shelf["night_demand"].model.objects.count() == 0
    page.get_by_label("接访群众（人次）").fill("4")
    page.locator("label", has_text="道路路灯").click()
    page.get_by_role("button", name="保存", exact=True).last.click()
    page.wait_for_url("**/entries/*")
    demand = shelf["night_demand"].model.objects.get()
    assert Attachment.objects.filter(card__entry=demand.pk).count() == 1
