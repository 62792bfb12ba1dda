"""Offers: which indicator, place and period a number of a text most likely is, how sure that is, and why.

Ranked by the words near the number, its unit, what the town bound before, and, as evidence only, whether the ledger
says the same. Nothing is bound by this: a person agrees, or does not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from taizhang.base.period import Period
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.compute import cells
from taizhang.indicators.indicator import Indicator
from taizhang.redpen import Figure as Read
from taizhang.reports import learned, near, recognise
from taizhang.reports.near import Near
from taizhang.reports.recognise import Found
from taizhang.reports.shown import part_of, unit_of
from taizhang.reports.units import agrees, alike, apart
from taizhang.town.models import Area, Town
from taizhang.town.places import places

LEAST = 0.35  # below this nothing is offered
SURE = 0.7  # from here on an offer is called sure, if the next one is well behind
LIKELY = 0.55  # from here on a number that agrees is taken for held, and said to be so by its value
APART = 0.06
SHOWN = 5  # offers to a number
_WEIGHTS = (1.0, 0.85, 0.62, 0.38)  # a word right at the number, on in its clause, in its sentence, in its paragraph


@dataclass(frozen=True, slots=True)
class Offer:
    """One reading of a number. sure: 0 to 1; certain: sure enough, and no other reading comes near it.

    agrees: whether the ledger's value is what the text says; None where the ledger has none. words: how sure the words
    alone make it.
    """

    indicator: Indicator
    area: int
    period: Period
    part: str
    sure: float
    why: str
    cell: Cell | None = None
    agrees: bool | None = None
    words: float = 0.0
    certain: bool = False

    @property
    def ask(self) -> Ask:
        """What it asks of the ledgers."""
        return Ask(self.indicator.key, self.area, self.period)


def offers(
    text: str,
    figures: Sequence[Found],
    town: Town,
    period: Period,
    *,
    habits: Sequence[learned.Habit] = (),
    among: Iterable[Indicator] | None = None,
    frozen: bool = True,
) -> tuple[tuple[Offer, ...], ...]:
    """For each number of a text its offers, the likeliest first; none for what the coming year promises.

    period: what the text reports on. habits: earlier bindings of the town. among: the indicators the reader may see.
    """
    map_ = places(town)
    names = near.Names(map_)
    kept = tuple(catalogue) if among is None else tuple(among)
    found: list[list[Offer]] = []
    for each, around in zip(figures, near.near(text, figures), strict=True):
        if each.coming:
            found.append([])
            continue
        where = near.place(around, names, map_.root)
        when = near.period(around, period)
        found.append(_with_wider(_by_words(each, around, kept, where, when, habits), map_.root.pk, period))
    values = _values(found, town, frozen)
    weighed = zip(figures, found, strict=True)
    return tuple(_ranked([_weighed(o, each.read, values.get(o.ask)) for o in some]) for each, some in weighed)


def offers_in(text: str, town: Town, period: Period, **more: object) -> dict[int, tuple[Offer, ...]]:
    """Offers by the place of each number in a finished text."""
    figures = recognise.found(text)
    given = offers(text, figures, town, period, **more)  # type: ignore[arg-type]
    return {f.start: o for f, o in zip(figures, given, strict=True)}


def _by_words(
    each: Found, around: Near, among: Iterable[Indicator], where: Area, when: Period, habits: Sequence[learned.Habit]
) -> list[Offer]:
    before = {h.indicator: (learned.alike(h, around.ahead, around.behind), h) for h in reversed(habits)}
    found = []
    for indicator in among:
        fits = _fits(each.read, indicator.unit)
        if not fits:
            continue
        words, said = score(indicator, around)
        like, habit = before.get(indicator.key, (0.0, None))
        sure, why = words * fits, f"原文近处有“{'、'.join(said)}”"
        part, area = "value", where.pk
        if habit is not None and like * 0.95 > sure:
            sure, why, part = like * 0.95, f"{habit.number} 同样的话这样绑定过", habit.part
            area = habit.area if where.pk == habit.area or like >= 1 else where.pk
        if sure >= LEAST * 0.8:
            found.append(Offer(indicator, area, when, part, sure, why, words=sure))
    return sorted(found, key=lambda o: -o.sure)[:SHOWN]


def _with_wider(found: Sequence[Offer], root: int, report: Period) -> list[Offer]:
    """The offers, and each for the whole town and the whole period too: 第一季度 may say when, not of when."""
    wider = [
        replace(o, area=area, period=when, sure=o.sure * 0.9)
        for o in found
        for area in {o.area, root}
        for when in {o.period, report}
        if (area, when) != (o.area, o.period)
    ]
    return [*found, *wider]


def score(indicator: Indicator, around: Near) -> tuple[float, tuple[str, ...]]:
    """How well the words near a number are those by which reports call an indicator, 0 to 1, and which they were."""
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    for words in (*indicator.words, (indicator.title,)):
        weights = [_weight(w, around) for w in words]
        if not all(weights):
            continue
        size = sum(map(len, words))
        mean = sum(w * len(x) for w, x in zip(weights, words, strict=True)) / size
        # A long or a double name says more than a short one; a word right at the number more than one far off.
        got = mean * (1 - 0.55 / (size + 0.5 * (len(words) - 1)))
        best = max(best, (got, words), key=lambda b: b[0])
    return best


def _weight(word: str, around: Near) -> float:
    for weight, words in zip(_WEIGHTS, (around.own, around.rest, around.sentence, around.before), strict=True):
        if word in words:
            return weight
    return 0.0


def _fits(read: Read, unit: str) -> float:
    """How well a number's unit is the indicator's: 0 where they cannot be the same number."""
    counted = apart(unit)[1]
    if not read.unit:
        return 0.7
    if read.unit == counted:
        return 1.0
    return 0.95 if alike(read.unit, counted) else 0.0


def _values(found: Iterable[Sequence[Offer]], town: Town, frozen: bool) -> dict[Ask, Cell]:
    asked = dict.fromkeys(o.ask for some in found for o in some)
    return cells(asked, town, frozen=frozen) if asked else {}


def _weighed(offer: Offer, read: Read, cell: Cell | None) -> Offer:
    """The offer with what the ledger says: agreement makes it surer, the more digits agree; silence a little less."""
    value = part_of(cell, offer.part) if cell else None
    if cell is None or value is None:
        return replace(offer, cell=cell, sure=offer.sure * 0.97)
    unit = unit_of(offer.indicator, offer.part, cell.definition)
    if agrees(read, value, unit):
        worth = (0.1, 0.15, 0.3, 0.5)[min(3, _digits(read) - 1)] if read.unit != "%" else 0.2
        sure = offer.sure + (1 - offer.sure) * worth
        return replace(offer, cell=cell, agrees=True, sure=sure, why=f"{offer.why}，台账的数也相符")
    return replace(offer, cell=cell, agrees=False, sure=offer.sure * 0.95)


def _digits(read: Read) -> int:
    """How many digits a number says: two numbers of four digits do not agree by chance."""
    return max(1, len("".join(c for c in read.text if c.isdigit()).strip("0")))


def _ranked(found: Sequence[Offer]) -> tuple[Offer, ...]:
    ranked = sorted((o for o in found if o.sure >= LEAST), key=lambda o: -o.sure)
    if not ranked:
        return ()
    other = next((o.sure for o in ranked if o.indicator.key != ranked[0].indicator.key), 0.0)
    first = replace(ranked[0], certain=ranked[0].sure >= SURE and ranked[0].sure - other >= APART)
    return (first, *ranked[1:SHOWN])
