"""The daily seal, and the check that nothing was changed, taken out or left unsealed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import BigIntegerField, DateField, DateTimeField, IntegerField, Max, Min

from taizhang.base import clock, seal
from taizhang.ledger import journal
from taizhang.ledger.compiled import Question, Slot, always
from taizhang.ledger.journal import START, payload
from taizhang.ledger.models import DaySeal, JournalLine
from taizhang.ledger.rows import insert_one, read
from taizhang.town.models import Town


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that is not as it was written: where, and what is wrong."""

    what: str
    day: date | None = None
    seq: int | None = None


def seal_day(town: Town, day: date) -> DaySeal:
    """Seal a day that is over. A day already sealed is returned as it is; a day without lines is sealed as empty."""
    with transaction.atomic():
        # A line takes its time once it holds the chain: whoever holds it after midnight has the whole day before them.
        journal.hold(town.pk)
        held = read(DaySeal, town=town.pk, day=day)
        if held:
            return held[0]
        before = _seal_before().one(town=town.pk, day=day)
        done = before.last_seq if before else 0
        last = _last_line().one(town=town.pk, seq=done, at=clock.end_of(day))
        row = DaySeal(
            town=town.pk,
            day=day,
            last_seq=last.seq if last else done,
            lines=(last.seq - done) if last else 0,
            head=last.digest if last else (before.head if before else START),
            previous=before.mac if before else "",
            sealed_at=clock.now(),
        )
        row.mac = seal.mac("seal", body(row))
        insert_one(row)
        return row


def _seal_before() -> Question[DaySeal]:
    """The last seal of a town before a day."""
    return always(
        ("seal before",),
        lambda: DaySeal.objects.filter(town=Slot("town", IntegerField()), day__lt=Slot("day", DateField())).order_by(
            "-day"
        )[:1],
    )


def _last_line() -> Question[JournalLine]:
    """The last line of a town's journal after a number and until an instant."""
    return always(
        ("last line",),
        lambda: (
            JournalLine.objects.filter(town=Slot("town", IntegerField()), seq__gt=Slot("seq", BigIntegerField()))
            .filter(at__lte=Slot("at", DateTimeField()))
            .order_by("-seq")[:1]
        ),
    )


def body(row: DaySeal) -> bytes:
    """The bytes a seal covers: the day, how far the journal had come, and the seal before."""
    return seal.canonical([row.town, row.day, row.last_seq, row.lines, row.head, row.previous])


def seal_all(town: Town) -> list[DaySeal]:
    """Seal every day that is over and not yet sealed, from the first line on."""
    first = JournalLine.objects.filter(town=town.pk).aggregate(at=Min("at"))["at"]
    if first is None:
        return []
    last = DaySeal.objects.filter(town=town.pk).aggregate(day=Max("day"))["day"]
    day = last + timedelta(days=1) if last else clock.local_day(first)
    made = []
    while day < clock.today():
        made.append(seal_day(town, day))
        day += timedelta(days=1)
    return made


def sound(town: Town, rows: Iterable[DaySeal]) -> set[date]:
    """The days among these whose seal is whole and still closes on the line it was set on.

    A glance, not the proof: `verify` walks the chain between the seals as well.
    """
    rows = list(rows)
    lines = JournalLine.objects.filter(town=town.pk, seq__in=[r.last_seq for r in rows])
    heads = {0: START, **dict(lines.values_list("seq", "digest"))}
    return {r.day for r in rows if heads.get(r.last_seq) == r.head and seal.verify_mac("seal", body(r), r.mac)}


def verify(town: Town) -> Iterator[Breach]:
    """Everything wrong with a town's journal and seals; nothing where all is as it was written."""
    heads: dict[int, str] = {0: START}
    sealed = list(DaySeal.objects.filter(town=town.pk).order_by("last_seq", "day").values_list("last_seq", "day"))
    lines = JournalLine.objects.filter(town=town.pk).order_by("seq").iterator(chunk_size=2000)
    yield from verify_chain(lines, sealed, heads)
    rows = list(DaySeal.objects.filter(town=town.pk).order_by("day"))
    yield from verify_seals(rows, heads)
    yield from _unsealed(town, rows[-1] if rows else None)


def verify_chain(
    lines: Iterable[JournalLine], sealed: list[tuple[int, date]], heads: dict[int, str]
) -> Iterator[Breach]:
    """What is wrong with lines in order of their numbers, from the first.

    sealed: the last number of each sealed day, in order; the digests that stand there are noted in `heads`.
    """
    head, expected = START, 1
    wanted = {seq for seq, _ in sealed}
    over: date | None = None  # the last day that was sealed before this line
    for line in lines:
        day = clock.local_day(line.at)
        if line.seq != expected:
            yield Breach(f"日志第 {expected} 行至第 {line.seq - 1} 行不见了", day, expected)
        elif seal.chain(head, payload(line)) != line.digest:
            yield Breach(f"日志第 {line.seq} 行（{line.number or line.verb}）与写入时不同", day, line.seq)
        while sealed and sealed[0][0] < line.seq:
            over = sealed.pop(0)[1]
        if over is not None and day <= over:
            yield Breach(f"日志第 {line.seq} 行写在已封的 {day} 里", day, line.seq)
        # Go on from what stands there, so that one altered line is one breach and not all that follow.
        head, expected = line.digest, line.seq + 1
        if line.seq in wanted:
            heads[line.seq] = line.digest


def verify_seals(rows: Iterable[DaySeal], heads: dict[int, str], *, keyed: bool = True) -> Iterator[Breach]:
    """What is wrong with seals in order of their days, against the digests of the journal's lines.

    keyed: whether the keys are at hand; without them a seal's own code cannot be checked, all else can.
    """
    before: DaySeal | None = None
    for row in rows:
        if before is not None:
            day = before.day + timedelta(days=1)
            while day < row.day:
                yield Breach(f"{day} 的封印不见了", day)
                day += timedelta(days=1)
        if row.previous != (before.mac if before else ""):
            yield Breach(f"{row.day} 的封印接不上前一天", row.day)
        if keyed:
            yield from _verify_mac(row)
        if heads.get(row.last_seq) != row.head:
            yield Breach(f"{row.day} 封存的日志与现在的不同", row.day, row.last_seq)
        before = row


def _verify_mac(row: DaySeal) -> Iterator[Breach]:
    try:
        if not seal.verify_mac("seal", body(row), row.mac):
            yield Breach(f"{row.day} 的封印被改动过", row.day)
    except seal.SealBroken as error:  # a key that is not here: say so, and go on with the other days
        yield Breach(f"{row.day} 的封印无法核验：{error}", row.day)


def _unsealed(town: Town, last: DaySeal | None) -> Iterator[Breach]:
    """Days over a day ago without a seal: the machinery stopped, or the last seals were taken away."""
    first = JournalLine.objects.filter(town=town.pk).aggregate(at=Min("at"))["at"]
    if first is None:
        return
    day = last.day + timedelta(days=1) if last else clock.local_day(first)
    while day < clock.today() - timedelta(days=1):
        yield Breach(f"{day} 没有封印", day)
        day += timedelta(days=1)
