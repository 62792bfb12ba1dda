"""Paging by key: every row once, forwards and backwards, whatever the size and however many rows tie."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.ledger.listing import Order, turn
from taizhang.ledger.models import Notice
from taizhang.town.models import Town

pytestmark = pytest.mark.django_db

ORDERS = [Order("name"), Order("name", desc=True), Order("places_version"), Order("places_version", desc=True)]


def towns(values: list[tuple[str, int]]):
    Town.objects.filter(code__startswith="98").delete()
    Town.objects.bulk_create(
        Town(code=f"98{n:07}", name=name, places_version=version) for n, (name, version) in enumerate(values)
    )
    return Town.objects.filter(code__startswith="98")


names = st.sampled_from(["甲镇", "乙镇", "丙镇~丁", "𠮷镇"])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(names, st.integers(1, 4)), max_size=14), st.integers(1, 5), st.sampled_from(ORDERS))
def test_pages_when_walked_give_every_row_once_both_ways(values, size, order):
    rows = towns(values)
    whole = [r.pk for r in rows.order_by(*order.by())]
    page = turn(rows, order, size)
    forwards, pages = [r.pk for r in page.rows], [page]
    while page.after:
        page = turn(rows, order, size, after=page.after, start=page.start + len(page.rows))
        assert page.start == len(forwards)
        forwards += [r.pk for r in page.rows]
        pages.append(page)
    assert forwards == whole
    for expected in reversed(pages[:-1]):
        page = turn(rows, order, size, before=page.before, start=page.start)
        assert [r.pk for r in page.rows] == [r.pk for r in expected.rows]


def test_a_cursor_when_it_cannot_be_read_gives_the_first_page():
    rows = towns([("甲镇", 1), ("乙镇", 2), ("丙镇", 3)])
    order = Order("places_version")
    first = turn(rows, order, 2)
    for bad in ("x", "~", "nonsense~1", "1~x"):
        assert turn(rows, order, 2, after=bad).rows == first.rows
        assert turn(rows, order, 2, before=bad).rows == first.rows
    assert turn(rows, order, 2, after="999999999999999999999999999999~1").rows == first.rows


def test_a_page_before_the_second_when_it_is_the_first_has_nothing_before_it():
    rows = towns([("甲镇", n) for n in range(1, 6)])
    order = Order("places_version")
    second = turn(rows, order, 2, after=turn(rows, order, 2).after, start=2)
    back = turn(rows, order, 2, before=second.before, start=second.start)
    assert (back.before, back.start, [r.places_version for r in back.rows]) == ("", 0, [1, 2])


def test_an_instant_when_it_is_the_key_survives_the_cursor(town, listing, hazard):
    made = [hazard(f"地点{n}") for n in range(5)]
    found = listing(size="20")
    page = turn(found.rows, found.order, 2)
    assert [e.pk for e in turn(found.rows, found.order, 2, after=page.after).rows] == [made[2].pk, made[1].pk]


def test_notices_when_none_are_there_give_an_empty_page(db):
    page = turn(Notice.objects.all(), Order("at"), 10)
    assert (page.rows, page.before, page.after) == ((), "", "")
