"""信访工作条例 30, 46: what is reported never reaches the accused; each read is told."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from taizhang.base import clock
from taizhang.ledger import desk
from taizhang.ledger.models import Card, JournalLine
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import attach, hand_on, open_entry, reveal
from taizhang.town.actor import Actor
from taizhang.town.models import Office, Person, Posting
from tests.cast import Cast

BOOK = shelf["accusation"]
DAY = date(2025, 3, 3)
CONTENT = "鱼塘发包款三年没有入账"
MADE = {
    "channel": "来信",
    "received_on": "2025-03-03",
    "area": "东埇村",
    "about": "侵占集体资金资产",
    "content": CONTENT,
    "accused_offices": "东埇村委会",
    "informant": "甘大同",
}


def made(by: Actor, **more: Any) -> Any:
    with clock.at(DAY):
        return open_entry(BOOK, {**MADE, **more}, by=by)


def sees(actor: Actor, entry: Any) -> tuple[bool, bool]:
    """In the list, and on the cards behind search, desk and links."""
    return (
        BOOK.readable_by(actor).filter(pk=entry.pk).exists(),
        desk.readable(actor).filter(entry=entry.pk).exists(),
    )


def test_article_30_when_anybody_but_the_discipline_post_looks_is_not_there(cast: Cast) -> None:
    entry = made(cast["章访"])
    assert [name for name, actor in cast.items() if sees(actor, entry) != (False, False)] == ["纪律", "全能"]


def test_article_30_when_the_reader_sits_in_the_accused_office_is_not_there(cast: Cast) -> None:
    """全能 holds every post, the discipline post too, and sits in the accused office."""
    entry = made(cast["章访"], accused_offices="规建办")
    assert (sees(cast["全能"], entry), sees(cast["纪律"], entry)) == ((False, False), (True, True))


def test_article_30_when_the_reader_is_accused_by_name_is_not_there(cast: Cast, people: dict[str, Person]) -> None:
    root = cast["纪律"].places.root
    Posting.objects.create(person=people["郑阿水"], post="discipline", area=root, starts_on=date(2020, 1, 1))
    entry = made(cast["章访"], accused_people="郑阿水", accused_offices="公服办")
    assert sees(Actor.of(people["郑阿水"]), entry) == (False, False)


def test_article_30_when_moved_into_the_accused_office_later_is_not_there_any_more(
    cast: Cast, people: dict[str, Person]
) -> None:
    entry = made(cast["章访"])
    office = Office.objects.get(name="东埇村委会")
    Posting.objects.filter(person=people["纪律"]).update(office=office)
    assert sees(Actor.of(people["纪律"]), entry) == (False, False)


def test_article_30_when_the_discipline_post_is_the_accused_is_not_kept_in_the_town(
    cast: Cast, people: dict[str, Person]
) -> None:
    Posting.objects.filter(person=people["全能"]).delete()
    with pytest.raises(Refused) as caught:
        made(cast["章访"], accused_offices="党政办")
    basis = "信访工作条例第三十条"
    assert [(p.field, p.basis) for p in caught.value.problems] == [("accused_offices", basis)]


def test_clerk_when_it_is_written_down_reads_and_changes_nothing(cast: Cast) -> None:
    entry = made(cast["章访"])
    for deed in (
        lambda: reveal(BOOK, entry, "content", by=cast["章访"], why="想看"),
        lambda: attach(BOOK, entry, b"%PDF-1.4 x", "a.pdf", by=cast["章访"]),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_card_when_filed_says_the_kind_and_no_word_of_the_content(cast: Cast) -> None:
    card = Card.objects.get(entry=made(cast["章访"]).pk)
    assert (card.title, card.gist) == ("侵占集体资金资产", [])
    assert [line for line in JournalLine.objects.all() if CONTENT in str(line.change)] == []


def test_page_when_opened_each_time_writes_who_read_it(cast: Cast, people: dict[str, Person]) -> None:
    entry, browser = made(cast["章访"]), Client()
    browser.force_login(people["纪律"])
    for name in ("entry", "print"):
        assert browser.get(reverse(name, args=[entry.pk])).status_code == 200
    reads = JournalLine.objects.filter(entry=entry.pk, verb="read").order_by("seq")
    assert [(r.by_name, r.number, r.change) for r in reads] == [("纪律", entry.number, {})] * 2


@pytest.mark.parametrize("who", ["章访", "孙立", "郑阿水", "卫宁", "蒋习"])
def test_page_when_asked_by_anybody_else_is_not_there_and_writes_nothing(
    cast: Cast, people: dict[str, Person], who: str
) -> None:
    entry, browser = made(cast["章访"]), Client()
    browser.force_login(people[who])
    assert browser.get(reverse("entry", args=[entry.pk])).status_code == 404
    assert JournalLine.objects.filter(entry=entry.pk, verb="read").count() == 0


def test_page_when_a_petition_is_opened_tells_no_read(cast: Cast, people: dict[str, Person]) -> None:
    given = {
        "channel": "来访", "registered_on": "2025-03-03", "area": "东埇村", "petitioner": "甘大同",
        "title": "路灯", "content": "村口路灯不亮", "category": "其他",
    }  # fmt: skip
    with clock.at(DAY):
        entry = open_entry(shelf["petition"], given, by=cast["章访"])
    browser = Client()
    browser.force_login(people["章访"])
    assert browser.get(reverse("entry", args=[entry.pk])).status_code == 200
    assert JournalLine.objects.filter(entry=entry.pk, verb="read").count() == 0


def test_petition_when_it_is_an_accusation_is_handed_on_whole(cast: Cast) -> None:
    given = {
        "channel": "来访", "registered_on": "2025-03-03", "area": "东埇村", "petitioner": "甘大同",
        "phone": "13800000061", "title": "反映账目", "content": CONTENT, "category": "村务财务",
    }  # fmt: skip
    more = {"channel": "信访转来", "received_on": "2025-03-03", "about": "侵占集体资金资产"}
    with clock.at(DAY):
        petition = open_entry(shelf["petition"], given, by=cast["章访"])
        done = hand_on(shelf["petition"], petition, BOOK, {**more, "accused_offices": "东埇村委会"}, by=cast["章访"])
    assert (done.content.reveal(), done.informant.reveal(), done.phone.reveal()) == (CONTENT, "甘大同", "13800000061")
    assert done.matter == petition.pk
