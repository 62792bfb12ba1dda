"""The desk: work in due order, figures, villages, the year, notices."""

from datetime import date, timedelta

import pytest

from taizhang.base import clock
from taizhang.ledger.sweep import sweep

pytestmark = pytest.mark.django_db


def test_the_desk_when_nothing_is_to_be_done_says_what_comes_next(browser):
    page = browser("陈工").get("/")
    assert (page.status_code, "手头没有要办的事" in page.content.decode()) == (200, True)


def test_the_desk_when_somebody_without_a_post_opens_it_is_empty_but_whole(browser, hazard):
    hazard()
    page = browser("韩空").get("/")
    assert (page.status_code, page.context["panels"], "手头没有要办的事" in page.content.decode()) == (200, [], True)


def test_figures_when_counted_agree_with_the_lists_they_lead_to(browser, hazard):
    with clock.at(clock.today() - timedelta(days=20)):
        hazard("旧仓库")
    hazard("新仓库")
    visitor = browser("陈工")
    figures = {f["label"]: f for f in visitor.get("/").context["figures"]}
    assert (figures["在办"]["value"], figures["超期"]["value"], figures["超期"]["hot"]) == ("2", "1", True)
    for label in ("在办", "超期", "今天到期", "本周到期"):
        words = visitor.get(figures[label]["url"]).context["paging"]["words"]
        count = figures[label]["value"]
        assert (label, f"共 {count} 件" in words or (count == "0" and words == "没有符合条件的条目")) == (label, True)


def test_notices_when_the_sweep_has_told_are_on_the_desk_of_the_post(browser, hazard, town):
    with clock.at(clock.today() - timedelta(days=20)):
        entry = hazard("旧仓库")
    sweep(town)
    (notice,) = browser("孙立").get("/").context["notices"]
    assert (notice["kind"], notice["url"]) == ("bad", f"/entries/{entry.pk}")
    assert browser("冯灯").get("/").context["notices"] == []


def test_a_step_when_taken_shows_at_once_on_ones_own_desk(browser, hazard):
    entry, visitor = hazard(), browser("陈工")
    assert visitor.get("/").context["figures"][0]["value"] == "1"
    given = {"version": "1", "outcome": "现场没有"}
    assert browser("褚岩").post(f"/entries/{entry.pk}/steps/dismiss", given).status_code == 302
    chief = browser("褚岩")
    assert chief.get("/").context["figures"][0]["value"] == "0"


def test_the_day_when_named_says_whether_it_is_worked(browser):
    with clock.at(date(2026, 10, 1)):
        sub = browser("陈工").get("/").context["sub"]
    assert sub.endswith("2026年10月1日 星期四 · 国庆节 · 本周到期 0 件")


def test_the_desk_when_opened_again_asks_little(browser, hazard, django_assert_max_num_queries):
    hazard()
    visitor = browser("陈工")
    visitor.get("/")
    with django_assert_max_num_queries(7):
        visitor.get("/")
