"""The catalogue: every indicator says what it is, in which unit, and how it may be added up."""

from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.indicator import Definition, Indicator
from taizhang.indicators.registry import Catalogue, measure, plain
from taizhang.ledger.measures import Count, Distinct, Median, MedianWorkdays, Settled, Stock, Sum
from taizhang.town.posts import PARTY_OFFICE


def test_catalogue_when_checked_has_nothing_wrong():
    assert catalogue.self_check() == []


def test_every_indicator_when_read_says_what_it_counts_in_a_sentence():
    sides = [(i.key, d) for i in catalogue for d in (*i.definitions, *i.readings)]
    assert [key for key, d in sides if not plain(d) or (d.under and not d.plain)] == []


def test_every_indicator_when_read_has_words_by_which_reports_call_it():
    assert [i.key for i in catalogue if not i.words or not all(i.words)] == []


def test_stocks_when_added_over_months_are_not_and_rates_nowhere():
    """Existing things are not summed over months; rates, medians and different things are counted again."""
    wrong = []
    for i in catalogue:
        for d in i.definitions:
            kind = type(measure(d.over))
            want = {Stock: ("last", "sum"), Sum: ("sum", "sum"), Count: ("sum", "sum"), Settled: ("again", "sum")}
            if i.is_rate or kind in (Distinct, Median, MedianWorkdays):
                want[kind] = ("again", "again")
            if kind in want and want[kind] != (i.over_time, i.over_places):
                wrong.append(i.key)
    assert wrong == []


def test_rates_when_declared_are_percent_or_have_a_unit_of_their_own():
    assert [i.key for i in catalogue if i.is_rate and (i.unit == "%") != (i.definitions[0].times == 100)] == []


def test_check_when_a_declaration_is_wrong_says_each():
    found = Catalogue((
        Indicator("a", "甲", "类", "人", PARTY_OFFICE, definitions=(Definition("night_visit.cadres"),)),
        Indicator("a", "乙", "类", "件", PARTY_OFFICE, definitions=(Definition("appeal.nothing"),)),
        Indicator("b", "丙", "类", "万元", PARTY_OFFICE, reported="nobody"),
    )).self_check()  # fmt: skip
    assert sorted(e.id for e in found) == ["indicators.E001", "indicators.E002", "indicators.E003", "indicators.E004"]
