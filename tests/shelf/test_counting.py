"""One query makes the list, the count, the export and the figure; and the parts make the whole."""

from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.ledger.book import Book
from taizhang.ledger.listing import Listing, sheet_of
from taizhang.ledger.measures import Count, Distinct, Ratio, Stock
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry
from taizhang.town.actor import Actor

EVER = Period(date(2000, 1, 1), date(2100, 1, 1), "历年")


def _parts(measure: Any) -> tuple[Any, ...]:
    return (measure.over, measure.under) if isinstance(measure, Ratio) else (measure,)


def test_list_when_counted_exported_and_shown_has_the_same_rows(book: Book[Any], filled: list[Any], everyone: Actor):
    listing = Listing(book, everyone)
    shown = [e.pk for e in listing.page().rows]
    exported = list(sheet_of(listing, by=everyone).rows) if book.may.get("export") else [None] * len(shown)
    assert sorted(shown) == sorted(book.visible_to(everyone).values_list("pk", flat=True))
    assert len(shown) == listing.count == len(exported) == len(filled)


def test_figure_when_opened_is_the_number_of_its_rows(book: Book[Any], filled: list[Any], everyone: Actor):
    entries = book.visible_to(everyone)
    for measure in book.measures:
        for part in _parts(measure):
            rows = part.rows(entries, EVER)
            assert part.value(entries, EVER) == part.of(rows), part.key
            if isinstance(part, Count | Stock):
                assert part.value(entries, EVER) == rows.count() == len({e.pk for e in rows}), part.key
            if isinstance(part, Distinct):
                assert part.value(entries, EVER) == len({getattr(e, part.field) for e in rows}), part.key


def test_figure_when_opened_as_a_list_lists_what_it_counts(book: Book[Any], filled: list[Any], everyone: Actor):
    for measure in book.measures:
        listing = Listing(book, everyone, {"figure": [measure.key], "period": ["2020-01-01..2099-12-31"]})
        assert listing.figure is measure
        period = listing.period
        assert period is not None
        rows = measure.rows(book.visible_to(everyone), period)
        assert {e.pk for e in listing.page().rows} == set(rows.values_list("pk", flat=True)), measure.key


def test_villages_when_added_up_are_the_town(book: Book[Any], filled: list[Any], everyone: Actor):
    """Of numbers of entries; matters and medians are not to be added up."""
    map_ = everyone.places
    entries = book.visible_to(everyone)
    for measure in book.measures:
        for part in _parts(measure):
            if isinstance(part, Count | Stock):
                by_village = [part.value(entries.filter(area__in=map_.under(v.code)), EVER) for v in map_.villages]
                above = part.value(entries.filter(area=map_.root), EVER)
                assert sum(by_village) + above == part.value(entries, EVER), part.key


def test_figure_when_nothing_is_there_is_nothing_and_not_an_error(book: Book[Any], everyone: Actor):
    for measure in book.measures:
        assert measure.value(book.visible_to(everyone), EVER) in (0, None), measure.key


def test_list_when_rows_are_one_or_three_costs_the_same(book: Book[Any], filled: list[Any], everyone: Actor):
    def cost(rows: Any) -> int:
        listing = Listing(book, everyone)
        listing.rows = rows
        with CaptureQueriesContext(connection) as seen:
            for entry in listing.page().rows:
                for name in listing.columns:
                    assert getattr(entry, name, None) != "never"
        return len(seen)

    one = cost(book.visible_to(everyone).filter(pk=filled[0].pk))
    assert cost(book.visible_to(everyone)) == one


def test_period_when_it_ends_at_midnight_counts_each_day_once(everyone: Actor):
    """The last second of the 20th and the first of the 21st lie in different statistical months."""
    from datetime import time

    book = shelf["errand"]
    given = {"kind": "咨询", "title": "一件", "area": "东埇村"}
    for day, hour in ((date(2025, 3, 20), time(23, 59, 59)), (date(2025, 3, 21), time(0, 0, 0))):
        with clock.at(clock.instant(day, hour)):
            open_entry(book, {**given, "received_at": f"{day} {hour}"}, by=everyone)
    entries = book.visible_to(everyone)
    got = [book.measure("received").value(entries, Period.parse(p)) for p in ("2025-03@21", "2025-04@21", "2025-03")]
    assert got == [1, 1, 2]
