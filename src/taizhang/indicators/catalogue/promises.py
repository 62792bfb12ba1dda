"""Promises (S26): what last year's report said would be done, and what became of it."""

from decimal import Decimal

from taizhang.indicators.indicator import Definition, Indicator, Reading
from taizhang.town.posts import PARTY_OFFICE

DOMAIN, OWNER = "承诺事项", PARTY_OFFICE

INDICATORS = (
    Indicator(
        "promises", "承诺事项", DOMAIN, "项", OWNER,
        definitions=(Definition("promise.made"),), words=(("承诺", "事项"), ("任务", "分解"), ("目标任务", "项")),
    ),
    Indicator(
        "promises_kept", "已兑现承诺", DOMAIN, "项", OWNER,
        definitions=(Definition("promise.kept"),), direction="up", words=(("承诺", "兑现"), ("任务", "完成")),
        readings=(Reading("只算按期兑现", "promise.kept_in_time", plain="过了完成时限才做到的不算。"),),
    ),
    Indicator(
        "promises_late", "逾期兑现承诺", DOMAIN, "项", OWNER,
        definitions=(Definition("promise.kept_late"),), direction="down", words=(("逾期", "兑现"),),
    ),
    Indicator(
        "promises_dropped", "调整取消承诺", DOMAIN, "项", OWNER,
        definitions=(Definition("promise.dropped"),), direction="down", words=(("调整", "取消", "承诺"),),
    ),
    Indicator(
        "promises_carried", "结转下年承诺", DOMAIN, "项", OWNER,
        definitions=(Definition("promise.carried"),), direction="down", words=(("结转", "承诺"),),
    ),
    Indicator(
        "promise_kept_rate", "承诺兑现率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("promise.kept", "promise.made",
                       plain="计划起始日在期内的承诺事项中，经验收销号的比例；调整取消和结转的仍在分母里。"),
        ),
        decimals=1, direction="up", target=Decimal(100),
        words=(("兑现率",), ("完成率", "承诺"), ("完成率", "任务")),
        readings=(
            Reading("按期兑现 ÷ 承诺事项", "promise.kept_in_time", "promise.made", "过了完成时限才做到的不算。"),
        ),
    ),
    Indicator(
        "promises_open", "在办承诺", DOMAIN, "项", OWNER,
        definitions=(Definition("promise.open"),), over_time="last", words=(("在办", "承诺"),),
    ),
    Indicator(
        "promises_overdue", "逾期未办结承诺", DOMAIN, "项", OWNER,
        definitions=(Definition("promise.overdue"),), direction="down", over_time="last",
        words=(("逾期", "承诺"),),
    ),
    Indicator(
        "promises_at_risk", "亮红灯承诺", DOMAIN, "项", OWNER,
        definitions=(Definition("promise.at_risk"),), direction="down", over_time="last", words=(("红灯",),),
    ),
    Indicator(
        "promise_reports_on_time", "承诺按期报进展率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("promise.reports_in_time_met", "promise.reports_in_time_due",
                       plain="报进展的期限在期内到期的承诺中，每次都按期报了的比例。"),
        ),
        decimals=1, direction="up", words=(("报进展",),),
    ),
)  # fmt: skip
