"""The governance books' 2023, as the report read out for it counts them: inspections, hazards, cases and the rest."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count
from random import Random

from taizhang.faces.cli.demo import campaigns, cases, rectifications, times
from taizhang.faces.cli.demo.accusations import Accusation
from taizhang.faces.cli.demo.cases import Case
from taizhang.faces.cli.demo.course import Source, workday
from taizhang.faces.cli.demo.disputes import Dispute
from taizhang.faces.cli.demo.firms import Firm
from taizhang.faces.cli.demo.hazards import Hazard
from taizhang.faces.cli.demo.inspecting import Inspection, fitting, patrols
from taizhang.faces.cli.demo.lives import Living
from taizhang.faces.cli.demo.nights import shared
from taizhang.faces.cli.demo.petitions import Petition
from taizhang.faces.cli.demo.pieces import Piece, pieces
from taizhang.faces.cli.demo.standing import Told

YEAR = 2023
INSPECTIONS, HAZARDS, CASES = 221, 267, 118
DISPUTES, PETITIONS, RECTIFICATIONS, PATROLS = 74, 36, 18, 42
# Major hazards: the kind, which of its variants, and the trades it is found in. Each is looked at again on a visit.
_MAJOR = (
    ("exits", 0, ("catering",)), ("exits", 1, ("catering",)), ("exits", 2, ("lodging",)), ("chemicals", 0, ("food",)),
    ("chemicals", 1, ("gas",)), ("chemicals", 2, ("catering", "lodging")), ("confined", 0, ("food",)),
    ("confined", 1, ("farming",)), ("confined", 2, ("food", "factory")),
)  # fmt: skip
_MONTHS = (12, 15, 25, 26, 17, 23, 14, 14, 19, 17, 16, 14)  # first visits each month; those looking again come beside
_PLANNED, _WITH_HAZARDS, _FROM_HAZARDS = 120, 150, 12
_LAST_FOUND = date(YEAR, 12, 8)  # whatever is found later would not be struck off within the year
_PLAN_ENDS = date(YEAR, 12, 29)
_CASE_MONTHS = (5, 7, 13, 14, 9, 12, 9, 9, 10, 9, 11, 10)
_ORDINARY = {
    "published_late": 4, "served_late": 2, "decided_late": 3, "settled_late": 1, "published_never": 1, "kept": 4,
    "pleaded": 9, "unpaid": 4, "revoked": 1, "spared": 5,
}  # fmt: skip
_SIMPLE = {"published_late": 2, "published_never": 1, "reported_never": 2}
_SIMPLE_CASES = 47
_DISPUTE_ENDS = {"referred": 5, "failed": 9, "confirmed": 10, "breached": 5, "kept_late": 7}
_PETITION_ENDS = {
    "reply": 5, "guide": 3, "send_on": 3, "refuse": 1, "object": 1, "settle": 2, "extend": 2, "review": 2,
    "recheck": 1, "backlog": 3, "divert": 1,
}  # fmt: skip
_REPEATS = 4


def inspections(firms: list[Firm], rng: Random) -> list[Inspection]:
    """The first visits of the year, with what is found on them. Two thirds stood on the plan."""
    moments = sorted(
        workday(YEAR, month, rng, 10 if month == 1 else 1) for month, n in enumerate(_MONTHS, 1) for _ in range(n)
    )
    places = [firm for firm in firms for _ in range(firm.cap)]
    rng.shuffle(places)
    made = [Inspection(n, places.pop(), moment, rng) for n, moment in enumerate(moments, 1)]
    planned = set(rng.sample([v.n for v in made if v.day.month > 1], _PLANNED))
    for visit in made:
        if visit.n in planned:
            _plan(visit, rng)
        else:
            visit.cause = rng.choices(("plan", "handed", "clue", "event"), (30, 38, 27, 5))[0]
        visit.kind = _kind(visit, rng)
    _find(made, rng)
    return made


def _plan(visit: Inspection, rng: Random) -> None:
    put = workday(YEAR, 1, rng, 9, 11)
    due = times.working(visit.day + timedelta(days=rng.randint(4, 20)))
    if rng.random() < 0.05:
        due = times.back(visit.day, 3)  # made late
    visit.planned = (put, min(due, _PLAN_ENDS))
    if rng.random() < 0.03:
        visit.planned, visit.put_off = (put, times.back(visit.day, 1)), "店铺装修停业"


def _kind(visit: Inspection, rng: Random) -> str:
    if visit.cause == "clue":
        return "case"
    if visit.day.month in (3, 4, 6, 9) or visit.cause == "handed":
        return rng.choice(("special", "special", "joint"))
    return rng.choice(("daily", "daily", "random"))


def _find(made: list[Inspection], rng: Random) -> None:
    early = [v for v in made if v.day <= _LAST_FOUND]
    serious = [v for v in early if v.day.month <= 9]
    for kind, variant, trades in _MAJOR:
        visit = rng.choice([v for v in serious if v.firm.trade in trades and not v.findings])
        visit.findings.append((major(kind), variant))
    rest = rng.sample(early, _WITH_HAZARDS)
    for visit, most in zip(rest, shared(HAZARDS - len(_MAJOR), len(rest), rng, least=1, most=4), strict=True):
        visit.findings += fitting(visit.firm, rng, most)


def major(kind: str) -> Piece:
    """The major hazards of a kind."""
    return next(p for p in pieces("hazards") if p.head == ("major", kind))


def hazards(visits: list[Inspection], rng: Random) -> list[Hazard]:
    """A hazard for each finding: all struck off within the year."""
    number = count(1)
    made = []
    for visit in visits:
        for finding in visit.findings:
            hazard = Hazard(next(number), visit, finding, rng, calm=visit.day.month >= 11)
            hazard.joined = len(visit.findings) == 1 and rng.random() < 0.5
            if visit.day.month >= 11:
                hazard.right_by = times.working(visit.day + timedelta(days=rng.randint(3, 7)))
            made.append(hazard)
    return made


def dropped(firms: list[Firm], rng: Random) -> Iterator[Inspection]:
    """Lines of the plan that were given up: no visits."""
    for n, firm in enumerate(rng.sample([f for f in firms if f.cap > 3], 3)):
        visit = Inspection(900 + n, firm, workday(YEAR, 8 + n, rng), rng)
        visit.planned, visit.dropped = (workday(YEAR, 1, rng, 9, 11), visit.day), "企业已停业搬迁"
        yield visit


def penalties(firms: list[Firm], lives: list[tuple[Hazard, Told]], rng: Random) -> Iterator[Case]:
    """All cases filed in the year: some of them because a hazard was not put right."""
    number = count(1)
    ready = [(h, at + timedelta(days=1)) for h, told in lives if not h.major and (at := told.when("fail"))]
    for hazard, at in ready[:_FROM_HAZARDS]:
        yield from_hazard(next(number), hazard, times.soon(at, rng), rng)
    moments = iter(sorted(workday(YEAR, m, rng) for m, n in enumerate(_CASE_MONTHS, 1) for _ in range(n)))
    left = CASES - min(len(ready), _FROM_HAZARDS)
    procedures = ["simple"] * _SIMPLE_CASES + ["ordinary"] * (left - _SIMPLE_CASES)
    rng.shuffle(procedures)
    made = [cases.case(next(number), next(moments), firms, rng, p) for p in procedures]
    _turn(made, rng)
    yield from made


def from_hazard(n: int, hazard: Hazard, at: datetime, rng: Random) -> Case:
    """The case against a firm that did not put right what it was told to."""
    fire = hazard.category in ("exits", "fire_gear", "mixed_use", "wiring")
    piece = next(p for p in pieces("offences") if p.head[0] == ("SX-XF-0103" if fire else "SX-YJ-0107"))
    made = Case(n, piece, hazard.firm, at, rng)
    made.hazard = hazard
    return made


def _turn(made: list[Case], rng: Random) -> None:
    """Give out what befalls cases, each to another."""
    for procedure, turns in (("ordinary", _ORDINARY), ("simple", _SIMPLE)):
        early = [c for c in made if c.procedure == procedure and c.day.month < 10]
        rng.shuffle(early)
        if procedure == "ordinary":
            for case in [c for c in early if c.person and c.sum >= 5000][:2]:
                case.turns.add("heard")
                early.remove(case)
        for turn, n in turns.items():
            for _ in range(n):
                early.pop().turns.add(turn)


def disputes(sources: list[tuple[Source, datetime, str]], rng: Random) -> list[Dispute]:
    """All disputes of the year. sources: entries that were handed on, when, and which kind of quarrel they are."""
    ends = [end for end, n in _DISPUTE_ENDS.items() for _ in range(n)]
    ends += ["performed"] * (DISPUTES - len(ends))
    rng.shuffle(ends)
    made = []
    for n, end in enumerate(ends):
        if n < len(sources):
            source, at, kind = sources[n]
            made.append(Dispute(n + 1, at, rng, "performed" if end == "referred" else end, via=source).about(kind))
        else:
            made.append(Dispute(n + 1, workday(YEAR, rng.randint(1, 12), rng, 4), rng, end))
    return made


def petitions(sources: list[tuple[Source, datetime, str]], rng: Random) -> list[Petition]:
    """All petitions of the year: some again about the same, some handed on from elsewhere."""
    ends = [end for end, n in _PETITION_ENDS.items() for _ in range(n)]
    plain = PETITIONS + _PETITION_ENDS["divert"] - len(ends) - _REPEATS
    made = [Petition(n, workday(YEAR, rng.randint(1, 11), rng, 4), rng, end) for n, end in enumerate(ends, 1)]
    usual = [Petition(len(ends) + n, workday(YEAR, rng.randint(1, 9), rng, 4), rng) for n in range(1, plain + 1)]
    for petition, (source, at, kind) in zip(usual, sources, strict=False):
        petition.via, petition.t = source, at
        petition.about(kind)
    own = [p for p in usual if p.via is None]
    for petition in own[:2]:
        petition.slow = True
    for n, first in enumerate(own[-_REPEATS:], 1):
        again = times.at(times.working(first.day + timedelta(days=rng.randint(25, 70))), rng)
        made.append(Petition(60 + n, again, rng).repeats(first))
    return made + usual


def rest(rng: Random) -> Iterator[Living]:
    """Patrols, campaigns, what had to be put right, and an accusation."""
    yield from patrols(iter(times.in_year(YEAR, PATROLS, rng)), rng)
    yield campaigns.Campaign(campaigns.SPRING, date(YEAR, 2, 13), date(YEAR, 4, 28), rng)
    yield campaigns.Campaign(campaigns.SUMMER, date(YEAR, 6, 1), date(YEAR, 8, 15), rng)
    yield campaigns.Campaign(campaigns.CLEAN, date(YEAR, 9, 4), date(YEAR, 11, 3), rng)
    kinds = [(piece, n) for piece in pieces("rectifications") for n in range(len(piece))]
    turns = iter(["rejected"] * 3 + ["late"] * 2 + ["rebounded"])
    for n, (piece, variant) in enumerate(rng.sample(kinds, RECTIFICATIONS), 1):
        made = rectifications.Rectification(n, piece, variant, workday(YEAR, rng.randint(2, 9), rng), rng)
        if (turn := next(turns, "")) != "":
            made.turns.add(turn)
        yield made
    yield Accusation(workday(YEAR, 5, rng), rng)
