"""Closing a period and opening it again: what was reported is frozen, and later edits show beside it, never inside."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from taizhang.base import clock, seal
from taizhang.base.period import Period
from taizhang.base.problem import Problem
from taizhang.base.refusal import NotAllowed, Refused
from taizhang.indicators import packing
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.compute import cells, sides
from taizhang.indicators.counted import Side
from taizhang.indicators.frozen import closing_of
from taizhang.indicators.models import Closing, FrozenCell, FrozenRows
from taizhang.indicators.places import KINDS
from taizhang.indicators.visible import may_close, may_reopen
from taizhang.ledger import journal
from taizhang.ledger.rows import insert
from taizhang.town.actor import Actor
from taizhang.town.models import Area, Town
from taizhang.town.places import Places, places

__all__ = ["close", "closing_of", "reopen"]

REPORTED = "reported"
CLOSE, REOPEN = "close_period", "reopen_period"


def close(town: Town, period: Period, *, by: Actor, note: str = "") -> Closing:
    """Freeze every indicator of the period for every place, with the very rows, and seal it in the journal.

    Raises NotAllowed where the actor's posts do not close, Refused where the period is not over or closed already.
    """
    person = _person(by, town, may_close(by), "封账由党政办汇总岗位办理。")
    if period.end > clock.today():
        raise Refused([Problem(f"{period}还没有结束，{period.end:%Y-%m-%d} 起才能封账。", "period")])
    with transaction.atomic():
        # Whoever writes needs the town's chain; until we end, nobody's change comes between two of our counts.
        journal.hold(town.pk)
        if (held := closing_of(town, period)) is not None:
            day = clock.local_day(held.at)
            raise Refused([Problem(f"{period}已于 {day} 封账；确需重新封账的，先由分管或主要领导重开。", "period")])
        made = Closing(
            town=town, period=period.key, starts_on=period.start, ends_before=period.end, at=clock.now(),
            by_id=person, note=note.strip()[:300],
        )  # fmt: skip
        made.save()
        rows = _rows(made, town, period)
        frozen = list(_cells(made, town, period))
        insert(rows)
        insert(frozen)
        made.digest = digest(made, frozen, rows, places(town))
        made.save(update_fields=["digest"])
        change = {"closing": made.pk, "period": period.key, "digest": made.digest, "note": made.note}
        journal.append([journal.Said(CLOSE, change, number=str(period)[:40])], by=by)
    return made


def reopen(closing: Closing, *, by: Actor, why: str) -> Closing:
    """Open a closed period again, with a reason. What it froze stays readable; the period is counted live from then on.

    Raises NotAllowed where the actor's posts do not reopen, Refused without a reason or where it is open already.
    """
    person = _person(by, closing.town, may_reopen(by), "重开由分管领导或主要领导决定。")
    if not why.strip():
        raise Refused([Problem("请写明重开的原因。", "why")])
    with transaction.atomic():
        fresh = Closing.objects.select_for_update().get(pk=closing.pk)
        if fresh.reopened_at is not None:
            raise Refused([Problem("这次封账已经重开过。")])
        fresh.reopened_at, fresh.reopened_by_id, fresh.why = clock.now(), person, why.strip()[:300]
        fresh.save(update_fields=["reopened_at", "reopened_by", "why"])
        change = {"closing": fresh.pk, "period": fresh.period, "digest": fresh.digest, "why": fresh.why}
        journal.append([journal.Said(REOPEN, change, number=str(Period.parse(fresh.period))[:40])], by=by)
    return fresh


def _person(by: Actor, town: Town, holds: bool, whose: str) -> int:
    """Who acts; a period is closed by somebody, never by the system. Raises NotAllowed."""
    if by.town.pk != town.pk or by.person is None or not holds:
        raise NotAllowed(whose)
    return by.person


def _rows(closing: Closing, town: Town, period: Period) -> list[FrozenRows]:
    root = places(town).root.id
    asked = (side for i in catalogue for side in sides(Ask(i.key, root, period)) if side.measure not in KINDS)
    return [_packed(closing, side, town) for side in dict.fromkeys(asked)]


def _packed(closing: Closing, side: Side, town: Town) -> FrozenRows:
    rows = packing.rows_of(side, town)
    return FrozenRows(
        closing=closing, measure=side.measure, count=len(rows), packed=packing.pack(rows), digest=packing.digest(rows)
    )


def _cells(closing: Closing, town: Town, period: Period) -> Iterator[FrozenCell]:
    map_ = places(town)
    asks = [Ask(i.key, area, period) for i in catalogue for area in map_.areas]
    for ask, cell in cells(asks, town, frozen=False).items():
        if cell.over or cell.under or map_.areas[ask.area].kind in (Area.Kind.TOWN, Area.Kind.VILLAGE):
            yield _frozen(closing, ask, cell)


def _frozen(closing: Closing, ask: Ask, cell: Cell) -> FrozenCell:
    of = cell.definition
    names = [s.measure for s in sides(ask)]
    return FrozenCell(
        closing=closing, indicator=ask.indicator, area_id=ask.area, version=of.version if of else REPORTED,
        counts=names[0] if names else "", divides=names[1] if len(names) > 1 else "", over=cell.over, under=cell.under,
        times=of.times if of else 1, source=cell.source, note=cell.note[:200],
    )  # fmt: skip


def digest(closing: Closing, frozen: Iterable[FrozenCell], rows: Iterable[FrozenRows], map_: Places) -> str:
    """The digest of all that a close froze; areas by their code, which outlives ids."""
    lines = ["|".join(_parts(c, map_.areas[c.area_id].code)) for c in frozen]
    lines += [f"{r.measure}|{r.count}|{r.digest}" for r in rows]
    return seal.digest("\n".join([closing.period, *sorted(lines)]).encode())


def _parts(c: FrozenCell, code: str) -> tuple[str, ...]:
    return c.indicator, code, c.version, _plain(c.over), _plain(c.under), str(c.times), c.source, c.note


def _plain(value: object) -> str:
    """A number as it is told apart in a digest, however many zeros its column adds."""
    return "" if value is None else f"{value:.8f}"
