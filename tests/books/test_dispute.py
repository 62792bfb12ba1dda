"""What the law of mediation asks of a dispute, article by article, and who may read what was said."""

from datetime import date
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.ledger import clocks, desk, sweep
from taizhang.ledger.models import JournalLine, Notice
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, reveal, take
from taizhang.ledger.verbs.stepping import hands_of
from taizhang.town.actor import Actor
from taizhang.town.models import Town
from tests.cast import Cast

BOOK = shelf["dispute"]
DAY = date(2025, 3, 3)
LAST = date(2025, 4, 2)  # the thirtieth day after an agreement of 2025-03-03
MADE = {
    "source_kind": "群众申请",
    "registered_on": "2025-03-03",
    "area": "东埇村",
    "title": "排水沟改道淹了菜地",
    "content": "雨水流进菜地，要求恢复原状",
    "kind": "邻里",
    "party_a": "甘大同",
    "phone_a": "13800000051",
    "party_b": "申屠安",
}
ACCEPTED = {"accepted_on": "2025-03-03", "willing": "是", "mediators": "穆和"}
AGREED = {
    "form": "书面",
    "terms": "十日内恢复原沟并补偿八百元",
    "effective_on": "2025-03-03",
    "perform_by": "2025-05-30",
    "agreement_no": "青调〔2025〕1号",
    "signed": "是",
}
APPLIED = {"applied_on": "2025-03-10", "jointly": "是", "court": "石泉县人民法院"}


def step(key: str, entry: Any, by: Actor, day: date = DAY, **given: Any) -> Any:
    with clock.at(day):
        return take(BOOK, key, entry, given, by=by)


def routed(cast: Cast, **more: Any) -> Any:
    with clock.at(DAY):
        made = open_entry(BOOK, {**MADE, **more}, by=cast["顾治"])
    return step("route", made, cast["方法"], route="人民调解")


def mediating(cast: Cast, **more: Any) -> Any:
    return step("accept", routed(cast, **more), cast["方法"], **ACCEPTED)


def agreed(cast: Cast, **more: Any) -> Any:
    return step("agree", mediating(cast, **more), cast["穆和"], **AGREED)


def refused(key: str, entry: Any, by: Actor, day: date = DAY, **given: Any) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        step(key, entry, by, day, **given)
    return [(p.field, p.basis) for p in caught.value.problems]


def test_mediation_law_17_when_one_side_refuses_bars_mediation(cast: Cast) -> None:
    given = ACCEPTED | {"willing": "否"}
    assert refused("accept", routed(cast), cast["方法"], **given) == [("willing", "人民调解法第十七条")]


def test_mediation_law_23_when_the_mediator_is_recused_is_refused(cast: Cast) -> None:
    given = ACCEPTED | {"recused": "穆和", "recuse_why": "亲属"}
    assert refused("accept", routed(cast), cast["方法"], **given) == [("mediators", "人民调解法第二十三条")]


def test_mediation_law_26_when_it_fails_the_way_is_told(cast: Cast) -> None:
    found = refused("fail", mediating(cast), cast["穆和"], failure="达不成协议")
    assert [field for field, _ in found] == ["told"]


def test_mediation_law_28_when_an_oral_agreement_has_no_terms_is_refused(cast: Cast) -> None:
    given = AGREED | {"form": "口头", "terms": ""}
    assert {f for f, _ in refused("agree", mediating(cast), cast["穆和"], **given)} == {"terms"}


def test_mediation_law_29_when_a_written_agreement_is_not_signed_is_refused(cast: Cast) -> None:
    given = AGREED | {"signed": "否"}
    assert refused("agree", mediating(cast), cast["穆和"], **given) == [("signed", "人民调解法第二十九条")]


def test_mediation_law_33_when_one_party_alone_asks_the_court_is_refused(cast: Cast) -> None:
    given = APPLIED | {"jointly": "否"}
    found = refused("apply", agreed(cast), cast["方法"], date(2025, 3, 10), **given)
    assert found == [("jointly", "人民调解法第三十三条")]


@pytest.mark.parametrize(("asked", "taken"), [("2025-04-02", True), ("2025-04-03", False)])
def test_procedure_law_205_when_the_thirty_days_are_over_is_refused(cast: Cast, asked: str, taken: bool) -> None:
    entry = agreed(cast)
    given = APPLIED | {"applied_on": asked}
    if taken:
        assert step("apply", entry, cast["方法"], date(2025, 4, 10), **given).state == "confirming"
    else:
        basis = "人民调解法第三十三条、民事诉讼法第二百零五条"
        assert refused("apply", entry, cast["方法"], date(2025, 4, 10), **given) == [("applied_on", basis)]


def test_procedure_law_85_when_the_last_day_is_a_rest_day_takes_the_next_working_day(cast: Cast) -> None:
    """2025-03-06 + 30 = 2025-04-05, in the holiday; the working day after it is 2025-04-07. The clock shows the 5th."""
    entry = step("agree", mediating(cast), cast["穆和"], date(2025, 3, 6), **AGREED | {"effective_on": "2025-03-06"})
    due = next(c for c in clocks.running(entry.pk) if c.key == "confirm")
    assert clock.local_day(due.due_at) == date(2025, 4, 5)
    given = APPLIED | {"applied_on": "2025-04-07"}
    assert step("apply", entry, cast["方法"], date(2025, 4, 7), **given).state == "confirming"


def test_confirmation_when_about_marriage_has_no_clock_and_is_not_offered(cast: Cast) -> None:
    entry = agreed(cast, kind="婚姻家庭", status_case="是")
    assert "confirm" not in {c.key for c in clocks.running(entry.pk)}
    with pytest.raises(NotAllowed):
        step("apply", entry, cast["方法"], **APPLIED)


def test_confirmation_clock_when_the_agreement_is_typed_in_late_counts_from_its_effect(cast: Cast) -> None:
    entry = step("agree", mediating(cast), cast["穆和"], date(2025, 3, 20), **AGREED)
    due = next(c for c in clocks.running(entry.pk) if c.key == "confirm")
    assert clock.local_day(due.due_at) == LAST


def test_confirmation_clock_when_it_runs_out_tells_the_leader_five_days_before(cast: Cast, town: Town) -> None:
    entry = agreed(cast)
    rows = Notice.objects.filter(card__entry=entry.pk, clock_key="confirm", post="leader")
    with clock.at(date(2025, 3, 27)):
        sweep.sweep(town)
        assert rows.count() == 0
    with clock.at(date(2025, 3, 28)):
        sweep.sweep(town)
        assert rows.count() == 1
        assert [n.card.entry for n in desk.notices(cast["孙立"])] == [entry.pk]


@pytest.mark.parametrize(("who", "kept"), [("顾治", True), ("方法", True), ("孙立", True), ("穆和", False)])
def test_mediation_law_15_when_somebody_else_reads_the_content_is_hidden(cast: Cast, who: str, kept: bool) -> None:
    entry = agreed(cast)
    hidden = BOOK.hidden(cast[who], entry, hands_of(BOOK, entry))
    assert (hidden & {"record", "session", "terms"}) == ({"record", "session", "terms"} if kept else set())


def test_mediation_law_15_when_the_named_mediator_looks_it_is_journalled_without_the_value(
    cast: Cast,
) -> None:
    entry = agreed(cast)
    assert reveal(BOOK, entry, "terms", by=cast["穆和"], why="回访前核对") == AGREED["terms"]
    line = JournalLine.objects.filter(entry=entry.pk, verb="reveal").get()
    assert line.change == {"field": "terms", "why": "回访前核对"}
    with pytest.raises(NotAllowed):
        reveal(BOOK, entry, "terms", by=cast["顾治"], why="想看")


def test_other_mediator_when_not_named_does_not_see_the_dispute(cast: Cast) -> None:
    entry = mediating(cast)
    assert BOOK.visible_to(cast["左清"]).filter(pk=entry.pk).exists() is False


def test_recused_when_they_hold_another_post_do_not_see_the_dispute(cast: Cast) -> None:
    entry = mediating(cast)
    assert BOOK.visible_to(cast["孙立"]).filter(pk=entry.pk).exists() is True
    given = {"recused": "孙立", "recuse_why": "亲属", "mediators": "穆和"}
    step("recuse", entry, cast["方法"], **given)
    assert BOOK.visible_to(cast["孙立"]).filter(pk=entry.pk).exists() is False
    assert list(desk.readable(cast["孙立"]).filter(entry=entry.pk)) == []


def test_village_cadre_when_it_is_another_village_does_not_see_it(cast: Cast) -> None:
    entry = mediating(cast)
    seen = [n for n in ("郑阿水", "王小满") if BOOK.visible_to(cast[n]).filter(pk=entry.pk).exists()]
    assert seen == ["郑阿水"]
    assert "party_a" in BOOK.hidden(cast["郑阿水"], entry, hands_of(BOOK, entry))


def test_confirmation_clock_when_swept_daily_tells_each_post_on_each_of_its_days(cast: Cast, town: Town) -> None:
    entry = agreed(cast)
    told: dict[str, list[int]] = {}
    for left in range(20, -2, -1):
        with clock.at(date.fromordinal(LAST.toordinal() - left)):
            sweep.sweep(town)
            for notice in Notice.objects.filter(card__entry=entry.pk, clock_key="confirm"):
                told.setdefault(notice.post, []).append(left)
            Notice.objects.all().delete()
    early = [15, 10, 5, 3, 1]
    desk_posts = {"mediator": early, "judicial_clerk": early, "governance_clerk": early}
    assert told == {**desk_posts, "leader": [5, 1], "chief": [-1]}
