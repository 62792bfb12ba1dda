"""Appointing people, and the separation of the three administrators."""

from datetime import date, timedelta

import pytest

from taizhang.base import clock
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.ledger.models import JournalLine
from taizhang.town import posts
from taizhang.town.actor import Actor
from taizhang.town.models import Area, Office, Posting
from taizhang.town.verbs import appoint, end_posting
from tests.town.sayings import why_not


@pytest.fixture
def root(town):
    return Area.objects.get(code=town.code)


@pytest.fixture
def works(town):
    return Office.objects.get(town=town, name="规划建设办公室")


def test_appoint_when_the_administrator_does_it_gives_the_post_from_that_day(cast, people, root, works):
    row = appoint(people["韩空"], "office_clerk", root, works, by=cast["蒋习"], starts_on=date(2023, 3, 6))
    assert (row.post, row.starts_on, row.ends_on) == ("office_clerk", date(2023, 3, 6), None)
    assert Actor.of(people["韩空"], date(2023, 3, 5)).holds == ()
    assert [h.post for h in Actor.of(people["韩空"], date(2023, 3, 6)).holds] == ["office_clerk"]


def test_appoint_when_done_is_in_the_journal_with_who_did_it(cast, people, root, works):
    row = appoint(people["韩空"], "office_clerk", root, works, by=cast["蒋习"], starts_on=date(2023, 3, 6))
    line = JournalLine.objects.get()
    assert (line.verb, line.number, line.by, line.by_name) == ("appoint", "韩空", people["蒋习"].pk, "蒋习")
    assert line.change == {
        "posting": row.pk,
        "username": "hankong",
        "post": "office_clerk",
        "area": "990101101",
        "office": "规划建设办公室",
        "starts_on": "2023-03-06",
        "ends_on": None,
    }


def test_appoint_when_it_changes_the_town_tells_every_process_that_its_copy_is_old(town, cast, people, root):
    before = town.places_version
    appoint(people["韩空"], "leader", root, by=cast["蒋习"])
    town.refresh_from_db()
    assert town.places_version == before + 1


@pytest.mark.parametrize("who", ["苏婉", "周敏", "卫宁", "沈安"])
def test_appoint_when_not_the_administrator_is_refused(who, cast, people, root):
    with pytest.raises(NotAllowed, match="安排“分管领导”由系统管理员办理"):
        appoint(people["韩空"], "leader", root, by=cast[who])
    assert Posting.objects.filter(person=people["韩空"]).count() == 0


@pytest.mark.parametrize("post", ["town_admin", "security_admin", "auditor"])
def test_appoint_when_to_a_post_of_administrator_takes_the_security_administrator(post, cast, people, root):
    with pytest.raises(NotAllowed, match="由安全管理员办理"):
        appoint(people["韩空"], post, root, by=cast["蒋习"])
    assert appoint(people["韩空"], post, root, by=cast["沈安"]).post == post


@pytest.mark.parametrize(
    ("who", "post", "held"),
    [("蒋习", "auditor", "系统管理员"), ("卫宁", "town_admin", "审计管理员"), ("卫宁", "security_admin", "审计管理员")],
)
def test_appoint_when_one_person_would_be_two_administrators_is_refused(who, post, held, cast, people, root):
    said = why_not(appoint, people[who], post, root, by=cast["沈安"])
    assert said == [("post", f"{who}已是{held}：系统、安全、审计三员须由不同的人担任。")]


def test_appoint_when_the_other_post_of_administrator_has_ended_is_taken(cast, people, root):
    held = Posting.objects.get(person=people["卫宁"])
    end_posting(held, by=cast["沈安"], ends_on=date(2023, 1, 31))
    row = appoint(people["卫宁"], "town_admin", root, by=cast["沈安"], starts_on=date(2023, 2, 1))
    assert row.post == "town_admin"


def test_appoint_when_to_oneself_is_refused(cast, people, root):
    with pytest.raises(NotAllowed, match="不能给自己安排任职"):
        appoint(people["蒋习"], "chief", root, by=cast["蒋习"])


def test_appoint_when_the_post_is_held_already_is_refused(cast, people, root):
    said = why_not(appoint, people["孙立"], "leader", root, Office.objects.get(name="党政综合办公室"), by=cast["蒋习"])
    assert said == [("post", "同一时间已经有这个任职，不用再安排。")]


def test_appoint_when_much_is_wrong_says_everything_at_once(cast, people, root):
    day = date(2023, 3, 6)
    said = why_not(
        appoint, people["韩空"], "office_clerk", root, by=cast["蒋习"], starts_on=day, ends_on=day - timedelta(days=1)
    )
    assert said == [
        ("office", "“经办人”要写明在哪个单位，否则收不到派给单位的事项。"),
        ("ends_on", "离任不能早于到任。"),
    ]


def test_appoint_when_over_another_town_is_refused(cast, people, other_town, stranger):
    theirs = Area.objects.get(code=other_town.code + "201")
    said = why_not(appoint, people["韩空"], "village_cadre", theirs, by=cast["蒋习"])
    assert said == [("area", "本镇没有这个辖区，请从列表中选。")]


def test_appoint_when_somebody_of_another_town_is_refused(cast, root, stranger):
    from taizhang.town.models import Person

    with pytest.raises(NotAllowed, match="本镇没有这个人员"):
        appoint(Person.objects.get(username="bs_hankong"), "leader", root, by=cast["蒋习"])


def test_appoint_when_the_machine_room_does_it_is_taken(town, people, root):
    assert appoint(people["韩空"], "security_admin", root, by=Actor.system_of(town)).post == "security_admin"


def test_appoint_when_the_post_is_unknown_is_refused(cast, people, root):
    assert why_not(appoint, people["韩空"], "mayor", root, by=cast["蒋习"]) == [
        ("post", "没有这个岗位，请从列表中选。")
    ]


def test_end_posting_when_given_a_day_holds_until_that_day(cast, people):
    row = end_posting(Posting.objects.get(person=people["孙立"]), by=cast["蒋习"], ends_on=date(2023, 6, 30))
    assert row.ends_on == date(2023, 6, 30)
    assert [h.post for h in Actor.of(people["孙立"], date(2023, 6, 30)).holds] == ["leader"]
    assert Actor.of(people["孙立"], date(2023, 7, 1)).holds == ()


def test_end_posting_when_it_ended_before_is_refused(cast, people):
    with pytest.raises(NotAllowed, match="已在 2022-12-31 结束"):
        end_posting(Posting.objects.get(person=people["杨调"]), by=cast["蒋习"])


def test_end_posting_when_before_its_start_is_refused(cast, people):
    said = why_not(end_posting, Posting.objects.get(person=people["孙立"]), by=cast["蒋习"], ends_on=date(2019, 1, 1))
    assert said == [("ends_on", "离任不能早于到任（2020-01-01）。")]


def test_end_posting_when_own_is_refused(cast, people):
    with pytest.raises(NotAllowed, match="不能结束自己的任职"):
        end_posting(Posting.objects.get(person=people["沈安"]), by=cast["沈安"])


def test_end_posting_when_of_the_last_administrator_is_refused(town, cast, people):
    Posting.objects.filter(person=people["全能"]).delete()
    said = why_not(end_posting, Posting.objects.get(person=people["蒋习"]), by=cast["沈安"])
    assert said == [("ends_on", "蒋习是最后一位系统管理员，请先安排接任的人。")]


def test_end_posting_when_a_successor_is_there_is_taken(town, cast, people, root):
    Posting.objects.filter(person=people["全能"]).delete()
    appoint(people["韩空"], posts.TOWN_ADMIN.key, root, by=cast["沈安"])
    row = end_posting(Posting.objects.get(person=people["蒋习"]), by=cast["沈安"])
    assert row.ends_on == clock.today()


def test_appoint_when_refused_leaves_no_line(cast, people, root):
    with pytest.raises(Refused):
        appoint(people["韩空"], "office_clerk", root, by=cast["蒋习"])
    assert JournalLine.objects.count() == 0
