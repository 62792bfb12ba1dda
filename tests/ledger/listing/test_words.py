"""A list by words looks few of them up and keeps what it found: it shows and counts what the whole would have shown."""

import random
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import product
from typing import Any
from uuid import uuid4

import pytest

from taizhang.base import clock
from taizhang.ledger import desk, search
from taizhang.ledger.card import reindex
from taizhang.ledger.listing import find as finding
from taizhang.ledger.listing import listing as listed
from taizhang.ledger.listing.find import find, turn_found
from taizhang.ledger.listing.listing import Listing
from taizhang.ledger.listing.order import NEWEST, Order, Page
from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import amend, take, void
from tests.ledger.listing.conftest import PHONE

pytestmark = pytest.mark.django_db

ROWS = 70
ASKED: tuple[dict[str, str], ...] = (
    {}, {"sort": "opened_at"}, {"sort": "number"}, {"sort": "-on"}, {"category": "fire"}, {"open": "0"},
    {"category": "road", "sort": "-number"}, {"due": "any", "sort": "due_at"},
)  # fmt: skip


@pytest.fixture
def scattered(hazard, everyone, monkeypatch) -> None:
    """Hazards of three villages opened in no order, some in one instant, some over, some struck out.

    Their cards have ids the other way round: as where two of one instant were filed in another order than named.
    """
    monkeypatch.setattr(finding, "SPARE", 3)
    monkeypatch.setattr(listed, "CAP_COUNT", 30)
    book, chance, now = shelf["danger"], random.Random(7), clock.now()
    for n in range(ROWS):
        words = chance.choice(("仓库", "仓库", "仓库", "码头"))
        made = hazard(
            f"{words}{n}", chance.choice(("东埇村", "西㙍村", "上埇")), category=chance.choice(("fire", "road"))
        )
        if chance.random() < 0.2:
            made = take(book, "dismiss", made, {"outcome": "现场没有"}, by=everyone)
        if chance.random() < 0.2:
            void(book, made, by=everyone, why="登记错了")
        when = {"opened_at": now - timedelta(days=chance.randint(0, 15))}
        book.model.objects.filter(pk=made.pk).update(**when)
    entries = list(Card.objects.order_by("pk").values_list("pk", "entry"))
    for card, _ in entries:
        Card.objects.filter(pk=card).update(entry=uuid4())
    for (card, _), (_, entry) in zip(entries, reversed(entries), strict=True):
        Card.objects.filter(pk=card).update(entry=entry)
    reindex(book)


def turned(leaf: Callable[..., Page]) -> list[Any]:
    """All rows, page by page, and the same again from the last page back."""
    page = leaf()
    pages = [page]
    while page.after:
        page = leaf(after=page.after)
        pages.append(page)
    back = [page]
    while page.before:
        page = leaf(before=page.before)
        back.insert(0, page)
    forwards, backwards = ([row.pk for p in some for row in p.rows] for some in (pages, back))
    assert backwards[: len(forwards)] == forwards
    return forwards


def test_a_list_by_words_when_few_are_looked_up_shows_what_the_whole_would(scattered, cast, stranger):
    book, actors = shelf["danger"], [cast[name] for name in ("全能", "郑阿水", "王小满", "陈工", "孙立")]
    for by, q, asked in product((*actors, stranger), ("仓库", "码头", PHONE, "没有这个词"), ASKED):
        listing = Listing(book, by, {"size": ["20"], "q": [q]} | {n: [v] for n, v in asked.items()})
        found = Card.objects.filter(pk__in=find(by, q, "danger").cards).values_list("entry", flat=True)
        plain = book.visible_to(by).filter(listing.where, pk__in=list(found))
        assert turned(listing.page) == list(plain.order_by(*listing.order.by()).values_list("pk", flat=True))
        assert listing.count == min(plain.count(), 31)


def test_cards_by_words_when_few_are_looked_up_are_those_the_whole_would_show(scattered, cast, stranger):
    orders = (NEWEST, Order("opened_at"), Order("number", desc=True))
    for by, q, order in product((cast["全能"], cast["郑阿水"], stranger), ("仓库", PHONE), orders):
        found = find(by, q)
        leaf = partial(turn_found, lambda cards, by=by: desk.readable(by).filter(pk__in=cards), found, order, 5)
        plain = desk.readable(by).filter(pk__in=found.cards).order_by(*order.by())
        assert turned(leaf) == list(plain.values_list("pk", flat=True))


def test_words_when_found_are_those_of_the_search_newest_entry_first(scattered, everyone):
    found = find(everyone, "仓库", "danger", 40).cards
    newest = Card.objects.filter(pk__in=search.match(everyone.town.pk, "仓库", "danger", 40))
    assert (len(found), list(found)) == (
        40, list(newest.order_by("-opened_at", "-entry").values_list("pk", flat=True)),
    )  # fmt: skip


def test_words_when_asked_again_know_what_was_written_since(hazard, listing, everyone, stranger):
    first = hazard("仓库甲")
    assert listing(q="仓库").count == 1
    second = hazard("仓库乙")
    assert listing(q="仓库").count == 2
    amend(shelf["danger"], second, {"place": "码头"}, by=everyone, why="写错了")
    assert [row.pk for row in listing(q="仓库").page().rows] == [first.pk]
    assert listing(q="码头").count == 1
    void(shelf["danger"], first, by=everyone, why="登记错了")
    assert (listing(q="仓库").count, Listing(shelf["danger"], stranger, {"q": ["码头"]}).count) == (0, 0)


def test_words_when_asked_again_are_not_looked_up_again(hazard, everyone, django_assert_num_queries):
    hazard("仓库甲"), hazard("仓库乙")
    find(everyone, "仓库", "danger")
    with django_assert_num_queries(2):  # where the journal ends, and private values of that text
        assert len(find(everyone, "仓库", "danger").cards) == 2
