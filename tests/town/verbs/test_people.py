"""The roll of people and their passwords."""

import pytest

from taizhang.base.refusal import NotAllowed
from taizhang.ledger.models import JournalLine
from taizhang.town.models import Person, Posting
from taizhang.town.verbs import (
    add_person,
    change_password,
    change_person,
    deactivate,
    note_unlock,
    reactivate,
    reset_password,
)
from tests.cast import PASSWORD
from tests.town.sayings import why_not


def test_add_person_when_done_gives_a_password_for_the_first_sign_in_only(cast):
    person, password = add_person("tianmiao", " 田苗 ", "13800001234", by=cast["蒋习"])
    held = Person.objects.get(username="tianmiao")
    assert (held.pk, held.name, held.must_change_password, held.is_active) == (person.pk, "田苗", True, True)
    assert held.check_password(password)
    assert (str(held.phone), held.phone.reveal()) == ("138****1234", "13800001234")


def test_add_person_when_done_tells_the_journal_neither_password_nor_telephone(cast):
    person, password = add_person("tianmiao", "田苗", "13800001234", by=cast["蒋习"])
    line = JournalLine.objects.get()
    assert (line.verb, line.number, line.change) == (
        "add_person",
        "田苗",
        {"person": person.pk, "username": "tianmiao"},
    )


def test_add_person_when_the_name_is_taken_or_odd_is_refused(cast):
    assert why_not(add_person, "SuWan", "", by=cast["蒋习"]) == [
        ("name", "请填写姓名。"),
        ("username", "这个登录名已有人使用，请换一个。"),
    ]
    said = [("username", "登录名以字母开头，3 至 40 个字母、数字、点或横线。")]
    for odd in ("苏婉", "a b", "1abc", "ab", "a" * 41):
        assert why_not(add_person, odd, "某", by=cast["蒋习"]) == said


@pytest.mark.parametrize("who", ["苏婉", "沈安", "卫宁"])
def test_add_person_when_not_the_administrator_is_refused(who, cast):
    with pytest.raises(NotAllowed, match="新建人员由系统管理员办理"):
        add_person("tianmiao", "田苗", by=cast[who])


def test_one_time_passwords_when_made_differ_and_read_unmistakably(cast, people):
    made = {reset_password(people["苏婉"], by=cast["蒋习"]) for _ in range(20)}
    assert len(made) == 20
    assert {len(p) for p in made} == {14}
    assert set("".join(made)) & set("01ilo") == set()


def test_change_password_when_all_is_well_takes_the_new_one(cast, people):
    reset = reset_password(people["苏婉"], by=cast["蒋习"])
    person = change_password(reset, "山泉叮咚响-8848", by=cast["苏婉"])
    assert (person.must_change_password, person.check_password("山泉叮咚响-8848")) == (False, True)


def test_change_password_when_the_old_one_is_wrong_says_so(cast):
    assert why_not(change_password, "不是这个", "山泉叮咚响-8848", by=cast["苏婉"]) == [("old", "现在的密码不对。")]


def test_change_password_when_weak_says_every_reason(cast):
    assert why_not(change_password, PASSWORD, "12345678", by=cast["苏婉"]) == [
        ("new", "新密码至少 10 个字。"),
        ("new", "这个密码太常见，一猜就中，请换一个。"),
        ("new", "新密码不能全是数字。"),
    ]


def test_change_password_when_like_the_sign_in_name_is_refused(cast, people):
    said = why_not(change_password, PASSWORD, "zhengshui123", by=cast["郑阿水"])
    assert said == [("new", "新密码不能与登录名或姓名相近。")]


def test_change_password_when_the_same_is_refused(cast):
    assert why_not(change_password, PASSWORD, PASSWORD, by=cast["苏婉"]) == [("new", "新密码要与现在的不同。")]


def test_reset_password_when_of_an_administrator_takes_the_security_administrator(cast, people):
    with pytest.raises(NotAllowed, match="由安全管理员办理"):
        reset_password(people["卫宁"], by=cast["蒋习"])
    password = reset_password(people["卫宁"], by=cast["沈安"])
    assert Person.objects.get(pk=people["卫宁"].pk).check_password(password)


def test_reset_password_when_own_is_refused(cast, people):
    with pytest.raises(NotAllowed, match="不能重置自己的密码"):
        reset_password(people["沈安"], by=cast["沈安"])


def test_change_person_when_the_telephone_is_left_out_keeps_it(cast):
    person, _ = add_person("tianmiao", "田苗", "13800001234", by=cast["蒋习"])
    held = change_person(person, "田禾苗", by=cast["蒋习"])
    assert (held.name, Person.objects.get(pk=person.pk).phone.reveal()) == ("田禾苗", "13800001234")


def test_deactivate_when_done_keeps_the_person_and_the_postings(cast, people):
    deactivate(people["苏婉"], by=cast["蒋习"], why="调离")
    held = Person.objects.get(pk=people["苏婉"].pk)
    assert (held.is_active, held.postings.count()) == (False, 1)
    line = JournalLine.objects.get()
    assert (line.verb, line.change) == ("deactivate", {"username": "suwan", "why": "调离"})


def test_deactivate_when_no_reason_is_given_is_refused(cast, people):
    assert why_not(deactivate, people["苏婉"], by=cast["蒋习"], why=" ") == [("why", "请写明停用原因。")]


def test_deactivate_when_oneself_is_refused(cast, people):
    with pytest.raises(NotAllowed, match="不能停用自己"):
        deactivate(people["沈安"], by=cast["沈安"], why="不干了")


def test_deactivate_when_the_last_active_administrator_is_refused(cast, people):
    Posting.objects.filter(person=people["全能"]).delete()
    said = why_not(deactivate, people["蒋习"], by=cast["沈安"], why="调离")
    assert said == [("why", "蒋习是最后一位系统管理员，请先安排接任的人。")]


def test_reactivate_when_done_gives_a_new_password(cast, people):
    deactivate(people["苏婉"], by=cast["蒋习"], why="借调")
    person, password = reactivate(people["苏婉"], by=cast["蒋习"])
    assert (person.is_active, person.must_change_password, person.check_password(password)) == (True, True, True)


def test_verbs_when_the_person_is_of_another_town_say_there_is_none(cast, stranger):
    theirs = Person.objects.get(username="bs_suwan")
    for verb in (
        lambda: reset_password(theirs, by=cast["蒋习"]),
        lambda: deactivate(theirs, by=cast["蒋习"], why="x"),
        lambda: change_person(theirs, "某", by=cast["蒋习"]),
        lambda: note_unlock(theirs, by=cast["蒋习"]),
    ):
        with pytest.raises(NotAllowed, match="本镇没有这个人员"):
            verb()
    assert JournalLine.objects.count() == 0
