"""What can be counted of promises. A promise belongs to the year of its plan, by the day the plan begins."""

from django.db.models import Q

from taizhang.books.promise.model import Promise
from taizhang.ledger.measures import Count, Ratio, Stock, on_time

S = Promise.State
_ON = "starts_on"


def _count(key: str, title: str, plain: str, where: Q | None = None) -> Count:
    return Count(key, title, _ON, Q() if where is None else where, "项", plain)


made = _count("made", "承诺事项", "计划起始日在期内的承诺事项，一项任务一项。")
kept_in_time = _count("kept_in_time", "按期兑现", "其中按完成时限做到并经验收销号的。", Q(result="kept"))
kept_late = _count("kept_late", "逾期兑现", "其中过了完成时限才做到、经验收销号的。", Q(result="late"))
kept = _count("kept", "已兑现", "其中经验收销号的，含逾期兑现。", Q(result__in=("kept", "late")))
dropped = _count("dropped", "调整取消", "其中经批准、写明理由调整取消的。", Q(result="dropped"))
carried = _count("carried", "结转下年", "其中没有完成、列入下年度计划的。", Q(result="carried"))
unfinished = _count("unfinished", "尚在办理", "其中还没有兑现、取消或结转的。", Q(result=""))

MEASURES = (
    made,
    kept,
    kept_in_time,
    kept_late,
    dropped,
    carried,
    unfinished,
    Ratio("kept_rate", "兑现率", over=kept, under=made, plain="已兑现 ÷ 承诺事项；调整取消和结转的仍在分母里。"),
    Ratio("kept_in_time_rate", "按期兑现率", over=kept_in_time, under=made, plain="按期兑现 ÷ 承诺事项。"),
    Stock("open", "在办承诺", on=_ON, unit="项", plain="期末没有办结的承诺事项。"),
    Stock("overdue", "逾期未办结", on="due_on", unit="项", plain="期末已过完成时限、还没有办结的承诺事项。"),
    Stock("at_risk", "亮红灯在办", on=_ON, where=Q(light="risk"), unit="项", plain="在办承诺中亮灯为风险的。"),
    Stock("lagging", "亮黄灯在办", on=_ON, where=Q(light="lag"), unit="项", plain="在办承诺中亮灯为滞后的。"),
    _count("extended", "批准延期", "其中至少一次获准延期的。", Q(extensions__gt=0)),
    _count("supervised", "发出督办", "其中至少一次发出督办单的。", Q(supervisions__gt=0)),
    on_time("reports_in_time", "按期报进展率", "rhythm"),
)
