"""What the petition regulations (信访工作条例) ask, article by article."""

from datetime import date
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.ledger import clocks
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, reveal, take
from taizhang.ledger.verbs.stepping import hands_of
from taizhang.town.actor import Actor
from tests.cast import Cast

BOOK = shelf["petition"]
DAY = date(2025, 3, 3)
MADE = {
    "channel": "来访",
    "registered_on": "2025-03-03",
    "area": "东埇村",
    "petitioner": "甘大同",
    "phone": "13800000061",
    "title": "青苗补偿未到账",
    "content": "修路占了秧田，补偿没有收到",
    "category": "征地拆迁",
}
ACCEPTED = {"kind": "申诉求决", "office": "规建办", "accepted_on": "2025-03-05", "notice_way": "当场书面"}
REVIEW_ASKED = {"review_asked_on": "2025-04-10", "reviewer": "石泉县人民政府"}


def made(by: Actor, day: date = DAY, **more: Any) -> Any:
    with clock.at(day):
        return open_entry(BOOK, {**MADE, **more}, by=by)


def step(key: str, entry: Any, by: Actor, day: date, **given: Any) -> Any:
    with clock.at(day):
        return take(BOOK, key, entry, given, by=by)


def handling(cast: Cast, **more: Any) -> Any:
    return step("accept", made(cast["章访"], **more), cast["章访"], date(2025, 3, 5), **ACCEPTED)


def delivered(cast: Cast, **more: Any) -> Any:
    """Decided on 17 March, delivered on 20 March."""
    day = date(2025, 3, 17)
    entry = step("draft", handling(cast, **more), cast["何伟"], day, conclusion="解释说明", opinion="以核定为准")
    entry = step("sign", entry, cast["赵恒"], day, opinion_no="青信处〔2025〕1号")
    return step("deliver", entry, cast["何伟"], date(2025, 3, 20), delivered_on="2025-03-20", delivery_way="直接送达")


def reviewed(cast: Cast) -> Any:
    """The review's opinion was delivered on 20 April."""
    entry = step("ask_review", delivered(cast), cast["章访"], date(2025, 4, 10), **REVIEW_ASKED)
    given = {"review_result": "维持", "review_opinion": "无误", "review_no": "1号", "review_delivered_on": "2025-04-20"}
    return step("review", entry, cast["裴复"], date(2025, 4, 20), **given)


def due(entry: Any, key: str) -> date:
    return clock.local_day(next(c for c in clocks.running(entry.pk) if c.key == key).due_at)


def refused(key: str, entry: Any, by: Actor, day: date, **given: Any) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        step(key, entry, by, day, **given)
    return [(p.field, p.basis) for p in caught.value.problems if p.blocks]


def test_article_20_when_six_represent_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as caught:
        made(cast["章访"], people="9", representatives="6")
    assert [(p.field, p.basis) for p in caught.value.problems] == [("representatives", "信访工作条例第二十条")]
    assert made(cast["章访"], people="9", representatives="5").representatives == 5


def test_article_22_when_registered_is_routed_within_15_days_of_registration(cast: Cast) -> None:
    assert due(made(cast["章访"], date(2025, 3, 6)), "route") == date(2025, 3, 18)


def test_article_23_when_sent_from_above_may_be_given_back_within_5_working_days(cast: Cast) -> None:
    assert due(made(cast["章访"], channel="上级转送"), "object") == date(2025, 3, 10)
    assert [c.key for c in clocks.running(made(cast["章访"]).pk)] == ["route"]


def test_article_28_when_the_office_must_keep_out_is_refused(cast: Cast) -> None:
    entry = made(cast["章访"], avoided="规建办")
    found = refused("accept", entry, cast["章访"], date(2025, 3, 5), **ACCEPTED)
    assert found == [("office", "信访工作条例第二十八条")]


def test_article_29_when_it_is_a_proposal_is_not_accepted_as_a_claim(cast: Cast) -> None:
    given = ACCEPTED | {"kind": "建议意见"}
    found = refused("accept", made(cast["章访"]), cast["章访"], date(2025, 3, 5), **given)
    assert found == [("kind", "信访工作条例第二十九条")]


def test_article_34_when_accepted_counts_sixty_days_from_acceptance(cast: Cast) -> None:
    assert due(handling(cast), "decide") == date(2025, 5, 4)


def test_article_34_when_extended_twice_gives_thirty_days_in_all(cast: Cast) -> None:
    given = {"extension_reason": "等待核定", "extension_told_on": "2025-03-10"}
    entry = step("extend", handling(cast), cast["赵恒"], date(2025, 3, 10), extended_days="20", **given)
    basis = "信访工作条例第三十四条"
    found = refused("extend", entry, cast["赵恒"], date(2025, 3, 10), extended_days="11", **given)
    assert found == [("extended_days", basis)]
    entry = step("extend", entry, cast["赵恒"], date(2025, 3, 10), extended_days="10", **given)
    assert due(entry, "decide") == date(2025, 6, 3)


def test_article_34_when_the_time_is_over_is_not_extended(cast: Cast) -> None:
    given = {"extension_reason": "等待核定", "extension_told_on": "2025-05-06", "extended_days": "5"}
    basis = "信访工作条例第三十四条"
    assert refused("extend", handling(cast), cast["赵恒"], date(2025, 5, 6), **given) == [("extended_days", basis)]


@pytest.mark.parametrize(("asked", "taken"), [("2025-04-19", True), ("2025-04-20", False)])
def test_article_35_when_a_review_is_asked_after_thirty_days_is_refused(cast: Cast, asked: str, taken: bool) -> None:
    entry, given = delivered(cast), REVIEW_ASKED | {"review_asked_on": asked}
    if taken:
        assert due(step("ask_review", entry, cast["章访"], date(2025, 4, 21), **given), "review") == date(2025, 5, 19)
    else:
        found = refused("ask_review", entry, cast["章访"], date(2025, 4, 21), **given)
        assert found == [("review_asked_on", "信访工作条例第三十五条")]


def test_article_35_when_the_window_is_open_only_the_petitioner_closes_it(cast: Cast) -> None:
    entry = delivered(cast)
    found = refused("close", entry, cast["章访"], date(2025, 4, 19), satisfied="否")
    assert found == [("satisfied", "信访工作条例第三十五条")]
    assert step("close", entry, cast["章访"], date(2025, 4, 20), satisfied="否").state == "closed"


@pytest.mark.parametrize(("asked", "taken"), [("2025-05-20", True), ("2025-05-21", False)])
def test_article_36_when_a_recheck_is_asked_after_thirty_days_is_refused(cast: Cast, asked: str, taken: bool) -> None:
    entry, given = reviewed(cast), {"recheck_asked_on": asked, "rechecker": "市人民政府"}
    if taken:
        done = step("ask_recheck", entry, cast["章访"], date(2025, 5, 21), **given)
        assert due(done, "recheck") == date(2025, 6, 19)
    else:
        found = refused("ask_recheck", entry, cast["章访"], date(2025, 5, 21), **given)
        assert found == [("recheck_asked_on", "信访工作条例第三十六条")]


def test_article_36_when_heard_the_hearing_is_left_out(cast: Cast) -> None:
    given = {"recheck_asked_on": "2025-05-01", "rechecker": "市人民政府"}
    entry = step("ask_recheck", reviewed(cast), cast["裴复"], date(2025, 5, 1), **given)
    assert due(entry, "recheck") == date(2025, 5, 31)
    step("hear", entry, cast["裴复"], date(2025, 5, 10), heard_on="2025-05-10")
    entry = step("heard", entry, cast["裴复"], date(2025, 5, 17), hearing="双方到场")
    assert due(entry, "recheck") == date(2025, 6, 7)


def test_article_36_when_rechecked_the_same_matter_is_not_taken_again(cast: Cast) -> None:
    given = {"recheck_asked_on": "2025-05-01", "rechecker": "市人民政府"}
    first = step("ask_recheck", reviewed(cast), cast["章访"], date(2025, 5, 1), **given)
    step("recheck", first, cast["章访"], date(2025, 5, 20), recheck_result="维持", recheck_no="1号")
    again = made(cast["章访"], date(2025, 6, 3), registered_on="2025-06-03", repeat_of=first.number)
    day, accepted = date(2025, 6, 4), ACCEPTED | {"accepted_on": "2025-06-04"}
    found = refused("accept", again, cast["章访"], day, **accepted)
    assert found == [("repeat_of", "信访工作条例第三十六条")]


def test_repeat_when_the_same_petitioner_is_one_matter_and_counted(cast: Cast) -> None:
    first = made(cast["章访"])
    again = made(cast["章访"], title="又来问补偿", repeat_of=first.number)
    rows = BOOK.visible_to(cast["章访"])
    year = Period.parse("2025")
    assert again.matter == first.matter
    assert [BOOK.measure(k).value(rows, year) for k in ("registered", "matters", "repeated")] == [2, 1, 1]
    with pytest.raises(Refused) as caught:
        made(cast["章访"], petitioner="公孙田", phone="13800000099", repeat_of=first.number)
    assert [p.field for p in caught.value.problems if p.blocks] == ["repeat_of"]


def test_repeat_when_the_first_is_out_of_sight_is_not_pointed_at(cast: Cast) -> None:
    first = made(cast["章访"])
    with pytest.raises(Refused) as caught:
        made(cast["苏婉"], repeat_of=first.number)
    assert [p.field for p in caught.value.problems] == ["repeat_of"]


def test_backlog_when_not_accepted_above_does_not_close(cast: Cast) -> None:
    plan = {"backlog_no": "1号", "backlog_cause": "久拖", "plan": "补档", "resolve_by": "2025-06-30"}
    entry = step("list", delivered(cast), cast["孙立"], date(2025, 3, 21), backlog_leader="孙立", **plan)
    entry = step("backlog_report", entry, cast["孙立"], date(2025, 4, 1), backlog_note="找到旧档")
    entry = step("backlog_report", entry, cast["章访"], date(2025, 4, 9), backlog_note="已补发")
    assert entry.backlog_log == "2025-04-01 孙立：找到旧档\n2025-04-09 章访：已补发"
    assert refused("close", entry, cast["章访"], date(2025, 4, 10), satisfied="是") == [("struck_on", "")]
    struck = {"solution": "事项解决", "struck_by": "石泉县信访局", "struck_on": "2025-04-10"}
    entry = step("strike", entry, cast["章访"], date(2025, 4, 10), **struck)
    assert step("close", entry, cast["章访"], date(2025, 4, 10), satisfied="是").state == "closed"


@pytest.mark.parametrize(("who", "seen", "knows"), [
    ("章访", True, True), ("何伟", True, True), ("赵恒", True, True), ("裴复", True, True), ("孙立", True, False),
    ("林岚", False, False), ("郑阿水", False, False), ("苏婉", False, False), ("蒋习", False, False),
])  # fmt: skip
def test_petitioner_when_read_is_known_to_the_desk_and_the_handlers_alone(
    cast: Cast, who: str, seen: bool, knows: bool
) -> None:
    entry = handling(cast)
    assert BOOK.visible_to(cast[who]).filter(pk=entry.pk).exists() is seen
    assert ("petitioner" not in BOOK.hidden(cast[who], entry, hands_of(BOOK, entry))) is knows


def test_article_30_when_diverted_nobody_reads_the_content_and_the_accused_not_even_that(
    cast: Cast,
) -> None:
    entry = step("divert", handling(cast), cast["章访"], date(2025, 3, 6), avoided="规建办")
    assert [n for n in ("何伟", "赵恒", "章访") if BOOK.visible_to(cast[n]).filter(pk=entry.pk).exists()] == ["章访"]
    assert entry.content == "已转检举控告，内容不再显示"
    with pytest.raises(NotAllowed):
        reveal(BOOK, entry, "petitioner", by=cast["章访"], why="想看")
