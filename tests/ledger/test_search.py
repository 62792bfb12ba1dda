"""Search: one cutter, two databases, the same answers. This table runs on SQLite and on PostgreSQL alike."""

from importlib import import_module

import pytest
from django.db import connection

from taizhang.ledger import reindexing, search
from taizhang.ledger.card import bands, hashes, reindex
from taizhang.ledger.listing import Listing
from taizhang.ledger.models import Card, JournalLine
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import amend, open_entry
from tests.ledger.sayings import ERRAND, errand, hazard

TITLES = {
    "lamp": "巷口路灯不亮",
    "road": "村路坑洼，路面破损",
    "noise": "夜里施工吵闹",
    "rare": "㙍尾𠮷坑一带断水",
    "latin": "ＫＴＶ噪音扰民 Room A-12",
    "number": "G325国道88号院前积水",
    "quote": "“老人卡”的'年审'怎么办",
    "one": "桥",
}


@pytest.fixture
def titled(cast):
    for title in TITLES.values():
        errand(cast["苏婉"], title=title, content="")
    return {c.pk: key for c in Card.objects.all() for key, t in TITLES.items() if c.title == t}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("路灯", {"lamp"}),
        ("路", {"lamp", "road"}),
        ("路面", {"road"}),
        ("灯路", set()),
        ("巷口路灯不亮", {"lamp"}),
        ("路灯 不亮", {"lamp"}),
        ("路灯 施工", set()),
        ("施工", {"noise"}),
        ("㙍", {"rare"}),
        ("㙍尾", {"rare"}),
        ("𠮷坑", {"rare"}),
        ("𠮷", {"rare"}),
        ("KTV", {"latin"}),
        ("ktv", {"latin"}),
        ("ｋｔｖ", {"latin"}),
        ("room", {"latin"}),
        ("a-12", {"latin"}),
        ("g325", {"number"}),
        ("88号", {"number"}),
        ("88", {"number"}),
        ("老人卡", {"quote"}),
        ("'年审'", {"quote"}),
        ("桥", {"one"}),
        ("噪音", {"latin"}),
        ("吵", {"noise"}),
        ("闹", {"noise"}),
        ("亮", {"lamp"}),
        ("OR 路灯", set()),
        ('"', set()),
        ("*", set()),
        ("' & | ! :*", set()),
        ("路灯')--", {"lamp"}),
        ("NEAR(路灯)", set()),
        ("", set()),
        ("   ", set()),
    ],
)
def test_match_when_asked_finds_exactly(titled, town, asked, found):
    assert {titled[pk] for pk in search.match(town.pk, asked)} == found


def test_match_when_a_number_is_typed_finds_its_entry(cast, town):
    one, _ = errand(cast["苏婉"]), errand(cast["苏婉"])
    card = Card.objects.get(entry=one.pk)
    assert search.match(town.pk, "JB-2025-00001") == [card.pk]


def test_match_when_an_outside_number_is_typed_finds_its_entry(cast, town):
    entry = open_entry(shelf["errand"], ERRAND, by=cast["苏婉"], source="12345", outside_no="GDMM20250303001")
    errand(cast["苏婉"])
    assert search.match(town.pk, "gdmm20250303001") == [Card.objects.get(entry=entry.pk).pk]
    assert search.match(town.pk, "GDMM2025") == [Card.objects.get(entry=entry.pk).pk]


def test_match_when_a_private_value_is_typed_finds_nothing(cast, town):
    errand(cast["苏婉"], caller="欧阳晚晴", phone="13800001111")
    assert search.match(town.pk, "欧阳晚晴") == search.match(town.pk, "13800001111") == []


def test_match_when_the_words_change_finds_the_new_and_not_the_old(cast, town):
    entry = errand(cast["苏婉"])
    amend(shelf["errand"], entry, {"title": "井盖丢失"}, by=cast["苏婉"], why="写错")
    card = Card.objects.get(entry=entry.pk)
    assert search.match(town.pk, "井盖") == [card.pk]
    assert search.match(town.pk, "巷口路灯不亮 井盖") == []


def test_match_when_a_book_is_named_stays_inside_it(cast, town):
    a = errand(cast["苏婉"], title="东埇纸箱厂噪音")
    b = hazard(cast["陈工"])
    cards = {c.entry: c.pk for c in Card.objects.all()}
    assert set(search.match(town.pk, "纸箱厂")) == {cards[a.pk], cards[b.pk]}
    assert search.match(town.pk, "纸箱厂", "danger") == [cards[b.pk]]


def test_match_when_another_town_has_the_word_finds_nothing_of_it(cast, town, stranger):
    hazard(stranger)
    assert search.match(town.pk, "纸箱厂") == []
    assert len(search.match(stranger.town.pk, "纸箱厂")) == 1


def test_match_when_more_is_found_than_looked_at_keeps_the_newest(cast, town):
    for n in range(6):
        errand(cast["苏婉"], title=f"第{n}盏路灯")
    newest = list(Card.objects.order_by("-pk").values_list("pk", flat=True)[:4])
    assert search.match(town.pk, "路灯", cap=4) == newest


def test_reindex_when_the_index_was_lost_finds_all_again(cast, town):
    entry = errand(cast["苏婉"], helpers="平安办", phone="13800001111")
    card = Card.objects.get(entry=entry.pk)
    like, keys = bands(shelf["errand"], entry), hashes(shelf["errand"], entry)
    search.remove([card.pk])
    card.hands.all().delete()
    assert search.match(town.pk, "路灯") == search.sharing(town.pk, like, 9) == search.keyed(town.pk, keys) == []
    assert reindex(shelf["errand"]) == 1
    assert search.match(town.pk, "路灯") == [card.pk]
    assert search.sharing(town.pk, like, 9) == [card.pk] * len(like)
    assert search.keyed(town.pk, keys) == [(card.pk, keys[0])]
    assert (card.hands.count(), len(keys), len(like)) == (1, 1, 10)


def test_reindex_when_run_is_a_line_of_every_town_and_what_was_kept_of_searches_goes(cast, town, stranger):
    entry = errand(cast["苏婉"])
    card = Card.objects.get(entry=entry.pk)

    def listed():
        return [e.pk for e in Listing(shelf["errand"], cast["苏婉"], {"q": ["路灯"]}).page().rows]

    search.remove([card.pk])
    assert listed() == []
    told = []
    reindexing.reindex([shelf["errand"]], lambda book, n: told.append((book.slug, n)))
    assert listed() == [entry.pk]
    lines = JournalLine.objects.filter(verb="reindex").order_by("town").values_list("town", "by_name", "change")
    said = {"books": ["errand"]}
    assert (told, list(lines)) == ([("errand", 1)], [(t, "系统", said) for t in sorted((town.pk, stranger.town.pk))])


def test_reindex_when_cards_themselves_were_lost_makes_them_again(cast, town):
    entry = hazard(cast["陈工"])
    before = Card.objects.get(entry=entry.pk)
    Card.objects.all().delete()
    reindex(shelf["danger"])
    after = Card.objects.get(entry=entry.pk)
    assert {f.name: getattr(after, f.attname) for f in Card._meta.concrete_fields if f.name != "id"} == {
        f.name: getattr(before, f.attname) for f in Card._meta.concrete_fields if f.name != "id"
    }


def test_migration_when_bands_stood_in_a_table_files_them_among_the_words(cast, town):
    card = Card.objects.get(entry=errand(cast["苏婉"]).pk)
    like = bands(shelf["errand"], errand(cast["苏婉"], title="别的事", content="另外说的话"))
    search.remove([card.pk])
    search.index([search.Indexed(card.pk, town.pk, card.book, ["路灯"])])
    move = import_module("taizhang.ledger.migrations.0005_bands_among_words").MOVE[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE ledger_band (card_id bigint, town integer, band bigint)")
        for band in [7, *like]:
            cursor.execute("INSERT INTO ledger_band VALUES (%s, %s, %s)", [card.pk, town.pk, band])
        cursor.execute(move)
        cursor.execute("DROP TABLE ledger_band")
    assert search.sharing(town.pk, [7], 9) == [card.pk]
    assert search.sharing(town.pk + 1, [7], 9) == []
    assert set(search.sharing(town.pk, like, 9)) >= {card.pk}
    assert search.match(town.pk, "路灯") == [card.pk]
