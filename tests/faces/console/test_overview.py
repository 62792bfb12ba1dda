"""What stands beside the work: villages and the year, each number leading to its rows."""

from datetime import timedelta

import pytest

from taizhang.base import clock
from taizhang.faces.console import amounts, overview
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import take

pytestmark = pytest.mark.django_db
BOOK = shelf["danger"]


def test_villages_when_tiled_hold_their_hamlets_and_lead_to_their_rows(browser, hazard, cast):
    hazard("甲", "东埇村")
    hazard("乙", "上埇")
    body = str(overview.villages(cast["陈工"], BOOK))
    assert '<b>2<span class="hush"> 件，</span></b>东埇' in body
    address = body.split('href="')[1].split('"')[0].replace("&amp;", "&")
    assert "共 2 件" in browser("陈工").get(address).content.decode()


def test_the_year_when_drawn_counts_what_came_in_and_what_was_closed_by_month(hazard, cast):
    with clock.at(clock.today().replace(day=1) - timedelta(days=1)):
        before = hazard("上月")
    hazard("本月")
    take(BOOK, "dismiss", before, {"outcome": "现场没有"}, by=cast["褚岩"])
    body = str(overview.trend(cast["褚岩"], BOOK))
    this, last = clock.today().month, (clock.today().replace(day=1) - timedelta(days=1)).month
    assert f'<tr><th scope="row">{this}月</th><td>1</td><td>1</td></tr>' in body
    assert f'<tr><th scope="row">{last}月</th><td>1</td><td>0</td></tr>' in body


def test_a_rate_when_shown_is_cut_and_never_rounded_up():
    assert [amounts.cut(r) for r in (99.96, 100.0, 92.45, 0.0, 66.6666)] == ["99.9", "100", "92.4", "0", "66.6"]


def test_months_when_listed_end_with_this_one():
    months = overview.last_months(clock.today(), 12)
    assert (len(months), months[-1].start) == (12, clock.today().replace(day=1))
    assert [a.end for a in months[:-1]] == [b.start for b in months[1:]]
