"""The clocks of a petition. The regulations count calendar days and do not roll a last day that is a day of rest."""

from taizhang.books.petition import moves, words
from taizhang.ledger.deadline import Deadline, days, until, workdays
from taizhang.town import posts as p

_SCREENED = ("accept", "guide", "send_on", "refuse", "reply", "object", "divert")
_DESK = (p.PETITION_CLERK,)
_OFFICE = (p.OFFICE_CLERK, p.OFFICE_HEAD)

DEADLINES = (
    Deadline("route", "登记甄别", ("open",), _SCREENED, days(words.ROUTE_DAYS, roll=False),
             since="registered_on", remind=(5, 1), tell=_DESK, escalate={0: p.LEADER, 3: p.CHIEF},
             basis="信访工作条例第二十二条、第二十三条"),
    Deadline("reroute", "重新甄别", ("reopen",), _SCREENED, days(words.ROUTE_DAYS, roll=False), remind=(5, 1),
             tell=_DESK, escalate={0: p.LEADER}, basis="信访工作条例第二十二条"),
    Deadline("object", "退回转送", ("open",), _SCREENED, workdays(words.OBJECT_DAYS), since="registered_on",
             when=moves.was_sent, tell=_DESK, escalate={0: p.LEADER}, basis="信访工作条例第二十三条"),
    Deadline("decide", "作出处理意见", ("accept",), ("sign", "settle"), days(words.DECIDE_DAYS, roll=False),
             since="accepted_on", extends={"extend": "extended_days"}, remind=(15, 7, 3, 1), tell=_OFFICE,
             escalate={-3: p.LEADER, 0: p.LEADER, 5: p.CHIEF}, basis="信访工作条例第三十四条"),
    Deadline("redecide", "重新作出处理意见", ("redo",), ("sign", "settle"), days(words.DECIDE_DAYS, roll=False),
             remind=(15, 3, 1), tell=_OFFICE, escalate={0: p.LEADER}, basis="信访工作条例第三十四条"),
    Deadline("report", "报进展", ("accept", "report", "redo", "back"), ("report", "draft", "settle"),
             days(words.REPORT_DAYS), tell=(p.OFFICE_CLERK,), escalate={0: p.OFFICE_HEAD}),
    Deadline("sign", "审签", ("draft",), ("sign", "back"), workdays(words.SIGN_DAYS), escalate={0: p.LEADER}),
    Deadline("deliver", "送达", ("sign",), ("deliver",), workdays(words.DELIVER_DAYS), escalate={0: p.LEADER}),
    Deadline("window", "申请复查期", ("deliver",), ("close", "ask_review"), days(words.ASK_DAYS, roll=False),
             since="delivered_on", remind=(), escalate={0: p.PETITION_CLERK}, basis="信访工作条例第三十五条"),
    Deadline("review", "复查", ("ask_review",), ("review",), days(words.REVIEW_DAYS, roll=False),
             since="review_asked_on", remind=(7, 3, 1), tell=(p.REVIEW_OFFICE,), escalate={0: p.LEADER},
             basis="信访工作条例第三十五条"),
    Deadline("window_two", "申请复核期", ("review",), ("content", "ask_recheck", "redo"),
             days(words.ASK_DAYS, roll=False), since="review_delivered_on", remind=(), escalate={0: p.PETITION_CLERK},
             basis="信访工作条例第三十六条"),
    Deadline("recheck", "复核", ("ask_recheck",), ("recheck",), days(words.REVIEW_DAYS, roll=False),
             since="recheck_asked_on", pauses=("hear",), resumes=("heard",), remind=(7, 3, 1),
             tell=(p.REVIEW_OFFICE,), escalate={0: p.LEADER}, basis="信访工作条例第三十六条（听证时间不计）"),
    Deadline("hearing", "听证", ("hear",), ("heard",), days(words.REVIEW_DAYS, roll=False), escalate={0: p.LEADER}),
    Deadline("backlog", "积案进展", ("list", "backlog_report"), ("backlog_report", "strike"),
             days(words.BACKLOG_DAYS), tell=_DESK, escalate={0: p.LEADER, 10: p.CHIEF}),
    Deadline("resolve", "积案化解", ("list",), ("strike",), until("resolve_by"), remind=(15, 5), tell=_DESK,
             escalate={0: p.LEADER, 10: p.CHIEF}),
)  # fmt: skip
