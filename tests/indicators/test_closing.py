"""Closing a period: frozen with its rows, refused where it must be, opened again only with a reason."""

from datetime import date

import pytest

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask
from taizhang.indicators.closing import close, closing_of, reopen
from taizhang.indicators.compute import cell, cells
from taizhang.indicators.frozen import cells_of
from taizhang.indicators.models import FrozenCell
from taizhang.indicators.proof import closes
from taizhang.ledger.models import JournalLine
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import void
from taizhang.town.actor import Actor

MAY = Period.parse("2025-05")
JUNE = date(2025, 6, 3)


def test_close_when_the_period_is_over_freezes_every_place_and_indicator(filled: Actor, cast):
    year = Period.year(2023)
    asks = [Ask(i.key, a, year) for i in catalogue for a in filled.places.areas]
    before = cells(asks, filled.town, rows=True)
    made = close(filled.town, year, by=cast["吴静"], note="经主任办公会审定")
    after = cells(asks, filled.town, rows=True)
    assert {a: c.closing for a, c in after.items()} == dict.fromkeys(asks, made.pk)
    assert {a: _said(c) for a, c in after.items()} == {a: _said(c) for a, c in before.items()}
    line = JournalLine.objects.get(verb="close_period")
    assert (line.by_name, line.number, line.change["digest"]) == ("吴静", "2023年", made.digest)
    assert list(closes(filled.town)) == []


def _said(cell):
    return cell.value, cell.over, cell.under, cell.source, cell.definition, cell.note, cell.rows_digest


def test_close_when_another_period_is_asked_answers_live(everyone: Actor, cast):
    with clock.at(JUNE):
        close(everyone.town, MAY, by=cast["吴静"])
        root = everyone.places.root.id
        april, may = (cell(Ask("appeals_received", root, p), everyone.town) for p in (MAY.previous(), MAY))
        live = cell(may.ask, everyone.town, frozen=False)
    assert (april.closing, may.closing is None, live.closing) == (None, False, None)


def test_close_when_the_period_is_not_over_is_refused(cast):
    with clock.at(date(2025, 5, 31)), pytest.raises(Refused, match="还没有结束，2025-06-01 起"):
        close(cast["吴静"].town, MAY, by=cast["吴静"])


def test_close_when_closed_already_is_refused(cast):
    with clock.at(JUNE):
        close(cast["吴静"].town, MAY, by=cast["吴静"])
        with pytest.raises(Refused, match="已于 2025-06-03 封账"):
            close(cast["吴静"].town, MAY, by=cast["吴静"])


@pytest.mark.parametrize("name", ["苏婉", "周敏", "卫宁"])
def test_close_when_another_post_asks_is_not_allowed(cast, name: str):
    with clock.at(JUNE), pytest.raises(NotAllowed, match="党政办汇总"):
        close(cast[name].town, MAY, by=cast[name])


def test_close_when_a_stranger_asks_is_not_allowed(cast, stranger: Actor):
    with clock.at(JUNE), pytest.raises(NotAllowed):
        close(cast["吴静"].town, MAY, by=stranger)


def test_reopen_when_a_reason_is_given_counts_live_and_keeps_what_was_frozen(filled: Actor, cast):
    year = Period.year(2023)
    ask = Ask("appeals_received", filled.places.root.id, year)
    first = close(filled.town, year, by=cast["吴静"])
    gone = shelf["appeal"].model.objects.first()
    void(shelf["appeal"], gone, by=cast["全能"], why="录重")
    held = cell(ask, filled.town)
    again = reopen(first, by=cast["周敏"], why="漏报两件，重新核定")
    live = cell(ask, filled.town)
    second = close(filled.town, year, by=cast["吴静"])
    assert (held.closing, live.closing, cell(ask, filled.town).closing) == (first.pk, None, second.pk)
    assert live.value == held.value - 1
    assert cells_of(again, [ask], filled.town)[ask].value == held.value
    assert closing_of(filled.town, year) == second
    assert JournalLine.objects.get(verb="reopen_period").change["why"] == "漏报两件，重新核定"
    assert list(closes(filled.town)) == []


def test_reopen_when_no_reason_is_given_is_refused(cast):
    with clock.at(JUNE):
        made = close(cast["吴静"].town, MAY, by=cast["吴静"])
        with pytest.raises(Refused, match="原因"):
            reopen(made, by=cast["周敏"], why=" ")


def test_reopen_when_open_already_is_refused(cast):
    with clock.at(JUNE):
        made = close(cast["吴静"].town, MAY, by=cast["吴静"])
        reopen(made, by=cast["孙立"], why="重核")
        with pytest.raises(Refused, match="已经重开"):
            reopen(made, by=cast["孙立"], why="重核")


def test_reopen_when_the_closer_asks_is_not_allowed(cast):
    with clock.at(JUNE):
        made = close(cast["吴静"].town, MAY, by=cast["吴静"])
        with pytest.raises(NotAllowed, match="分管领导或主要领导"):
            reopen(made, by=cast["吴静"], why="重核")


def test_proof_when_a_frozen_number_was_changed_says_so(cast):
    town = cast["吴静"].town
    with clock.at(JUNE):
        close(town, MAY, by=cast["吴静"])
    FrozenCell.objects.filter(indicator="appeals_received").update(over=743)
    assert [b.what for b in closes(town)] == ["2025年5月封账的数字与封存时不同"]


def test_proof_when_frozen_rows_were_changed_says_so(filled: Actor, cast):
    made = close(filled.town, Period.year(2023), by=cast["吴静"])
    kept = made.rows.filter(count__gt=0).order_by("measure").first()
    other = made.rows.filter(count__gt=0).order_by("measure").last()
    made.rows.filter(pk=kept.pk).update(packed=other.packed)
    assert [b.what for b in closes(filled.town)] == [f"2023年封账的条目（{kept.measure}）与封存时不同"]


def test_proof_when_a_close_was_taken_away_says_so(cast):
    with clock.at(JUNE):
        made = close(cast["吴静"].town, MAY, by=cast["吴静"])
    made.cells.all().delete()
    made.rows.all().delete()
    made.delete()
    assert [b.what for b in closes(cast["吴静"].town)] == ["2025年5月封账在日志里有，在库里没有"]
