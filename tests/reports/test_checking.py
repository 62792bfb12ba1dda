"""Checking: against itself, against the ledgers, against last year's; what is held by nobody is named."""

from collections.abc import Callable
from datetime import date
from typing import Any

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, void
from taizhang.reports.checking import check, check_text
from taizhang.reports.models import Report
from taizhang.reports.noted import Note
from taizhang.reports.verbs import accept, bind, create, mark, write
from taizhang.town.models import Town
from tests.cast import Cast

YEAR = Period.year(2023)
Hazards = Callable[..., list[Any]]


def night(cast: Cast, day: int, people: int) -> Any:
    given = {"visited_on": f"2023-10-{day:02}", "area": "东埇村", "team": "一组", "leader": "孙立"}
    came = {"cadres": str(people), "received": "1", "visited": "2"}
    with clock.at(date(2023, 10, day)):
        return open_entry(shelf["night_visit"], {**given, **came}, by=cast["顾治"])


def said(notes: tuple[Note, ...], *kinds: str) -> list[tuple[str, str, str]]:
    return [(n.level, n.kind, n.stated) for n in notes if n.kind in kinds]


def test_text_when_it_says_what_the_ledger_says_is_matched(town: Town, cast: Cast, hazards: Hazards) -> None:
    hazards(7, 1)
    done = check_text("全年发现隐患8处，整改7处，整改率87.5%。", town, YEAR, by=cast["吴静"])
    assert [(m.words, m.cell.ask.indicator, m.certain) for m in done.matched] == [
        ("8处", "hazards_found", True), ("7处", "hazards_righted", True), ("87.5%", "hazard_rate", True),
    ]  # fmt: skip
    assert (done.ledger, done.unheld, done.blocking) == ((), (), ())


def test_text_when_the_ledger_has_more_names_what_was_registered_last(town: Town, cast: Cast, hazards: Hazards) -> None:
    hazards(6)
    late = hazards(2, area="鳌头社区")
    done = check_text("全年共发现隐患6处。", town, YEAR, by=cast["吴静"])
    (note,) = done.ledger
    assert (note.level, note.stated) == ("sure", "6处")
    assert done.text[note.start : note.end] == "6处"
    assert note.message == (
        "文中写 6处，台账为 8处（“发现隐患”2023年）：台账多出 2 条；最后登记的 2 条是 2024年1月5日以后登记的。"
    )
    assert sorted(e.number for e in note.entries) == sorted(e.number for e in late)


def test_text_when_entries_were_struck_out_names_them(town: Town, cast: Cast, hazards: Hazards) -> None:
    gone = hazards(3)[0]
    void(shelf["hazard"], gone, by=cast["褚岩"], why="重复登记")
    (note,) = check_text("全年共发现隐患3处。", town, YEAR, by=cast["吴静"]).ledger
    assert note.message.endswith("台账少 1 条，其中 1 条已作废或并入别的条目。")
    assert [(e.number, e.why) for e in note.entries] == [(gone.number, "已作废或并入")]


def test_rate_when_wrong_shows_its_fraction_and_what_is_not_in_it(town: Town, cast: Cast, hazards: Hazards) -> None:
    hazards(7, 1)
    done = check_text("隐患整改率达90%。", town, YEAR, by=cast["吴静"])
    (note,) = done.ledger
    assert note.message == "文中写 90%，台账为 87.5%（“隐患整改率”2023年，7 ÷ 8）：分母里有 1 条不在分子里。"
    assert note.arithmetic == "7 ÷ 8 = 87.50%"
    assert len(note.entries) == 1


def test_rate_when_another_reading_gives_it_says_which(town: Town, cast: Cast, hazards: Hazards) -> None:
    hazards(1, 1, on="2023-03-03")
    hazards(1, on="2022-12-30")
    (note,) = check_text("隐患整改率达100%。", town, YEAR, by=cast["吴静"]).ledger
    assert note.holds_if == "按“期内销号 ÷ 期内发现”的口径是 100%，与文中相符"


def test_text_when_it_contradicts_itself_is_told_by_the_red_pen(town: Town, cast: Cast) -> None:
    done = check_text("受理诉求事项106宗，办结事项98宗，办结率达93%。", town, YEAR, by=cast["吴静"])
    assert said(done.notes, "rate") == [("sure", "rate", "106宗，办结事项98宗，办结率达93%")]


def test_numbers_when_nobody_holds_them_are_named(town: Town, cast: Cast) -> None:
    done = check_text("财政收入4939万元，购置石磨12盘。", town, YEAR, by=cast["吴静"])
    assert [(u.words, u.name) for u in done.unheld] == [("4939万元", "财政收入"), ("12盘", "购置石磨")]


def test_entries_when_the_reader_may_not_read_them_are_not_named(town: Town, cast: Cast, hazards: Hazards) -> None:
    hazards(2)
    (note,) = check_text("全年共发现隐患1处。", town, YEAR, by=cast["褚岩"]).ledger
    assert len(note.entries) == 1
    assert check_text("全年共发现隐患1处。", town, YEAR, by=cast["韩空"]).ledger == ()


def test_draft_when_checked_tells_open_figures_and_those_held_otherwise(
    cast: Cast, drafted: Report, hazards: Hazards
) -> None:
    hazards(7, 1)
    done = check(drafted, by=cast["吴静"])
    assert said(done.notes, "open", "ledger") == [
        ("look", "open", "8处"), ("sure", "ledger", "90%"), ("look", "open", "90%"), ("look", "open", "4939万元"),
    ]  # fmt: skip
    assert [n.figures for n in done.ledger] == [(2,)]
    assert [(m.words, m.n) for m in done.matched] == [("8处", 1)]


def test_figure_when_bound_says_what_was_typed_until_agreed_to(cast: Cast, drafted: Report, hazards: Hazards) -> None:
    hazards(7, 1)
    bind(drafted, 2, "hazard_rate", by=cast["吴静"])
    (note,) = check(drafted, by=cast["吴静"]).ledger
    assert note.message == "原来写的是 90%，台账为 87.5%：分母里有 1 条不在分子里。请采用台账的数，或查清后再绑。"
    accept(drafted, 2, by=cast["吴静"])
    done = check(drafted, by=cast["吴静"])
    assert done.ledger == ()
    assert [(m.words, m.n) for m in done.matched] == [("8处", 1), ("87.5%", 2)]


def test_figure_when_bound_to_what_nobody_holds_is_missing(cast: Cast, drafted: Report) -> None:
    bind(drafted, 3, "fiscal_revenue", by=cast["吴静"])
    assert said(check(drafted, by=cast["吴静"]).notes, "missing") == [("sure", "missing", "〔缺数〕")]


def test_figure_when_marked_rhetoric_may_still_be_looked_at(cast: Cast, drafted: Report, hazards: Hazards) -> None:
    hazards(7, 1)
    mark(drafted, 2, "rhetoric", by=cast["吴静"])
    assert said(check(drafted, by=cast["吴静"]).notes, "ledger") == [("likely", "ledger", "90%")]


def test_digits_when_typed_against_a_figure_are_seen(cast: Cast, drafted: Report, hazards: Hazards) -> None:
    hazards(8)
    accept(bind(drafted, 1, "hazards_found", by=cast["吴静"]), 1, by=cast["吴静"])
    write(drafted, "全年发现隐患10⟦1⟧。", by=cast["吴静"])
    done = check(Report.objects.get(), by=cast["吴静"])
    assert said(done.notes, "glued") == [("sure", "glued", "108处")]


def test_last_years_report_when_its_number_has_moved_is_told(cast: Cast, signed: Report, hazards: Hazards) -> None:
    void(shelf["hazard"], shelf["hazard"].model.objects.order_by("number")[0], by=cast["褚岩"], why="重复登记")
    with clock.at(date(2025, 3, 1)):
        now = create("2024年报告", 2024, like=signed, by=cast["吴静"]).report
        notes = [n for n in check(now, by=cast["吴静"]).notes if n.kind == "last_year"]
    assert [n.message for n in notes] == [
        "上年报告写的是 8处，台账现在是 7处：与上年相比时请用同一个数，并发更正说明。",
        "上年报告写的是 87.5%，台账现在是 85.7%：与上年相比时请用同一个数，并发更正说明。",
    ]


def test_signed_report_when_the_books_moved_is_told_its_drift(cast: Cast, signed: Report) -> None:
    gone = shelf["hazard"].model.objects.order_by("number")[0]
    void(shelf["hazard"], gone, by=cast["褚岩"], why="重复登记")
    notes = [n for n in check(signed, by=cast["吴静"]).notes if n.kind == "drift"]
    assert [(n.level, n.stated, n.figures) for n in notes] == [("sure", "8处", (1,)), ("sure", "87.5%", (2,))]
    assert [e.number for e in notes[0].entries] == [gone.number]


def test_total_when_one_entry_is_just_the_difference_names_it(town: Town, cast: Cast) -> None:
    visits = [night(cast, day, people) for day, people in ((3, 4), (10, 6))]
    done = check_text("全年参加夜访干部累计达6人次。", town, YEAR, by=cast["吴静"])
    (note,) = done.ledger
    assert note.message == "文中写 6人次，台账为 10人次（“参加夜访干部”2023年）：台账多 4人次；正好是这个数的有 1 条。"
    assert [e.number for e in note.entries] == [visits[0].number]
    (note,) = check_text("全年参加夜访干部累计达9人次。", town, YEAR, by=cast["吴静"]).ledger
    assert note.message == "文中写 9人次，台账为 10人次（“参加夜访干部”2023年），请核对后改正其中一处。"
