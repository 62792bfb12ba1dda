"""How an answer is read: the same from a form, a sheet and a story. Absent is not empty; every problem at its field."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.datastructures import MultiValueDict

from taizhang.base import clock
from taizhang.ledger.asking import questions, read
from taizhang.ledger.shelf import shelf
from taizhang.town.models import Office, Person
from tests.books_fixture.models import Errand
from tests.ledger.sayings import errand


@pytest.fixture
def ask(everyone):
    """Reads answers to some fields of the errand's form."""

    def asked(given, required=frozenset(), held=None):
        return read(questions(Errand, tuple(given) or ("title",), everyone.places), given, frozenset(required), held)

    return asked


@pytest.mark.parametrize("said", ["2025-03-03 09:30", "2025/03/03 09:30", "2025年03月03日 09:30", "2025-03-03T09:30"])
def test_instant_when_written_in_any_usual_way_is_the_same(ask, said):
    values, problems = ask({"received_at": said})
    assert (values["received_at"], problems) == (
        clock.instant(date(2025, 3, 3), clock.MIDNIGHT.replace(hour=9, minute=30)),
        [],
    )


@pytest.mark.parametrize("said", ["2025-03-03", "2025/3/3", "2025.3.3", "2025年3月3日"])
def test_day_when_written_in_any_usual_way_is_the_same(ask, said):
    assert ask({"promised_on": said}) == ({"promised_on": date(2025, 3, 3)}, [])


@pytest.mark.parametrize(
    ("name", "said", "sentence"),
    [
        ("promised_on", "昨天", "“约定日期”看不懂“昨天”，请写成 2023-11-10 这样的日期。"),
        ("promised_on", "2025-02-30", "“约定日期”看不懂“2025-02-30”，请写成 2023-11-10 这样的日期。"),
        ("kind", "骂人", "“性质”没有“骂人”这一项，可填：咨询、投诉。"),
        ("area", "南村", "本镇没有“南村”，请从列表中选村（社区）。"),
        ("office", "税务所", "本镇没有名为“税务所”的单位，请从列表中选。"),
        ("helpers", "平安办、税务所", "没有名为“税务所”的单位，请从列表中选。"),
        ("visitors", "无名氏", "本镇人员中没有“无名氏”，请从列表中选。"),
        ("title", "", "请填写“事由”。"),
    ],
)
def test_answer_when_it_cannot_be_read_says_what_to_do(ask, name, said, sentence):
    values, problems = ask({name: said})
    assert [(p.field, p.message) for p in problems] == [(name, sentence)]
    assert name not in values


def test_choice_when_given_by_its_word_or_its_key_is_the_same(ask):
    assert ask({"kind": "投诉"})[0] == ask({"kind": "complain"})[0] == {"kind": "complain"}


def test_offices_when_given_by_names_short_names_or_keys_are_the_same(ask, town):
    pks = [Office.objects.get(town=town, short=n).pk for n in ("平安办", "公服办")]
    for said in ("平安办、公服办", "平安法治办公室，公共服务办公室", [str(pk) for pk in pks]):
        assert ask({"helpers": said}) == ({"helpers": pks}, [])


def test_people_when_two_share_a_name_are_asked_for_by_sign_in_name(ask, town):
    Person.objects.create(username="zhengshui2", name="郑阿水", town=town)
    everyone = Person.objects.get(username="zhengshui")
    town.places_version += 1
    from taizhang.town.places import places

    fields = questions(Errand, ("visitors",), places(town))
    assert "2 位“郑阿水”" in read(fields, {"visitors": "郑阿水"})[1][0].message
    assert read(fields, {"visitors": "zhengshui"}) == ({"visitors": [everyone.pk]}, [])


def test_number_when_left_empty_is_its_default_and_not_nothing(ask):
    assert ask({"amount": "", "heads": ""})[0] == {"amount": Decimal(0), "heads": 0}
    assert ask({"added": ""})[0] == {"added": None}


def test_box_when_not_in_a_web_form_is_unticked_and_elsewhere_not_asked(everyone):
    fields = questions(Errand, ("urgent",), everyone.places)
    assert read(fields, MultiValueDict()) == ({"urgent": False}, [])
    assert read(fields, {}) == ({}, [])
    for said, meant in (("是", True), ("否", False), ("0", False), ("on", True)):
        assert read(fields, {"urgent": said})[0] == {"urgent": meant}


def test_required_when_absent_is_a_problem_only_where_it_is_asked_for(everyone, cast):
    fields = questions(Errand, ("answer", "title"), everyone.places)
    held = errand(cast["苏婉"])
    assert [p.field for p in read(fields, {}, frozenset({"answer"}), held)[1]] == ["answer"]
    assert read(fields, {}, frozenset(), held) == ({}, [])
    assert [p.field for p in read(fields, {"title": "甲"})[1]] == []


def test_questions_when_asked_again_are_made_once(everyone):
    names = shelf["errand"].form_fields
    assert questions(Errand, names, everyone.places) is questions(Errand, names, everyone.places)


def test_private_value_when_its_mask_comes_back_is_left_as_it_is(everyone, cast):
    held = errand(cast["苏婉"], phone="13800001111")
    fields = questions(Errand, ("phone",), everyone.places)
    assert read(fields, {"phone": "138****1111"}, frozenset(), held) == ({}, [])
    assert read(fields, {"phone": "13900002222"}, frozenset(), held)[0]["phone"] == "13900002222"
