"""The ten commonest tasks, done as a person does them, at the width of a desk, a laptop and a telephone."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

from taizhang.ledger.models import JournalLine
from taizhang.ledger.shelf import shelf
from tests.browser.conftest import Opens, Signs
from tests.cast import PASSWORD

every_width = pytest.mark.parametrize("width", ["1440", "1024", "390"])


def _fresh(entry: Any) -> Any:
    return type(entry).objects.get(pk=entry.pk)


def _at(page: Page, entry: Any, rest: str = "") -> Page:
    page.goto(f"/entries/{entry.pk}{rest}")
    return page


@every_width
def test_sign_in_when_the_password_is_right_leads_to_the_day(opens: Opens, cast, width: str):
    page = opens(width)
    page.goto("/books/appeal/")
    page.wait_for_url("**/signin**")
    page.get_by_label("登录名").fill("suwan")
    page.get_by_label("密码").fill("不是这个密码")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_text("登录名或密码不对")).to_be_visible()
    expect(page.get_by_label("登录名")).to_have_value("suwan")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("**/books/appeal/")  # where one was going
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("今日")
    expect(page.get_by_text("好，苏婉")).to_be_visible()


@every_width
def test_find_when_words_are_typed_leads_to_the_order(signs: Signs, appeals, width: str):
    page = signs("苏婉", width)
    page.goto("/search?q=")
    box = page.get_by_role("searchbox").last
    box.fill("水渠")
    box.press("Enter")
    page.get_by_role("link", name="水渠淤塞").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("水渠淤塞")


@every_width
def test_register_when_it_was_reported_before_shows_it_first_and_joins_it(signs: Signs, appeals, width: str):
    page = signs("苏婉", width)
    page.goto("/books/appeal/new")
    page.get_by_label("诉求类型").select_option(label="投诉")
    page.get_by_label("受理时间").fill("2025-03-03T10:00")
    page.get_by_label("诉求标题").fill("桥头的路灯坏了")
    page.get_by_label("诉求内容").fill("桥头三盏路灯坏了半个月没有人修，晚上行人看不清路")
    page.get_by_label("问题大类").select_option(label="市政设施")
    page.get_by_label("所属辖区").select_option(label="东埇村")
    page.locator("form.form button[type=submit]").last.click()
    expect(page.get_by_text("SQ-2025-00001").first).to_be_visible()
    assert type(appeals[0]).objects.count() == 3  # nothing is saved yet
    page.get_by_role("checkbox", name="与新件是同一件事").first.check()
    page.locator("form.form button[type=submit]").last.click()
    page.wait_for_url("**/entries/*")
    made = type(appeals[0]).objects.get(title="桥头的路灯坏了")
    assert made.matter == appeals[0].pk


@every_width
def test_dispatch_when_the_office_is_chosen_gives_it_the_order(signs: Signs, appeals, width: str):
    page = _at(signs("苏婉", width), appeals[0])
    page.get_by_role("link", name="派单", exact=True).first.click()
    page.get_by_label("承办单位").select_option(label="平安办")
    page.get_by_role("button", name="派单", exact=True).click()
    page.wait_for_url(f"**/entries/{appeals[0].pk}")
    expect(page.get_by_text("已办理“派单”")).to_be_visible()
    assert (_fresh(appeals[0]).state, str(_fresh(appeals[0]).office)) == ("dispatched", "平安办")


@every_width
def test_sign_for_when_it_stands_on_the_desk_starts_the_work(signs: Signs, appeals, width: str):
    page = signs("何伟", width)
    page.get_by_role("link", name="水渠淤塞").first.click()
    page.get_by_role("link", name="签收", exact=True).first.click()
    page.get_by_role("button", name="签收").click()
    page.wait_for_url(f"**/entries/{appeals[1].pk}")
    assert _fresh(appeals[1]).state == "signed"


def test_answer_review_and_call_back_when_done_in_turn_close_the_order(signs: Signs, appeals):
    page = _at(signs("何伟"), appeals[2], "/steps/submit")
    page.get_by_role("button", name="提交答复").click()
    expect(page.get_by_text("请填写“答复内容”。").first).to_be_visible()
    page.get_by_label("答复内容").fill("已约定晚上十点后停止施工")
    page.get_by_label("答复方式").select_option(label="电话")
    page.get_by_label("办理结果").select_option(label="解决")
    page.get_by_role("button", name="提交答复").click()
    page.wait_for_url(f"**/entries/{appeals[2].pk}")
    head = _at(signs("赵恒", "1024"), appeals[2], "/steps/pass")
    head.get_by_role("button", name="审核通过").click()
    head.wait_for_url(f"**/entries/{appeals[2].pk}")
    desk = _at(signs("苏婉", "390"), appeals[2], "/steps/call_back")
    desk.get_by_label("是否解决").select_option(label="是")
    desk.get_by_label("是否满意").select_option(label="满意")
    desk.get_by_role("button", name="回访").click()
    desk.wait_for_url(f"**/entries/{appeals[2].pk}")
    _at(desk, appeals[2], "/steps/close")
    desk.get_by_role("button", name="办结").click()
    desk.wait_for_url(f"**/entries/{appeals[2].pk}")
    fresh = _fresh(appeals[2])
    assert (fresh.state, fresh.close_kind, fresh.solved, fresh.satisfaction) == ("closed", "solved", True, "yes")


def test_export_when_filtered_holds_exactly_what_is_shown(signs: Signs, appeals, tmp_path: Path):
    page = signs("苏婉")
    page.goto("/books/appeal/?state=dispatched")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="导出 Excel").click()
    kept = tmp_path / "导出.xlsx"
    waiting.value.save_as(kept)
    cells = [str(c) for row in openpyxl.load_workbook(kept).active.values for c in row]
    assert [c for c in cells if c.startswith("SQ-")] == ["SQ-2025-00002"]
    assert JournalLine.objects.filter(verb="export").count() == 1


def _platform_export() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("工单")
        heads = ("工单编号", "来电时间", "工单类型", "一级分类", "工单标题", "工单内容", "所属村", "来电人", "来电号码")
        sheet.write_row(0, 0, heads)
        rows = (
            (
                "9901",
                "2025-03-06 08:30",
                "投诉",
                "环境保护",
                "养殖场异味",
                "每晚有异味",
                "东埇村",
                "甘大同",
                "13800000051",
            ),
            (
                "9902",
                "2025-03-07 09:10",
                "求助",
                "市政设施",
                "水管爆裂",
                "村口水管爆了",
                "西㙍村",
                "罗小满",
                "13800000052",
            ),
        )
        for n, row in enumerate(rows, 1):
            sheet.write_row(n, 0, row)
    return out.getvalue()


def test_import_when_the_sheet_is_a_platforms_comes_in_once(signs: Signs, appeals):
    page = signs("苏婉")
    for wanted in (5, 5):  # the same file twice changes nothing
        page.goto("/books/appeal/import")
        file = {"name": "12345导出.xlsx", "mimeType": "application/octet-stream", "buffer": _platform_export()}
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="上传并预览").click()
        commit = page.locator("button[name=act][value=commit]")
        expect(commit).to_be_visible()
        if commit.is_enabled():
            with page.expect_navigation():
                commit.click()
        assert type(appeals[0]).objects.count() == wanted
    page.goto("/books/appeal/?q=水管爆裂")
    expect(page.get_by_role("link", name="水管爆裂").first).to_be_visible()


@every_width
def test_reveal_when_a_reason_is_given_shows_the_number_and_writes_it_down(signs: Signs, appeals, width: str):
    page = _at(signs("苏婉", width), appeals[0])
    expect(page.get_by_text("13900000011")).to_have_count(0)
    page.locator("details.reveal summary").last.click()
    page.locator("details.reveal[open] input[name=reason]").first.check()
    page.locator("details.reveal[open] button[type=submit]").click()
    expect(page.get_by_text("13900000011").first).to_be_visible()
    line = JournalLine.objects.get(verb="reveal")
    assert (line.by_name, line.change["field"], line.change["why"] != "") == ("苏婉", "phone", True)


def test_two_tabs_when_both_take_one_step_tell_the_second_and_lose_nothing(signs: Signs, appeals):
    page = signs("苏婉")
    tabs = [page, page.context.new_page()]
    for tab in tabs:
        _at(tab, appeals[0], "/steps/dispatch")
        tab.get_by_label("承办单位").select_option(label="规建办")
        tab.get_by_label("转办意见").fill("请两天内到场")
    tabs[0].get_by_role("button", name="派单", exact=True).click()
    tabs[0].wait_for_url(f"**/entries/{appeals[0].pk}")
    tabs[1].get_by_role("button", name="派单", exact=True).click()
    expect(tabs[1].get_by_text("苏婉已在").first).to_be_visible()
    assert JournalLine.objects.filter(entry=appeals[0].pk, verb="dispatch").count() == 1


def test_session_when_it_ran_out_half_way_gives_the_words_back(signs: Signs, appeals):
    page = _at(signs("苏婉"), appeals[0], "/steps/dispatch")
    page.get_by_label("转办意见").fill("这些字不能丢")
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("承办单位").select_option(label="规建办")
    page.get_by_role("button", name="派单", exact=True).click()
    page.wait_for_url("**/signin**")
    page.get_by_label("登录名").fill("suwan")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_label("转办意见")).to_have_value("这些字不能丢")
    assert _fresh(appeals[0]).state == "registered"


def test_essentials_when_scripts_are_off_work_all_the_same(signs: Signs, appeals):
    page = signs("苏婉", scripts=False)
    page.goto("/books/appeal/?q=路灯")
    page.get_by_role("link", name="桥头路灯不亮").first.click()
    page.get_by_role("link", name="派单", exact=True).first.click()
    page.get_by_label("承办单位").select_option(label="规建办")
    page.get_by_role("button", name="派单", exact=True).click()
    page.wait_for_url(f"**/entries/{appeals[0].pk}")
    assert _fresh(appeals[0]).state == "dispatched"
    page.goto("/books/appeal/new")
    page.get_by_label("诉求标题").fill("只写了标题")
    page.locator("form.form button[type=submit]").last.click()
    expect(page.get_by_label("诉求标题")).to_have_value("只写了标题")


def test_sign_for_when_only_the_keyboard_is_used_is_done(signs: Signs, appeals):
    """From the first page to the last button with Tab and Enter; what has the focus can be seen."""
    page = signs("何伟")
    _tab_to(page, "水渠淤塞")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entries/*")
    _tab_to(page, "签收")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="确认签收")).to_be_visible()  # opened in its place on the page
    _tab_to(page, "确认签收")
    page.keyboard.press("Enter")
    expect(page.get_by_text("已办理“签收”")).to_be_visible()
    assert shelf["appeal"].model.objects.get(pk=appeals[1].pk).state == "signed"


def _tab_to(page: Page, text: str) -> None:
    seen = []
    for _ in range(120):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.textContent.trim(), s.outlineStyle, s.boxShadow]; })()"
        )
        seen.append(focus[0][:12])
        if focus[0].startswith(text):
            assert focus[1] != "none" or focus[2] != "none", "what has the focus cannot be seen"
            return
    pytest.fail(f"“{text}” cannot be reached by Tab on {page.url}: {seen}")
