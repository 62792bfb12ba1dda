"""What one measure counts beyond another is the difference of their rows, by whatever way it is found."""

from itertools import product

from django.db.models import F, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taizhang.base.period import Period
from taizhang.ledger.measures import Count, Due, Settled
from taizhang.town.models import Town
from tests.books_fixture.errand.book import Errand
from tests.indicators.grid.test_values import ENTRY, keep

MEASURES = (
    Count("all", "全部"),
    Count("asks", "咨询", where=Q(kind="ask")),
    Count("late", "晚答复的投诉", where=Q(kind="complain") & Q(answered_at__gt=F("received_at"))),
    Count("not_early", "没有早答复的", where=~Q(kind="ask", answered_at__lte=F("received_at"))),
    Count("answered", "已答复", where=Q(answered_at__isnull=False)),
    Count("closed", "办结", on="closed_at", where=Q(kind="ask")),
    Settled("settled", "期末已办结"),
    Due("due", "应审核", deadline="review"),
    Due("met", "按时审核", deadline="review", met=True),
    Due("due_asks", "应审核的咨询", deadline="review", where=Q(kind="ask")),
    Due("replied", "按时答复", deadline="reply", met=True),
    Due("by_due", "应审核", deadline="review", by="answered_at"),
    Due("by_met", "按时审核", deadline="review", met=True, by="answered_at"),
)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(ENTRY, max_size=12), period=st.sampled_from(["2025-01", "2025Q1", "2024"]))
def test_beyond_when_measures_are_paired_is_the_difference_of_their_rows(town: Town, lines, period):
    keep(town, lines)
    entries, when = Errand.objects.filter(town=town).live(), Period.parse(period)
    counted = {m.key: set(m.rows(entries, when).values_list("pk", flat=True)) for m in MEASURES}
    for one, other in product(MEASURES, MEASURES):
        found = sorted(one.beyond(other, entries, when).values_list("pk", flat=True))
        assert (one.key, other.key, found) == (one.key, other.key, sorted(counted[one.key] - counted[other.key]))
