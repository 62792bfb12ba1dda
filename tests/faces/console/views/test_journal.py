"""The journal on screen: what it says, what it keeps to itself, and its seals."""

from datetime import timedelta

import pytest

from taizhang.base import clock
from taizhang.ledger.models import DaySeal, JournalLine
from taizhang.ledger.sealing import seal_all
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import amend

pytestmark = pytest.mark.django_db
BOOK = shelf["danger"]


def test_the_journal_of_the_town_when_read_names_what_changed_and_not_to_what(browser, hazard, cast):
    entry = hazard("东埇市场")
    amend(BOOK, entry, {"place": "东埇码头栈桥"}, by=cast["陈工"], why="地点写错")
    page = browser("卫宁").get("/journal")
    first = page.context["days"][0]["lines"][0]
    assert (first["who"], first["what"], first["reason"], first["changes"]) == (
        "陈工", "修改了内容", "地点写错", [{"label": "改动", "before": "", "after": "隐患地点"}],
    )  # fmt: skip
    assert ("东埇码头栈桥" in page.content.decode(), first["url"]) == (False, "")


def test_the_journal_of_an_entry_when_read_masks_private_values(browser, hazard, cast):
    entry = hazard()
    amend(BOOK, entry, {"reporter_phone": "13900139000"}, by=cast["陈工"], why="号码写错")
    page = browser("陈工").get(f"/entries/{entry.pk}/journal").content.decode()
    assert ("139****9000" in page, "13900139000" in page, "13800138000" in page) == (True, False, False)


def test_days_when_sealed_are_green_and_when_altered_red(browser, hazard, town):
    with clock.at(clock.today() - timedelta(days=2)):
        hazard("甲")
    hazard("乙")
    seal_all(town)
    visitor = browser("卫宁")
    words = [d["sealed"]["word"] for d in visitor.get("/journal").context["days"]]
    assert words == ["今日未封", "已封存"]
    DaySeal.objects.filter(last_seq__gt=0).update(lines=7)
    words = [(d["sealed"]["word"], d["sealed"]["ok"]) for d in visitor.get("/journal").context["days"]]
    assert words == [("今日未封", False), ("封印不符", False)]


def test_the_chain_when_checked_says_whether_it_holds(browser, hazard):
    hazard()
    visitor = browser("卫宁")
    assert visitor.get("/journal?check=1").context["verified"]["ok"] is True
    JournalLine.objects.filter(seq=1).update(by_name="别人")
    verified = visitor.get("/journal?check=1").context["verified"]
    assert (verified["ok"], "日志第 1 行" in verified["text"]) == (False, True)


def test_lines_when_narrowed_are_those_asked_for(browser, hazard, cast):
    a, b = hazard("甲"), hazard("乙")
    amend(BOOK, a, {"place": "丙"}, by=cast["陈工"], why="改")

    def lines(query: str) -> list[tuple[str, str]]:
        days = browser("卫宁").get(f"/journal?{query}").context["days"]
        return [(line["who"], line["number"]) for d in days for line in d["lines"]]

    assert lines("verb=amend") == [("陈工", a.number)]
    assert lines(f"number={b.number}") == [("全能", b.number)]
    assert lines("who=陈工") == [("陈工", a.number)]
    assert lines(f"at_to={clock.today() - timedelta(days=1)}") == []


def test_lines_when_many_are_paged_by_key(browser, hazard):
    from taizhang.ledger import journal
    from taizhang.town.actor import Actor

    hazard()
    actor = Actor.system_of(hazard("乙").town)
    journal.append([journal.Said("remind", {"n": n}) for n in range(120)], by=actor)
    visitor = browser("卫宁")
    first = visitor.get("/journal").context
    second = visitor.get("/journal" + first["paging"]["next"]).context
    seqs = [line["seq"] for page in (first, second) for d in page["days"] for line in d["lines"]]
    assert seqs == list(range(122, 0, -1))
