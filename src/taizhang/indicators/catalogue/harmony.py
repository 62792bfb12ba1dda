"""Disputes (S14) and petitions (S19): brought in, settled, kept to; the same thing told twice counts as one matter."""

from decimal import Decimal

from taizhang.indicators.indicator import Definition, Indicator, Reading
from taizhang.town.posts import JUDICIAL_CLERK, PETITION_CLERK

DISPUTES, PETITIONS = "矛盾纠纷", "信访"
ALL = Decimal(100)
REGULATION = "信访工作条例"

INDICATORS = (
    Indicator(
        "disputes_registered", "登记矛盾纠纷", DISPUTES, "宗", JUDICIAL_CLERK,
        definitions=(Definition("dispute.registered"),),
        words=(("矛盾纠纷", "排查"), ("登记", "纠纷"), ("矛盾纠纷", "受理"), ("调处", "纠纷"), ("矛盾纠纷",)),
        readings=(Reading("受理调解", "dispute.accepted", plain="期内受理、进入调解的纠纷。"),),
    ),
    Indicator(
        "dispute_matters", "矛盾纠纷（按事）", DISPUTES, "件", JUDICIAL_CLERK,
        definitions=(Definition("dispute.matters"),), over_time="again", over_places="again",
        words=(("纠纷", "合并"),),
    ),
    Indicator(
        "disputes_accepted", "受理调解", DISPUTES, "宗", JUDICIAL_CLERK,
        definitions=(Definition("dispute.accepted"),),
        words=(("受理", "调解"), ("调解", "纠纷"), ("调解", "案件")),
    ),
    Indicator(
        "disputes_agreed", "达成调解协议", DISPUTES, "宗", JUDICIAL_CLERK,
        definitions=(Definition("dispute.agreed", source="人民调解法 第二十八条"),), direction="up",
        words=(("调解", "成功"), ("达成", "协议"), ("化解", "纠纷"), ("成功", "化解")),
    ),
    Indicator(
        "dispute_success_rate", "调解成功率", DISPUTES, "%", JUDICIAL_CLERK,
        definitions=(
            Definition("dispute.accepted_agreed", "dispute.accepted", plain="期内受理的纠纷中，已达成协议的比例。"),
        ),
        decimals=1, direction="up",
        words=(("调解成功率",), ("化解率", "纠纷"), ("成功率", "调解")),
        readings=(Reading("期内达成协议 ÷ 期内受理", "dispute.agreed", "dispute.accepted", "分子不论何时受理。"),),
    ),
    Indicator(
        "dispute_performed_rate", "协议履行率", DISPUTES, "%", JUDICIAL_CLERK,
        definitions=(
            Definition("dispute.perform_done", "dispute.perform_due",
                       plain="履行期限落在期内的调解协议中，已履行完毕的比例。"),
        ),
        decimals=1, direction="up", words=(("履行率",),),
    ),
    Indicator(
        "disputes_confirmed", "司法确认", DISPUTES, "宗", JUDICIAL_CLERK,
        definitions=(Definition("dispute.confirmed", source="人民调解法 第三十三条"),), words=(("司法确认",),),
    ),
    Indicator(
        "disputes_criminal", "民转刑案件", DISPUTES, "宗", JUDICIAL_CLERK,
        definitions=(Definition("dispute.criminal"),), direction="down", words=(("民转刑",),),
    ),
    Indicator(
        "dispute_money", "纠纷涉及金额", DISPUTES, "元", JUDICIAL_CLERK,
        definitions=(Definition("dispute.money"),), decimals=2, words=(("纠纷", "金额"), ("调解", "金额")),
    ),
    Indicator(
        "disputes_open", "未化解纠纷", DISPUTES, "宗", JUDICIAL_CLERK,
        definitions=(Definition("dispute.open"),), direction="down", over_time="last", words=(("未化解", "纠纷"),),
    ),
    Indicator(
        "petitions", "登记信访", PETITIONS, "件", PETITION_CLERK,
        definitions=(Definition("petition.registered", source=REGULATION),),
        words=(("信访", "件"), ("登记", "信访"), ("受理", "信访"), ("来信来访",)),
        readings=(Reading("按事计", "petition.matters", plain="同一件事只算一宗。"),),
    ),
    Indicator(
        "petition_matters", "信访事项（按事）", PETITIONS, "宗", PETITION_CLERK,
        definitions=(Definition("petition.matters"),), over_time="again", over_places="again",
        words=(("信访事项",),),
    ),
    Indicator(
        "petition_people", "信访人次", PETITIONS, "人次", PETITION_CLERK,
        definitions=(Definition("petition.people"),), words=(("信访", "人次"), ("来访", "人次")),
    ),
    Indicator(
        "petition_repeat_share", "重复信访占比", PETITIONS, "%", PETITION_CLERK,
        definitions=(
            Definition("petition.repeated", "petition.registered",
                       plain="期内登记的信访中，同一人就同一事再次信访的比例。"),
        ),
        decimals=1, direction="down", words=(("重复信访",),),
    ),
    Indicator(
        "petition_timely", "信访及时受理率", PETITIONS, "%", PETITION_CLERK,
        definitions=(
            Definition("petition.timely_met", "petition.timely_due", source="信访工作条例 第二十二条",
                       plain="甄别转送期限在期内到期的信访中，到期前办了的比例。"),
        ),
        decimals=1, direction="up", target=ALL, words=(("及时受理率",),),
    ),
    Indicator(
        "petition_kept", "信访按期答复率", PETITIONS, "%", PETITION_CLERK,
        definitions=(
            Definition("petition.kept_met", "petition.kept_due", source="信访工作条例 第三十四条",
                       plain="答复期限（含批准的延期）在期内到期的信访中，到期前答复的比例。"),
        ),
        decimals=1, direction="up", target=ALL,
        words=(("按期答复率",), ("信访", "办结率")),
    ),
    Indicator(
        "petitions_closed", "办结信访", PETITIONS, "件", PETITION_CLERK,
        definitions=(Definition("petition.closed"),), direction="up", words=(("办结", "信访"), ("化解", "信访")),
    ),
    Indicator(
        "petition_content", "信访参评满意率", PETITIONS, "%", PETITION_CLERK,
        definitions=(
            Definition("petition.satisfied", "petition.rated",
                       plain="期内办结、信访人已作评价的信访中，评价满意或基本满意的比例。"),
        ),
        decimals=1, direction="up", words=(("满意率", "信访"),),
    ),
    Indicator(
        "petition_struck_rate", "信访积案化解率", PETITIONS, "%", PETITION_CLERK,
        definitions=(
            Definition("petition.struck", "petition.listed", plain="积案台账中，已经上级验收销号的比例。"),
        ),
        decimals=1, direction="up", target=ALL,
        words=(("积案", "化解率"), ("积案", "化解")),
    ),
    Indicator(
        "petitions_open", "在办信访", PETITIONS, "件", PETITION_CLERK,
        definitions=(Definition("petition.open"),), direction="down", over_time="last", words=(("在办", "信访"),),
    ),
)  # fmt: skip
