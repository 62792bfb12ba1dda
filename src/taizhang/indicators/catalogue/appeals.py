"""Appeals (S13): the hotline's and the mailbox's orders. Formulas as hotlines publish them."""

from decimal import Decimal

from taizhang.indicators.indicator import Definition, Indicator, Reading
from taizhang.town.posts import HOTLINE_CLERK

DOMAIN, OWNER = "群众诉求", HOTLINE_CLERK
HOTLINE = "广东省12345政务服务便民热线管理办法"
ALL = Decimal(100)

INDICATORS = (
    Indicator(
        "appeals_received", "受理群众诉求", DOMAIN, "件", OWNER,
        definitions=(Definition("appeal.received", source=HOTLINE),),
        words=(("接到", "诉求"), ("受理", "群众诉求"), ("热线", "诉求"), ("热线", "受理"), ("12345", "接到"),
               ("接到", "工单"), ("受理", "工单"), ("留言箱", "诉求")),
        readings=(
            Reading("按事计", "appeal.matters", plain="关联为同一件事的几次来电只算一宗。"),
        ),
    ),
    Indicator(
        "appeal_matters", "受理群众诉求（按事）", DOMAIN, "宗", OWNER,
        definitions=(Definition("appeal.matters"),),
        over_time="again", over_places="again",
        words=(("诉求", "合并"), ("诉求", "去重"), ("诉求事项", "热线")),
    ),
    Indicator(
        "appeals_closed", "办结群众诉求", DOMAIN, "件", OWNER,
        definitions=(Definition("appeal.closed"),), direction="up",
        words=(("办结", "群众诉求"), ("办结", "热线"), ("办结", "工单")),
    ),
    Indicator(
        "appeals_open", "在办群众诉求", DOMAIN, "件", OWNER,
        definitions=(Definition("appeal.open"),), direction="down", over_time="last",
        words=(("在办", "诉求"), ("未办结", "热线"), ("在办", "工单")),
    ),
    Indicator(
        "appeals_refused", "不予受理诉求", DOMAIN, "件", OWNER,
        definitions=(Definition("appeal.refused"),), words=(("不予受理", "诉求"), ("不予受理", "热线")),
    ),
    Indicator(
        "appeals_repeated", "重复诉求", DOMAIN, "件", OWNER,
        definitions=(Definition("appeal.repeated"),), direction="down",
        words=(("重复", "诉求"), ("重复", "来电")),
    ),
    Indicator(
        "appeals_called", "回访诉求", DOMAIN, "件", OWNER,
        definitions=(Definition("appeal.called"),), direction="up", words=(("回访", "诉求"), ("回访", "件")),
    ),
    Indicator(
        "appeal_closing_rate", "诉求办结率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("appeal.closed_of_received", "appeal.received", source="热线考核通行口径",
                       plain="期内受理的诉求中，到统计时已办结的比例。"),
        ),
        decimals=1, direction="up", target=ALL,
        words=(("诉求办结率",), ("办结率", "热线"), ("办结率", "群众诉求"), ("办结率", "工单"), ("办结率", "留言箱")),
        readings=(
            Reading("期内办结 ÷ 期内受理", "appeal.closed", "appeal.received",
                    "分子不论何时受理，只要在期内办结；消化旧件的月份可以超过百分之百。"),
            Reading("按期办结 ÷ 到期应办", "appeal.on_time_met", "appeal.on_time_due",
                    "只看办理时限（含批准的延期）在期内到期的诉求，到期前办结的才算。"),
        ),
    ),
    Indicator(
        "appeal_on_time", "按期办结率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("appeal.on_time_met", "appeal.on_time_due", source=HOTLINE,
                       plain="办理时限（含批准的延期）在期内到期的诉求中，到期前办结的比例。"),
        ),
        decimals=1, direction="up", target=ALL,
        words=(("按期办结率",), ("按时办结率",), ("及时办结率",)),
        readings=(
            Reading("按期答复 ÷ 到期应答复", "appeal.answered_on_time_met", "appeal.answered_on_time_due",
                    "只看承办单位答复用的时间，不含回访。"),
        ),
    ),
    Indicator(
        "appeal_sign_on_time", "按时签收率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("appeal.sign_on_time_met", "appeal.sign_on_time_due",
                       plain="签收时限在期内到期的工单中，到期前签收的比例。"),
        ),
        decimals=1, direction="up", target=ALL, words=(("签收率",),),
    ),
    Indicator(
        "appeal_contact_rate", "诉求响应率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("appeal.contact_on_time_met", "appeal.contact_on_time_due",
                       plain="联系诉求人的时限在期内到期的工单中，到期前已联系的比例。"),
        ),
        decimals=1, direction="up", target=ALL, words=(("响应率",),),
    ),
    Indicator(
        "appeal_call_back_rate", "诉求回访率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("appeal.closed_called", "appeal.closed",
                       plain="期内办结的诉求中，做过回访的比例，含未联系上的。"),
        ),
        decimals=1, direction="up", target=ALL, words=(("回访率",),),
        readings=(Reading("有效回访 ÷ 期内办结", "appeal.reached", "appeal.closed", "只算联系上诉求人的回访。"),),
    ),
    Indicator(
        "appeal_solved_rate", "诉求解决率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("appeal.solved", "appeal.reached", plain="有效回访中，诉求人说已解决的比例；以诉求人的话为准。"),
        ),
        decimals=1, direction="up", words=(("解决率",),),
        readings=(
            Reading("承办单位称解决 ÷ 期内办结", "appeal.claimed_solved", "appeal.closed",
                    "以承办单位填写的办结方式为准，未经诉求人认可。"),
        ),
    ),
    Indicator(
        "appeal_satisfied_rate", "诉求满意率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("appeal.satisfied", "appeal.reached", plain="有效回访中，诉求人说满意或基本满意的比例。"),
        ),
        decimals=1, direction="up",
        words=(("满意率", "诉求"), ("满意率", "热线"), ("群众满意率",), ("满意率", "工单")),
    ),
    Indicator(
        "appeal_repeat_rate", "重复诉求率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("appeal.repeated", "appeal.received",
                       plain="期内受理的诉求中，已关联到更早一件同一诉求的比例。"),
        ),
        decimals=1, direction="down", words=(("重复", "诉求率"),),
    ),
    Indicator(
        "appeal_return_rate", "退单率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("appeal.returned", "appeal.dispatched", plain="期内派出的工单中，曾获同意退单的比例。"),
        ),
        decimals=1, direction="down", words=(("退单率",),),
    ),
    Indicator(
        "appeal_redo_rate", "重办率", DOMAIN, "%", OWNER,
        definitions=(
            Definition("appeal.closed_redone", "appeal.closed", plain="期内办结的诉求中，曾发回重办的比例。"),
        ),
        decimals=1, direction="down", words=(("重办率",),),
    ),
    Indicator(
        "appeal_median_days", "办结用时中位数", DOMAIN, "个工作日", OWNER,
        definitions=(Definition("appeal.median_days"),),
        decimals=1, direction="down", over_time="again", over_places="again",
        words=(("办结", "工作日"), ("平均", "办结", "天")),
    ),
)  # fmt: skip
