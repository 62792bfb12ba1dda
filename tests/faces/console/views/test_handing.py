"""Handing on from the page of an entry: what is known stands in the form, private values go along unopened."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from taizhang.base import clock
from taizhang.books import penalty
from taizhang.faces.cli.story import tell
from taizhang.ledger.models import JournalLine
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry
from taizhang.ledger.verbs.printing import papers
from tests.books import test_promise as promises
from tests.books import test_reported_figure as figures

VISIT = {"visited_on": "2025-03-04", "area": "东埇村", "team": "第一组", "leader": "孙立", "cadres": "3"}
DEMAND = {"title": "路灯不亮", "category": "road", "grade": "simple"}


@pytest.fixture
def visit(cast):
    with clock.at(date(2025, 3, 4)):
        return open_entry(shelf["night_visit"], VISIT, by=cast["顾治"])


def test_page_of_a_visit_when_it_can_be_handed_on_says_where_to(visit, browser):
    page = browser("顾治").get(f"/entries/{visit.pk}").content.decode()
    assert f"/entries/{visit.pk}/to/night_demand" in page


def test_form_when_asked_for_knows_the_day_and_the_village(visit, browser):
    page = browser("顾治").get(f"/entries/{visit.pk}/to/night_demand").content.decode()
    assert 'value="2025-03-04"' in page and f'value="{visit.area_id}" selected' in page


def test_demand_when_handed_on_is_one_matter_and_has_its_own_page(visit, browser):
    known = {"area": str(visit.area_id), "raised_on": "2025-03-04", "visit": str(visit.pk)}
    answer = browser("顾治").post(f"/entries/{visit.pk}/to/night_demand", {**DEMAND, **known})
    made = shelf["night_demand"].model.objects.get()
    assert (answer.status_code, answer["Location"], made.matter) == (302, f"/entries/{made.pk}", visit.matter)


def test_form_when_it_cannot_be_read_keeps_the_words(visit, browser):
    answer = browser("顾治").post(f"/entries/{visit.pk}/to/night_demand", {**DEMAND, "category": "没有"})
    assert answer.status_code == 400 and "路灯不亮" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "slug", "status"),
    [("顾治", "enterprise", 404), ("孙立", "night_demand", 404), ("何伟", "night_demand", 404)],
)
def test_handing_on_when_it_is_not_theirs_is_not_there(visit, browser, name, slug, status):
    assert browser(name).get(f"/entries/{visit.pk}/to/{slug}").status_code == status


def test_page_of_a_promise_when_progress_is_due_leads_to_a_record_of_it(browser, cast):
    promise = promises.running(cast)
    page = browser("何伟").get(f"/entries/{promise.pk}").content.decode()
    assert f'/entries/{promise.pk}/to/progress"' in page and "报进展" in page
    assert f"/entries/{promise.pk}/steps/report" not in page
    told = {"promise": str(promise.pk), "period": "2025年3月", "text": "完成设计", "said_light": "normal"}
    with clock.at(date(2025, 3, 28)):
        answer = browser("何伟").post(f"/entries/{promise.pk}/to/progress", told)
    made = shelf["progress"].model.objects.get()
    promise.refresh_from_db()
    assert (answer.status_code, made.matter, promise.progress) == (302, promise.matter, "完成设计")


def test_page_of_a_promise_when_the_reader_may_not_report_offers_it_to_nobody_else(browser, cast):
    promise = promises.running(cast)
    page = browser("林岚").get(f"/entries/{promise.pk}").content.decode()
    assert "新增硬底化道路" in page and f"/entries/{promise.pk}/to/progress" not in page


def test_list_of_figures_when_shown_says_the_indicator_and_no_needless_zeros(browser, cast):
    figures.made(cast["吴静"])
    page = browser("吴静").get("/books/reported_figure/").content.decode()
    assert "财政收入" in page and "4939.0" not in page and "4939" in page


def test_paper_when_drawn_up_is_a_word_file_and_journalled(browser, cast):
    tell(shelf["penalty"], Path(penalty.__file__).with_name("story.txt").read_text("utf-8"), cast)
    entry = next(
        e for e in shelf["penalty"].model.objects.order_by("number") if papers(shelf["penalty"], e, by=cast["全能"])
    )
    paper = papers(shelf["penalty"], entry, by=cast["全能"])[0]
    visitor = browser("全能")
    assert f"/entries/{entry.pk}/papers/{paper.key}" in visitor.get(f"/entries/{entry.pk}").content.decode()
    answer = visitor.post(f"/entries/{entry.pk}/papers/{paper.key}")
    assert docx.Document(io.BytesIO(answer.content)).paragraphs[0].text == paper.title
    assert JournalLine.objects.filter(verb="print", entry=entry.pk).count() == 1
    assert visitor.post(f"/entries/{entry.pk}/papers/none").status_code == 403
