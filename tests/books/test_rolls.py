"""Sheets of old years: who has left comes in as gone, nobody is invented, nobody is lost."""

from datetime import date

from taizhang.base import clock
from taizhang.base.period import Period, Unit
from taizhang.ledger.intake import Answers, Plan, commit, plan
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import take
from taizhang.town.actor import Actor
from tests.cast import Cast

RESIDENTS, HOUSES = shelf["resident"], shelf["household"]
HEAD = "称呼,居民姓名,身份证号,所属辖区,状态,迁出日期"
DAY = date(2025, 6, 2)
# Synthetic numbers: the area code is of the standard's own examples.
IDS = ("11010519491231002X", "440524188001010014")


def brought(by: Actor, *rows: str, head: str = HEAD, **said: str) -> Plan:
    with clock.at(DAY):
        made = plan(RESIDENTS, "\n".join([head, *rows]).encode(), "旧册.csv", Answers(said=said), by=by)
        if not made.why_not:
            commit(made, by=by)
    return made


def roll() -> list[tuple[str, str, date | None]]:
    return list(RESIDENTS.model.objects.order_by("number").values_list("label", "state", "left_on"))


def test_old_sheet_when_it_names_people_who_left_keeps_them_as_gone(cast: Cast) -> None:
    brought(
        cast["郑阿水"],
        "陈先生,陈上榕,,东埇村,在册,",
        "李女士,李秋菊,,东埇村,已迁出,2019-05-01",
        "欧阳先生,欧阳平,,东埇村,已去世,2020-01-02",
    )
    assert roll() == [
        ("陈先生", "listed", None),
        ("李女士", "moved", date(2019, 5, 1)),
        ("欧阳先生", "dead", date(2020, 1, 2)),
    ]
    gone = RESIDENTS.model.objects.get(label="李女士")
    assert clock.local_day(gone.closed_at) == date(2019, 5, 1)
    year = Period.containing(Unit.YEAR, DAY)
    assert RESIDENTS.measure("listed").value(RESIDENTS.visible_to(cast["郑阿水"]), year) == 1


def test_old_sheet_when_it_does_not_know_the_day_invents_none(cast: Cast) -> None:
    made = brought(cast["郑阿水"], "李女士,李秋菊,,东埇村,已迁出,")
    assert [(f.blocks, f.message[:14]) for f in made.faults] == [(False, "没有写迁出或去世日期，先空着")]
    assert roll() == [("李女士", "moved", None)]
    entry = RESIDENTS.model.objects.get()
    with clock.at(DAY):
        take(RESIDENTS, "date", entry, {"left_on": "2018-03-04"}, by=cast["郑阿水"])
    assert roll() == [("李女士", "moved", date(2018, 3, 4))]


def test_old_sheet_when_it_does_not_say_how_somebody_left_asks(cast: Cast) -> None:
    made = brought(cast["郑阿水"], "李女士,李秋菊,,东埇村,,2019-05-01")
    assert [(f.blocks, f.message) for f in made.faults] == [
        (True, "写了迁出或去世日期，请在“状态”一列写明是已迁出还是已去世。")
    ]
    assert roll() == []


def test_word_for_leaving_when_it_is_not_ours_is_asked_once_for_all_rows(cast: Cast) -> None:
    rows = ("李女士,李秋菊,,东埇村,病故,2019-05-01", "欧阳先生,欧阳平,,东埇村,病故,2020-01-02")
    made = brought(cast["郑阿水"], *rows)
    (question,) = made.open_questions
    assert question.text == "病故"
    brought(cast["郑阿水"], *rows, **{question.key: "dead"})
    assert [state for _, state, _ in roll()] == ["dead", "dead"]


def test_sheets_of_two_years_when_they_name_one_person_enter_them_once(cast: Cast) -> None:
    brought(cast["郑阿水"], f"陈先生,陈上榕,{IDS[0]},东埇村,在册,")
    made = brought(cast["郑阿水"], f"陈先生（旧）,陈上榕,{IDS[0]},东埇村,在册,", "李女士,李秋菊,,东埇村,在册,")
    assert [(f.blocks, f.message) for f in made.faults] == [
        (True, "名册里已有这个身份证号的人（JM-2025-00001），不再登记第二次。")
    ]
    assert [label for label, _, _ in roll()] == ["陈先生"]


def test_old_sheet_of_households_when_one_is_closed_keeps_it_closed(cast: Cast) -> None:
    rows = (
        "户名,户主,所属辖区,户状态,销户说明\n东队陈家,陈上榕,东埇村,已销户,2019年全家迁出\n东队李家,李秋实,东埇村,在册,"
    )
    with clock.at(DAY):
        commit(plan(HOUSES, rows.encode(), "旧户册.csv", Answers(), by=cast["郑阿水"]), by=cast["郑阿水"])
    found = HOUSES.model.objects.order_by("number").values_list("label", "state", "note")
    assert list(found) == [("东队陈家", "closed", "2019年全家迁出"), ("东队李家", "listed", "")]
