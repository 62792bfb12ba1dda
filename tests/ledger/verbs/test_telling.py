"""Reads that are written down: a private value in full, and what left the house."""

import pytest

from taizhang.ledger.models import JournalLine
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import note_export, reveal, void
from tests.ledger.sayings import errand, hazard


def test_reveal_when_reasoned_shows_it_and_the_journal_says_who_and_why(cast):
    entry = hazard(cast["冯灯"], reporter_phone="13800001111")
    assert reveal(shelf["danger"], entry, "reporter_phone", by=cast["陈工"], why="回访报告人") == "13800001111"
    line = JournalLine.objects.get(verb="reveal")
    assert (line.by_name, line.number) == ("陈工", entry.number)
    assert line.change == {"field": "reporter_phone", "why": "回访报告人"}


@pytest.mark.parametrize("name", ["冯灯", "孙立", "苏婉", "卫宁", "韩空"])
def test_reveal_when_the_post_may_not_is_refused_and_not_written(cast, name):
    entry = hazard(cast["冯灯"], reporter_phone="13800001111")
    with pytest.raises(NotAllowed):
        reveal(shelf["danger"], entry, "reporter_phone", by=cast[name], why="看看")
    assert JournalLine.objects.filter(verb="reveal").count() == 0


def test_reveal_when_no_reason_is_given_is_refused(cast):
    entry = hazard(cast["冯灯"], reporter_phone="13800001111")
    with pytest.raises(Refused, match="请写明查看原因"):
        reveal(shelf["danger"], entry, "reporter_phone", by=cast["陈工"], why=" ")


@pytest.mark.parametrize("field", ["place", "number", "pk", "__class__", "town"])
def test_reveal_when_the_field_is_not_private_is_refused(cast, field):
    with pytest.raises(NotAllowed):
        reveal(shelf["danger"], hazard(cast["冯灯"]), field, by=cast["陈工"], why="看看")


def test_reveal_when_the_field_is_guarded_is_refused_to_those_who_may_not_read_it(cast):
    """何伟 handles the errand and may see its phone; who sent it in is for the hotline alone."""
    entry = errand(cast["苏婉"], caller="欧阳晚晴", phone="13800001111")
    assert reveal(shelf["errand"], entry, "phone", by=cast["何伟"], why="联系") == "13800001111"
    assert reveal(shelf["errand"], entry, "caller", by=cast["苏婉"], why="核对") == "欧阳晚晴"
    with pytest.raises(NotAllowed):
        reveal(shelf["errand"], entry, "caller", by=cast["何伟"], why="想知道是谁")


def test_reveal_when_the_entry_is_struck_out_is_refused(cast):
    entry = hazard(cast["冯灯"], reporter_phone="13800001111")
    void(shelf["danger"], entry, by=cast["褚岩"], why="录重")
    entry.refresh_from_db()
    with pytest.raises(NotAllowed):
        reveal(shelf["danger"], entry, "reporter_phone", by=cast["陈工"], why="看看")


def test_note_export_when_a_list_leaves_says_which_and_how_long(cast):
    note_export(shelf["danger"], "2025年 东埇村", 3, by=cast["陈工"])
    line = JournalLine.objects.get()
    assert (line.verb, line.book, line.entry) == ("export", "danger", None)
    assert line.change == {"list": "2025年 东埇村", "rows": 3}
