"""Carry: an entry that is opened or moved takes a step at the one it points at, all or nothing."""

from datetime import date
from typing import Any

import pytest

from taizhang.base import clock
from taizhang.ledger.intake import Answers, commit, plan
from taizhang.ledger.journal import of_entry
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import Row, open_entry, open_many, take
from taizhang.town.actor import Actor
from tests.books import test_promise as promises
from tests.cast import Cast

DAY = date(2025, 3, 28)
PROGRESS = shelf["progress"]
TOLD = {"period": "2025年3月", "text": "完成设计", "said_light": "正常"}


def told(promise: Any, by: Actor, **more: Any) -> Any:
    with clock.at(DAY):
        return open_entry(PROGRESS, {**TOLD, "promise": promise.number, **more}, by=by)


def test_carry_when_an_entry_is_opened_moves_what_it_points_at(cast: Cast) -> None:
    promise = promises.running(cast)
    made = told(promise, cast["何伟"])
    promise.refresh_from_db()
    assert (promise.progress, promise.reported_to, promise.said_light) == ("完成设计", date(2025, 3, 31), "normal")
    assert [line.verb for line in of_entry(promise.pk)][-1] == "report"
    assert of_entry(promise.pk)[-1].by_name == "何伟"
    assert made.area_id == promise.area_id and made.office_id == promise.office_id


def test_carry_when_the_step_is_not_open_there_opens_nothing(cast: Cast) -> None:
    promise = promises.made(cast["吴静"])
    with pytest.raises(NotAllowed, match="待分解"):
        told(promise, cast["吴静"])
    assert PROGRESS.model.objects.count() == 0


def test_carry_when_the_actor_may_not_take_the_step_opens_nothing(cast: Cast) -> None:
    promise = promises.running(cast)
    with pytest.raises(NotAllowed):
        told(promise, cast["林岚"])
    assert PROGRESS.model.objects.count() == 0


def test_carried_step_when_taken_by_itself_is_refused(cast: Cast) -> None:
    promise = promises.running(cast)
    with pytest.raises(NotAllowed, match="不能单独办理"):
        take(shelf["promise"], "report", promise, {"progress": "x", "reported_to": "2025-03-31"}, by=cast["何伟"])


def test_carry_when_a_value_is_empty_empties_it_there_too(cast: Cast) -> None:
    promise = promises.running(cast)
    told(promise, cast["何伟"], rate="40")
    with clock.at(date(2025, 4, 28)):
        open_entry(PROGRESS, {**TOLD, "period": "2025年4月", "promise": promise.number}, by=cast["何伟"])
    promise.refresh_from_db()
    assert promise.rate is None


def test_carry_when_a_sheet_has_one_row_that_cannot_says_where_and_writes_none(cast: Cast) -> None:
    good, bad = promises.running(cast), promises.made(cast["吴静"], seq="2")
    rows = [Row({**TOLD, "promise": p.number}, place) for place, p in ((2, good), (3, bad))]
    with clock.at(DAY):
        outcome = open_many(PROGRESS, rows, by=cast["吴静"])
    assert (outcome.opened, [(place, p.field) for place, p in outcome.problems]) == (0, [(3, "promise")])
    good.refresh_from_db()
    assert (PROGRESS.model.objects.count(), good.progress) == (0, "")


def test_sheet_when_a_column_points_at_what_knows_the_place_does_not_ask_for_it(cast: Cast) -> None:
    promise = promises.running(cast)
    sheet = f"承诺编号,报告期,进展情况,状态\n{promise.number},2025年3月,完成设计,正常\n".encode()
    with clock.at(DAY):
        made = plan(PROGRESS, sheet, "三月.csv", Answers(), by=cast["何伟"])
        assert (made.questions, made.missing, made.faults) == ([], [], [])
        commit(made, by=cast["何伟"])
    assert PROGRESS.model.objects.get().task == promise.task


def test_carrier_when_asked_is_the_book_whose_opening_takes_the_step() -> None:
    assert shelf.carrier(shelf["promise"], "report") is PROGRESS
    assert shelf.carrier(shelf["promise"], "carry_over") is shelf["promise"]
    assert shelf.carrier(shelf["promise"], "claim") is None
    assert shelf.carrier(shelf["reported_figure"], "supersede") is None


def test_derive_when_an_entry_is_put_right_follows_the_new_answer(cast: Cast) -> None:
    from taizhang.ledger.verbs import amend

    promise = promises.running(cast)
    made = told(promise, cast["何伟"])
    with clock.at(DAY):
        fresh = amend(PROGRESS, made, {"period": "2025年一季度"}, by=cast["何伟"], why="写错期间")
        assert (fresh.starts_on, fresh.ends_on, fresh.on) == (date(2025, 1, 1), date(2025, 3, 31), date(2025, 3, 31))
        with pytest.raises(Refused):
            amend(PROGRESS, made, {"period": "上月"}, by=cast["何伟"], why="写错期间")
