"""Promises: what a signed report says of the coming year becomes entries of the book `promise`, and how they ended."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max, Q

from taizhang.base import clock, seal
from taizhang.base.refusal import NotAllowed
from taizhang.ledger import journal
from taizhang.ledger.models import Attachment
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry
from taizhang.redpen import Commitment, check
from taizhang.reports import recognise
from taizhang.reports.models import Lifted, Report
from taizhang.reports.released import reread
from taizhang.reports.verbs.words import BOOK
from taizhang.reports.visible import require, standing
from taizhang.town.actor import Actor

PROMISE, PROGRESS = "promise", "progress"
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
ENDS = {"kept": "按期兑现", "late": "逾期兑现", "dropped": "调整取消", "carried": "结转下年", "": "尚在办理"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A commitment the red pen read out of a report. key: digest of its words; entry: the promise it has become."""

    key: str
    text: str
    action: str
    object: str
    quantity: str
    place: str
    deadline: str
    owner: str
    measured: bool
    start: int
    end: int
    entry: UUID | None = None


def passages(report: Report) -> tuple[Passage, ...]:
    """The commitments of the edition that was signed last, in order; none before it is signed."""
    stood = standing(report)
    if stood is None:
        return ()
    held = dict(report.lifted.values_list("passage", "entry"))
    found: dict[str, Passage] = {}
    for each in check(reread(stood).as_text).commitments:
        key = key_of(each.text)
        found.setdefault(key, _passage(each, key, held.get(key)))
    return tuple(found.values())


def key_of(words: str) -> str:
    """The digest of a passage: its words without spaces."""
    return seal.digest("".join(words.split()).encode())


def _passage(c: Commitment, key: str, entry: UUID | None) -> Passage:
    return Passage(
        key, c.text, c.action, c.object, c.quantity, c.place, c.deadline, c.owner, c.measured, c.start, c.end, entry
    )


def lift(
    report: Report,
    chosen: Iterable[str],
    *,
    by: Actor,
    given: Mapping[str, Mapping[str, Any]] | None = None,
    promised_on: date | None = None,
) -> tuple[UUID, ...]:
    """Open a promise for each chosen passage, by its key; one already lifted stays the promise it is.

    given: what the person said of a passage instead of what was read: task, goal, target, unit, area, due_on, leader …
    promised_on: the day the report was passed; the day of its occasion, else today.
    Raises NotAllowed, or Refused with every problem; then none is opened.
    """
    with transaction.atomic():
        require(by, "lift")
        if report.town_id != by.town.pk:
            raise NotAllowed("本镇没有这份报告。")
        known = {p.key: p for p in passages(report)}
        wanted = list(dict.fromkeys(chosen))
        if not known or any(key not in known for key in wanted):
            raise NotAllowed("报告签发后才能分解承诺；所选的句子要在签发的文字里。")
        seq = _last_seq(report)
        out = []
        for key in wanted:
            passage = known[key]
            if passage.entry is None:
                seq += 1
            out.append(passage.entry or _open(report, passage, seq, promised_on, (given or {}).get(key, {}), by))
    return tuple(out)


def _last_seq(report: Report) -> int:
    rows = shelf[PROMISE].model.objects.filter(town=report.town, year=report.year + 1, report=report.number)
    return int(rows.aggregate(n=Max("seq"))["n"] or 0)


def _open(
    report: Report, passage: Passage, seq: int, promised_on: date | None, given: Mapping[str, Any], by: Actor
) -> UUID:
    said = {
        "year": str(report.year + 1), "seq": str(seq), "report": report.number,
        "promised_on": (promised_on or day_of(report)).isoformat(), "passage": passage.text,
        "task": passage.text[:120], "goal": "；".join(filter(None, (passage.quantity, passage.deadline)))[:300],
        "area": str(by.places.root.pk), **_target(passage),
    }  # fmt: skip
    entry = open_entry(shelf[PROMISE], {**said, **given}, by=by)
    Lifted.objects.create(
        report=report, passage=passage.key, entry=entry.pk, words=passage.text, at=clock.now(), by_id=by.person
    )
    change = {"passage": passage.key, "promise": entry.number, "text": passage.text}
    journal.append([journal.Said("lift", change, BOOK, report.pk, report.number)], by=by)
    found: UUID = entry.pk
    return found


def day_of(report: Report) -> date:
    """The day a report was given, as its occasion says it; else today, if the plan's year has not gone by."""
    if found := _DATE.search(report.occasion):
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            pass
    today = clock.today()
    return today if today.year in (report.year, report.year + 1) else date(report.year, 12, 31)


def _target(passage: Passage) -> dict[str, str]:
    """A target where the passage names exactly one number."""
    found = recognise.found(passage.text)
    if len(found) != 1 or not found[0].read.unit or found[0].read.value <= 0:
        return {}
    value = found[0].read.value
    return {"target": f"{float(value):.4f}".rstrip("0").rstrip("."), "unit": found[0].read.unit[:10]}


@dataclass(frozen=True, slots=True)
class Kept:
    """A promise and its end. end: 按期兑现, 逾期兑现, 调整取消 (with its reason), 结转下年 or 尚在办理."""

    id: UUID
    number: str
    seq: int
    task: str
    goal: str
    office: str
    due_on: date | None
    done_on: date | None
    result: str
    end: str
    reason: str
    light: str
    progress: str
    progress_on: date | None
    reports: int
    evidence: int


def kept(report: Report, *, by: Actor | None = None) -> tuple[Kept, ...]:
    """The table that opens the next report: every promise of this one with its end, in the order of the plan.

    by: only those the reader may read. evidence: files filed with the promise and with its progress.
    """
    book = shelf[PROMISE]
    rows = book.visible_to(by) if by else book.model.objects.filter(town=report.town).live()
    lifted = Lifted.objects.filter(report=report).values("entry")
    mine = Q(pk__in=lifted) | Q(year=report.year + 1, report__in=(report.number, report.title))
    found = list(rows.filter(mine).select_related("office").order_by("seq", "number"))
    keys = [e.pk for e in found]
    told = _counted(shelf[PROGRESS].model.objects.live().filter(promise__in=keys).values_list("promise", "pk"))
    files = _files([*keys, *(pk for some in told.values() for pk in some)])
    return tuple(_kept(e, told.get(e.pk, ()), files) for e in found)


def _counted(pairs: Iterable[tuple[Any, UUID]]) -> dict[UUID, tuple[UUID, ...]]:
    out: dict[UUID, tuple[UUID, ...]] = {}
    for promise, pk in pairs:
        out[promise] = (*out.get(promise, ()), pk)
    return out


def _files(entries: list[UUID]) -> dict[UUID, int]:
    rows = Attachment.objects.filter(card__entry__in=entries, removed_at=None)
    return dict(rows.values_list("card__entry").annotate(n=Count("pk")))


def _kept(e: Any, told: tuple[UUID, ...], files: Mapping[UUID, int]) -> Kept:
    reason = "；".join(filter(None, (e.drop_why, e.drop_basis))) if e.result == "dropped" else e.extension_why
    return Kept(
        e.pk, e.number, e.seq, e.task, e.goal, str(e.office or ""), e.due_on, e.done_on, e.result, ENDS[e.result],
        reason, e.get_light_display(), e.outcome or e.progress, e.reported_to, len(told),
        files.get(e.pk, 0) + sum(files.get(pk, 0) for pk in told),
    )  # fmt: skip
