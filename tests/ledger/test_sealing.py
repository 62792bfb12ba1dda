"""The daily seal: whatever is changed, taken out, put in or left unsealed is found and named."""

from datetime import date, timedelta

import pytest

from taizhang.base import clock, seal
from taizhang.base.seal import Keyring
from taizhang.ledger import journal, sealing
from taizhang.ledger.models import DaySeal, JournalLine
from tests.ledger.sayings import hazard, step

FIRST = date(2025, 3, 3)


@pytest.fixture
def kept(cast, town):
    """Four days of work, the third without a line, all sealed."""
    for n in (0, 1, 3):
        with clock.at(FIRST + timedelta(days=n)):
            entry = hazard(cast["陈工"], found_on="2025-03-03", place=f"第{n}处")
            step(entry, "dismiss", cast["褚岩"], outcome="不属实")
    with clock.at(FIRST + timedelta(days=4)):
        sealing.seal_all(town)
        yield town


def _found(town) -> list[tuple]:
    return [(b.what, b.day, b.seq) for b in sealing.verify(town)]


def test_seal_all_when_days_are_over_seals_each_once_and_today_not(kept):
    rows = list(DaySeal.objects.order_by("day").values_list("day", "last_seq", "lines"))
    assert rows == [(FIRST + timedelta(days=n), *x) for n, x in enumerate([(2, 2), (4, 2), (4, 0), (6, 2)])]
    assert sealing.seal_all(kept) == []
    assert DaySeal.objects.count() == 4


def test_verify_when_all_is_as_written_finds_nothing(kept):
    assert _found(kept) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [("by_name", "别人"), ("change", {"set": {"state": "closed"}}), ("verb", "close"), ("number", "隐〔2025〕0009号")],
)
def test_verify_when_a_line_was_altered_names_it(kept, column, value):
    JournalLine.objects.filter(seq=3).update(**{column: value})
    assert [(day, seq) for _, day, seq in _found(kept)] == [(FIRST + timedelta(days=1), 3)]


def test_verify_when_a_line_was_moved_in_time_names_it(kept):
    line = JournalLine.objects.get(seq=4)
    JournalLine.objects.filter(seq=4).update(at=line.at + timedelta(minutes=1))
    assert [seq for _, _, seq in _found(kept)] == [4]


def test_verify_when_a_line_was_taken_out_names_it(kept):
    JournalLine.objects.filter(seq=3).delete()
    assert _found(kept)[0] == ("日志第 3 行至第 3 行不见了", FIRST + timedelta(days=1), 3)


def test_verify_when_the_last_lines_were_taken_out_finds_the_seal_without_them(kept):
    JournalLine.objects.filter(seq__gte=5).delete()
    assert _found(kept) == [("2025-03-06 封存的日志与现在的不同", FIRST + timedelta(days=3), 6)]


def test_verify_when_all_lines_were_taken_out_finds_every_seal_without_them(kept):
    JournalLine.objects.all().delete()
    assert [day for _, day, _ in _found(kept)] == [FIRST + timedelta(days=n) for n in range(4)]


def test_verify_when_a_line_was_put_in_between_finds_it(kept):
    line = JournalLine.objects.get(seq=2)
    line.pk, line.seq = None, 7
    line.digest = seal.chain(JournalLine.objects.get(seq=6).digest, journal.payload(line))
    line.save(force_insert=True)
    assert _found(kept) == [("日志第 7 行写在已封的 2025-03-03 里", FIRST, 7)]


def test_verify_when_a_chain_was_forged_whole_without_the_key_finds_the_seals_against_it(kept):
    """Whoever can write to the database can chain anew; they cannot seal anew."""
    JournalLine.objects.filter(seq=1).update(by_name="别人")
    head = journal.START
    for line in JournalLine.objects.order_by("seq"):
        line.digest = head = seal.chain(head, journal.payload(line))
        line.save()
    assert [day for _, day, _ in _found(kept)] == [FIRST + timedelta(days=n) for n in range(4)]


def test_verify_when_seals_were_forged_with_another_key_finds_each(kept):
    theirs = Keyring({seal.keyring().current: b"x" * 32}, seal.keyring().current)
    before = ""
    with seal.use(theirs):
        for row in DaySeal.objects.order_by("day"):
            row.previous = before
            row.mac = before = seal.mac("seal", sealing.body(row))
            row.save()
    assert [what for what, _, _ in _found(kept)] == [f"{FIRST + timedelta(days=n)} 的封印被改动过" for n in range(4)]


def test_verify_when_a_seal_names_a_key_that_is_not_here_says_so_and_goes_on(kept):
    DaySeal.objects.filter(day=FIRST).update(mac="hmacsm3:k9:" + "0" * 64)
    assert [day for _, day, _ in _found(kept)] == [FIRST, FIRST + timedelta(days=1)]


def test_verify_when_a_seal_was_altered_names_the_day(kept):
    DaySeal.objects.filter(day=FIRST).update(lines=9)
    assert _found(kept) == [("2025-03-03 的封印被改动过", FIRST, None)]


def test_verify_when_a_day_was_taken_out_names_the_day(kept):
    gone = FIRST + timedelta(days=1)
    DaySeal.objects.filter(day=gone).delete()
    assert [what for what, _, _ in _found(kept)] == [f"{gone} 的封印不见了", "2025-03-05 的封印接不上前一天"]


def test_verify_when_the_first_day_was_taken_out_names_it(kept):
    DaySeal.objects.filter(day=FIRST).delete()
    assert _found(kept)[0][1] in (FIRST, FIRST + timedelta(days=1))
    assert any("2025-03-03" in what or "接不上" in what for what, _, _ in _found(kept))


def test_verify_when_the_last_seals_were_taken_out_names_the_days(kept):
    DaySeal.objects.filter(day__gte=FIRST + timedelta(days=2)).delete()
    assert _found(kept) == [("2025-03-05 没有封印", FIRST + timedelta(days=2), None)]


def test_verify_when_the_machinery_stopped_for_a_week_names_every_day(kept):
    with clock.at(FIRST + timedelta(days=11)):
        assert len(_found(kept)) == 6


def test_seal_day_when_a_line_comes_after_midnight_belongs_to_the_next(cast, town):
    from datetime import time

    with clock.at(clock.instant(FIRST, time(23, 59, 59))):
        hazard(cast["陈工"])
    with clock.at(clock.instant(FIRST + timedelta(days=1), time(0, 0, 1))):
        hazard(cast["陈工"])
    with clock.at(FIRST + timedelta(days=2)):
        assert [r.last_seq for r in sealing.seal_all(town)] == [1, 2]
        assert _found(town) == []


def test_verify_when_another_town_is_broken_finds_nothing_here(kept, stranger):
    with clock.at(FIRST):
        hazard(stranger)
    JournalLine.objects.filter(town=stranger.town.pk).update(by_name="别人")
    assert _found(kept) == []
