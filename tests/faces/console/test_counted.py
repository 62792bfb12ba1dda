"""The page of figures: what stands in the table adds up to the strip, and every number opens its own rows."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client

from taizhang.base import clock
from taizhang.faces.console.counted import Measured
from taizhang.faces.console.counted.lines import lines, tally
from taizhang.faces.console.counted.page import strip
from taizhang.faces.console.counted.table import number, rate
from taizhang.ledger.listing import Listing
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor

MAY = date(2024, 5, 6)
Maker = Callable[..., Any]


def measured(actor: Actor, **asked: str) -> Measured:
    return Measured(shelf["danger"], actor, {name: [value] for name, value in asked.items()})


def test_lines_add_up_to_the_figure_when_some_lie_in_a_hamlet(everyone: Actor, hazard: Maker) -> None:
    with clock.at(MAY):
        for village in ("东埇村", "上埇", "西㙍村"):
            hazard(village=village)
        of = measured(everyone)
        assert of.by is not None
        found = {line.name: line.parts[0][0] for line in lines(of, of.by)}
        assert found == {"东埇村": 2, "西㙍村": 1, "鳌头社区": 0}
        assert strip(of)[0]["value"] == "3"


def test_every_number_opens_as_many_rows_as_it_says(everyone: Actor, hazard: Maker) -> None:
    with clock.at(MAY):
        for category in ("fire", "fire", "gas"):
            hazard(category=category)
        of = measured(everyone, by="category")
        assert of.by is not None
        opened = {
            line.value: Listing(of.book, everyone, _asked(of, line.value)).rows.count() for line in lines(of, of.by)
        }
        assert opened == tally(of, of.figures[0], of.by) == {"fire": 2, "gas": 1}  # type: ignore[arg-type]


def _asked(of: Measured, value: str) -> dict[str, list[str]]:
    return {"figure": [of.figures[0].key], "period": [of.period.key], "category": [value]}


def test_a_filter_narrows_every_number(everyone: Actor, hazard: Maker) -> None:
    with clock.at(MAY):
        hazard(category="fire")
        hazard(category="gas")
        assert strip(measured(everyone, category="gas"))[0]["value"] == "1"


def test_the_period_leaves_out_what_happened_outside(everyone: Actor, hazard: Maker) -> None:
    with clock.at(MAY):
        hazard(found_on="2024-04-20")
        hazard(found_on="2024-04-21")
        assert strip(measured(everyone, period="2024-05@21"))[0]["value"] == "1"
        assert strip(measured(everyone, days_from="2024-04-01", days_to="2024-04-30"))[0]["value"] == "2"


def test_a_period_that_cannot_be_read_is_said_and_this_year_counted(everyone: Actor) -> None:
    with clock.at(MAY):
        for asked in (
            {"period": "2024-13"},
            {"days_from": "昨天"},
            {"days_from": "2024-05-02", "days_to": "2024-05-01"},
        ):
            of = measured(everyone, **asked)
            assert (of.period.key, of.trouble.endswith("先按2024年统计。")) == ("2024", True)
        assert measured(everyone).trouble == ""


def test_the_page_links_numbers_to_the_list(browser: Callable[[str], Client], hazard: Maker) -> None:
    with clock.at(MAY):
        hazard()
        page = browser("全能").get("/books/danger/measures?by=category").content.decode()
        links = re.findall(r'href="(/books/danger/\?figure=found[^"]*category=fire[^"]*)"', page)
        shown = browser("全能").get(links[0].replace("&amp;", "&")).context["paging"]
    assert shown["words"] == "第 1–1 件，共 1 件"


def test_a_book_one_may_not_read_has_no_figures(browser: Callable[[str], Client]) -> None:
    assert [browser("韩空").get(f"/books/{slug}/measures").status_code for slug in ("danger", "nothing")] == [404, 404]


def test_numbers_are_cut_and_never_rounded_up() -> None:
    assert [rate(999, 1000), rate(9999, 10000), rate(1, 3), rate(0, 0), rate(0, 4)] == [
        "99.9%",
        "99.9%",
        "33.3%",
        "—",
        "0%",
    ]
    assert [number(0), number(1234567), number(12.5)] == ["0", "1,234,567", "12.5"]
