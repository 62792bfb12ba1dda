"""What can be counted of appeals. Formulas: README.md beside this file; each is a sentence on its definition card."""

from django.db.models import F, Q

from taizhang.books.appeal.model import Appeal
from taizhang.books.appeal.words import Satisfaction
from taizhang.ledger.measures import Count, Distinct, Due, Measure, MedianWorkdays, Ratio, Stock, on_time

S = Appeal.State
_ACCEPTED = ~Q(state=S.REFUSED)
_OVER = Q(state__in=(S.CLOSED, S.ARCHIVED))
_CONTENT = (Satisfaction.YES, Satisfaction.MOSTLY)

received = Count("received", "受理诉求", where=_ACCEPTED, plain="期内受理的诉求，一次来电算一件；不予受理的不算。")
matters = Distinct(
    "matters", "受理诉求（按事）", where=_ACCEPTED, unit="宗", plain="期内受理的诉求，关联为同一件事的只算一宗。"
)
repeated = Count(
    "repeated", "重复诉求", where=_ACCEPTED & ~Q(matter=F("id")), plain="期内受理、已关联到更早一件同一诉求的。"
)
refused = Count("refused", "不予受理", where=Q(state=S.REFUSED), plain="期内登记、依规不予受理并告知途径的。")
closed = Count("closed", "办结诉求", on="closed_at", where=_OVER, plain="期内办结的诉求，不论何时受理。")
closed_of_received = Count(
    "closed_of_received", "受理中已办结", where=_ACCEPTED & _OVER, plain="期内受理、到统计时已办结的诉求。"
)
open_now = Stock("open", "在办诉求", where=_ACCEPTED, plain="期末尚未办结的诉求。")
dispatched = Count("dispatched", "派单", on="dispatched_at", plain="期内派出的工单。")
returned = Count(
    "returned", "同意退单", on="dispatched_at", where=Q(returns__gt=0), plain="期内派出的工单中，曾获同意退单的。"
)
called = Count("called", "回访", on="called_at", plain="期内回访（含未联系上）的诉求。")
reached = Count("reached", "有效回访", on="called_at", where=Q(reached=True), plain="期内回访并联系上诉求人的。")
solved = Count(
    "solved", "回访解决", on="called_at", where=Q(reached=True, solved=True), plain="有效回访中，诉求人说已解决的。"
)
satisfied = Count(
    "satisfied",
    "回访满意",
    on="called_at",
    where=Q(reached=True, satisfaction__in=_CONTENT),
    plain="有效回访中，诉求人说满意或基本满意的。",
)
closed_called = Count(
    "closed_called",
    "办结已回访",
    on="closed_at",
    where=_OVER & Q(called_at__isnull=False),
    plain="期内办结的诉求中，做过回访的。",
)
closed_redone = Count(
    "closed_redone",
    "办结曾重办",
    on="closed_at",
    where=_OVER & Q(redos__gt=0),
    plain="期内办结、曾发回重办的诉求。",
)
claimed_solved = Count(
    "claimed_solved",
    "承办单位称解决",
    on="closed_at",
    where=_OVER & Q(close_kind="solved"),
    plain="期内办结的诉求中，承办单位填“解决”的；与回访解决分开统计。",
)

MEASURES: tuple[Measure | Ratio, ...] = (
    received,
    matters,
    repeated,
    refused,
    closed,
    closed_of_received,
    open_now,
    dispatched,
    returned,
    called,
    reached,
    solved,
    satisfied,
    closed_called,
    closed_redone,
    claimed_solved,
    Ratio("closing_rate", "办结率", closed_of_received, received, plain="到统计时已办结 ÷ 期内受理。"),
    on_time("on_time", "按期办结率", "handle", where=_ACCEPTED),
    Ratio(
        "answered_on_time",
        "按期答复率",
        over=Due("answered_on_time_met", "按期答复", deadline="handle", met=True, by="answered_at", where=_ACCEPTED),
        under=Due("answered_on_time_due", "到期应答复", deadline="handle", where=_ACCEPTED),
        plain="到期前已答复 ÷ 办理时限在期内到期；只看承办单位，不含回访所用时间。",
    ),
    on_time("sign_on_time", "按时签收率", "sign"),
    on_time("contact_on_time", "响应率", "contact"),
    Ratio("call_back_rate", "回访率", closed_called, closed, plain="办结中做过回访的 ÷ 期内办结。"),
    Ratio("solved_rate", "解决率", solved, reached, plain="诉求人说已解决 ÷ 有效回访。"),
    Ratio("satisfied_rate", "满意率", satisfied, reached, plain="满意和基本满意 ÷ 有效回访。"),
    Ratio("return_rate", "退单率", returned, dispatched, plain="曾获同意退单 ÷ 期内派单。"),
    Ratio("redo_rate", "重办率", closed_redone, closed, plain="曾发回重办 ÷ 期内办结。"),
    Ratio("repeat_rate", "重复诉求率", repeated, received, plain="重复诉求 ÷ 期内受理。"),
    MedianWorkdays(
        "median_days",
        "办结用时中位数",
        on="closed_at",
        where=_OVER,
        unit="个工作日",
        starts="received_at",
        ends="closed_at",
        plain="期内办结的诉求，从受理次日到办结当日的工作日数，取中位数。",
    ),
)
