"""A book's list on screen, its views and its sheet."""

import re
from html import unescape
from io import BytesIO

import openpyxl
import pytest

from taizhang.ledger.models import SavedView
from taizhang.ledger.shelf import shelf

pytestmark = pytest.mark.django_db


def rows_of(response) -> list[list]:
    sheet = openpyxl.load_workbook(BytesIO(response.content)).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_the_sheet_when_taken_holds_the_rows_the_list_shows(browser, hazard):
    for n in range(4):
        hazard(f"地点{n}", category="fire" if n % 2 else "road")
    visitor, query = browser("陈工"), "?category=fire&sort=-on&col=category"
    page = visitor.get(f"/books/danger/{query}")
    sheet = rows_of(visitor.get(page.context["export"]["url"]))
    assert sheet[0] == ["编号", "隐患地点", "类别"]
    shown = re.findall(r'<td class="no"[^>]*><a [^>]*>([^<]+)</a>', page.content.decode())
    assert [row[0] for row in sheet[1:]] == shown
    assert len(sheet) == 3


def test_a_cell_when_it_begins_like_a_formula_stays_text(browser, hazard):
    hazard("=1+1")
    sheet = rows_of(browser("陈工").get("/books/danger/export.xlsx"))
    assert "=1+1" in sheet[1]


def test_a_part_of_the_page_when_htmx_asks_is_the_results_alone(browser, hazard):
    hazard()
    page = (
        browser("陈工").get("/books/danger/", headers={"HX-Request": "true", "HX-Target": "results"}).content.decode()
    )
    assert (page.lstrip().startswith('<div id="results"'), "<html" in page) == (True, False)


def test_a_view_when_kept_is_a_tab_and_when_dropped_is_gone(browser, hazard):
    hazard()
    visitor = browser("陈工")
    visitor.post("/books/danger/views", {"name": "消防", "query": "category=fire&nonsense=1&after=x"})
    assert SavedView.objects.get().query == "category=fire"
    tabs = visitor.get("/books/danger/?category=fire").context["views"]
    assert [(t["label"], t["on"]) for t in tabs] == [("全部", False), ("消防", True)]
    assert browser("褚岩").get("/books/danger/?category=fire").context["views"] == []
    assert visitor.post(tabs[1]["drop"]).status_code == 302
    assert SavedView.objects.count() == 0


def test_pages_when_turned_in_the_browser_hold_every_row_once(browser, hazard):
    made = {hazard(f"地点{n}").number for n in range(45)}
    visitor, seen, address = browser("陈工"), [], "/books/danger/?size=20"
    for _ in range(3):
        page = visitor.get(address).content.decode()
        seen += [number for number in made if f">{number}<" in page]
        following = re.search(r'rel="next" href="([^"]*)"', page)
        address = "/books/danger/" + unescape(following[1]) if following else ""
    assert (sorted(seen), address) == (sorted(made), "")


def test_a_head_when_clicked_orders_by_it(browser, hazard):
    hazard("甲"), hazard("乙")
    table = browser("陈工").get("/books/danger/?sort=number").content.decode()
    assert 'aria-sort="ascending"' in table
    assert table.index(">甲<") < table.index(">乙<")


def test_an_empty_book_when_opened_says_what_to_do(browser):
    page = browser("陈工").get("/books/danger/").content.decode()
    assert "登记一件，或把原来的 Excel 表导进来。" in page


def test_books_when_listed_count_what_is_open_and_late(browser, hazard):
    hazard()
    groups = browser("陈工").get("/books/").context["groups"]
    counts = {b["title"]: (b["open"], b["late"]) for g in groups for b in g["books"]}
    assert counts[shelf["danger"].title] == (1, 0)


def test_a_page_when_asked_with_a_verb_it_does_not_know_is_refused(browser):
    assert browser("陈工").post("/books/danger/").status_code == 405
    assert browser("陈工").get("/books/danger/views").status_code == 405
