"""Settings and the calendar on screen."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from taizhang.base import clock, workdays
from taizhang.ledger.setting import Setting
from taizhang.ledger.shelf import shelf
from taizhang.town.models import CalendarYear, SettingValue
from tests.town.sayings import why_not

KEY = "appeal.sign_days"


def _row(page, key=KEY) -> dict:
    setting = next(s for s in shelf["appeal"].settings if s.key == key)
    rows = [s for g in page.context["groups"] for s in g["settings"] if s["title"] == setting.title]
    return rows[0]


def test_settings_when_nothing_is_chosen_show_defaults_and_their_basis(browser):
    page = browser("蒋习").get("/settings")
    declared = [(s.title, s.written(s.default), s.basis) for b in shelf.values() for s in b.settings]
    shown = [(s["title"], s["value"], s["basis"]) for g in page.context["groups"] for s in g["settings"]]
    assert shown == declared
    assert [g["title"] for g in page.context["groups"]] == [b.title for b in shelf.values() if b.settings]


def test_a_setting_when_chosen_shows_its_day_and_its_basis(browser):
    admin = browser("蒋习")
    given = {"value": "2", "starts_on": clock.today().isoformat(), "basis": "青府〔2023〕3号"}
    assert admin.post(f"/settings/{KEY}", given)["Location"] == "/settings"
    row = _row(admin.get("/settings"))
    assert (row["value"], row["chosen"], row["basis"]) == ("2", True, "青府〔2023〕3号")
    assert SettingValue.objects.get().value == 2


def test_a_setting_when_the_default_is_asked_back_is_the_default(browser):
    admin = browser("蒋习")
    today = clock.today().isoformat()
    admin.post(f"/settings/{KEY}", {"value": "2", "starts_on": today, "basis": "青府〔2023〕3号"})
    admin.post(f"/settings/{KEY}", {"default": "1", "starts_on": today, "value": "2", "basis": ""})
    assert (_row(admin.get("/settings"))["value"], _row(admin.get("/settings"))["chosen"]) == ("1", False)


def test_a_setting_when_no_number_is_given_says_so_and_keeps_the_rest(browser):
    given = {"value": "两天", "starts_on": clock.today().isoformat(), "basis": "青府〔2023〕3号"}
    page = browser("蒋习").post(f"/settings/{KEY}", given)
    assert page.status_code == 400
    assert [p["message"] for p in page.context["form"]["problems"]] == ["请填写 0 至 9999 的整数。"]
    assert "青府〔2023〕3号" in page.content.decode()


def test_a_setting_when_no_book_declares_it_is_not_there(browser):
    assert browser("蒋习").get("/settings/appeal.nothing").status_code == 404


@pytest.mark.parametrize(
    ("default", "text", "value"), [(5, " 7 ", 7), (True, "否", False), ("甲", "乙", "乙"), ((1, 2), "3、4", [3, 4])]
)
def test_setting_when_read_holds_the_kind_of_its_default(default, text, value):
    setting = Setting("x.y", "某", default)
    assert setting.read(text) == value
    assert setting.read(setting.written(value)) == value


@pytest.mark.parametrize(
    ("default", "text"), [(5, "-1"), (5, "五"), (5, "10000"), (5, "５"), (True, "也许"), ("甲", " ")]
)
def test_setting_when_it_cannot_be_read_says_what_is_wanted(default, text):
    assert [f for f, _ in why_not(Setting("x.y", "某", default).read, text)] == ["value"]


def _notice(year: int) -> SimpleUploadedFile:
    days = [
        {"name": "元旦", "date": f"{year}-01-01", "isOffDay": True},
        {"name": "元旦", "date": f"{year}-01-02", "isOffDay": True},
        {"name": "元旦", "date": f"{year}-01-09", "isOffDay": False},
    ]
    return SimpleUploadedFile("year.json", json.dumps({"year": year, "days": days}).encode())


def test_the_calendar_when_a_year_is_loaded_shows_it_and_how_many_dates_moved(browser):
    admin, year = browser("蒋习"), workdays.published().horizon.year + 1
    response = admin.post("/calendar", {"file": _notice(year), "notice": "国办发明电〔某年〕1号"})
    assert response["Location"] == "/calendar?moved=0"
    page = admin.get("/calendar?moved=0")
    assert (page.context["horizon"], page.context["moved"]) == (f"{year}年12月31日", 0)
    first = page.context["years"][0]
    assert (first["year"], first["source"]) == (year, "国办发明电〔某年〕1号")
    assert first["holidays"] == [{"name": "元旦", "days": "1月1日—2日，共 2 天", "makeup": "1月9日上班"}]


@pytest.mark.parametrize("content", [b"", b"[]", b"PK\x03\x04", b"x" * 300_000])
def test_the_calendar_when_the_file_is_another_says_so(content, browser):
    page = browser("蒋习").post("/calendar", {"file": SimpleUploadedFile("year.json", content), "notice": ""})
    assert page.status_code == 400
    assert len(page.context["form"]["problems"]) == 1
    assert CalendarYear.objects.count() == 0


def test_the_calendar_when_no_file_is_chosen_says_so(browser):
    page = browser("蒋习").post("/calendar", {"notice": ""})
    assert [p["message"] for p in page.context["form"]["problems"]] == ["请选择放假安排文件。"]
