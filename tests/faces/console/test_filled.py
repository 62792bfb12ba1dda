"""A page filled says what a page drawn anew says."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from taizhang.faces.console import listed
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import take, void
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'value="\w{64}"')


def page(client: Client, address: str = "/books/danger/") -> str:
    return TOKEN.sub("", client.get(address).content.decode())


def numbers(text: str) -> list[str]:
    return re.findall(r'data-label="编号"><a href="[^"]*">([^<]*)</a>', text)


@pytest.mark.parametrize("query", ["", "?size=20", "?category=fire", "?col=place&col=area", "?sort=-on", "?open=1"])
def test_list_filled_equals_the_same_drawn_as_a_whole(
    browser: Callable[[str], Client], hazard: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    for n in range(23):
        hazard(f"<{n}> & “楼”")
    client, address = browser("全能"), f"/books/danger/{query}"
    filled = [page(client, address) for _ in range(3)]
    monkeypatch.setattr(listed.Listing, "lasting", False)
    assert filled == [page(client, address)] * 3


def test_list_when_something_has_changed_since_says_so(
    browser: Callable[[str], Client], hazard: Callable[..., Any], cast: Cast
) -> None:
    client, book = browser("全能"), shelf["danger"]
    first, second = hazard("甲"), hazard("乙")
    assert numbers(page(client)) == [second.number, first.number] and "共 2 件" in page(client)
    third = hazard("丙")
    assert numbers(page(client)) == [third.number, second.number, first.number] and "共 3 件" in page(client)
    void(book, second, by=cast["全能"], why="登记错了")
    assert numbers(page(client)) == [third.number, first.number] and "共 2 件" in page(client)
    take(book, "dismiss", first, {"outcome": "现场没有"}, by=cast["全能"])
    assert numbers(page(client, "/books/danger/?open=1")) == [third.number]


def test_list_when_two_people_ask_is_each_ones_own(
    browser: Callable[[str], Client], hazard: Callable[..., Any], cast: Cast
) -> None:
    for village in ("东埇村", "西㙍村", "上埇"):
        hazard(village=village)
    for name in ("全能", *[n for n in cast if n != "全能"]):
        answer = browser(name).get("/books/danger/")
        seen = {e.number for e in shelf["danger"].visible_to(cast[name])}
        assert answer.status_code == 404 or set(numbers(answer.content.decode())) == seen


def test_a_message_is_said_once(browser: Callable[[str], Client], answers: Callable[..., dict[str, Any]]) -> None:
    client = browser("全能")
    client.post("/books/danger/new", {**answers(), "confirmed": "1"})
    assert "已登记" in page(client) and "已登记" not in page(client)


def test_every_form_of_a_filled_page_has_a_token_that_is_taken(
    people: dict[str, Any], hazard: Callable[..., Any]
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["全能"])
    hazard()
    for _ in range(2):
        text = client.get("/books/danger/?category=fire").content.decode()
        tokens = re.findall(r'name="csrfmiddlewaretoken" value="(\w{64})"', text)
        assert len(tokens) == 2 and len(set(tokens)) == 1
    kept = client.post(
        "/books/danger/views", {"query": "category=fire", "name": "消防", "csrfmiddlewaretoken": tokens[0]}
    )
    assert kept.status_code == 302
