"""The clocks of an appeal, and the times a town may set for itself.

Guangdong: 2, 10 or 15 working days from receipt by kind (广东省12345政务服务便民热线管理办法, 2022-09-01).
The inner times are town practice; each is a setting.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from taizhang.books.appeal.model import Appeal
from taizhang.books.appeal.words import Kind
from taizhang.ledger.deadline import Budget, Deadline, Unit, hours, workdays
from taizhang.ledger.setting import Setting
from taizhang.town.places import Places
from taizhang.town.posts import CHIEF, HOTLINE_CLERK, LEADER, OFFICE_CLERK, OFFICE_HEAD

BASIS = "广东省12345政务服务便民热线管理办法"
PRACTICE = "本镇办理惯例"

ENQUIRY = Setting("appeal.enquiry_days", "咨询办理时限", 2, "个工作日", BASIS)
HELP = Setting("appeal.help_days", "求助、建议办理时限", 10, "个工作日", BASIS)
COMPLAINT = Setting("appeal.complaint_days", "投诉、举报办理时限", 15, "个工作日", BASIS)
DISPATCH = Setting("appeal.dispatch_days", "派单时限", 1, "个工作日", PRACTICE)
SIGN = Setting("appeal.sign_days", "签收时限", 1, "个工作日", PRACTICE)
CONTACT = Setting("appeal.contact_hours", "首次联系时限", 24, "小时", PRACTICE)
ASK_RETURN = Setting("appeal.ask_return_days", "签收后可申请退单的时间", 2, "个工作日", PRACTICE)
DECIDE_RETURN = Setting("appeal.decide_return_days", "退单审核时限", 1, "个工作日", PRACTICE)
DECIDE_EXTENSION = Setting("appeal.decide_extension_days", "延期审批时限", 2, "个工作日", PRACTICE)
MOST_EXTENSIONS = Setting("appeal.most_extensions", "最多延期次数", 1, "次", PRACTICE)
MOST_EXTENDED = Setting("appeal.most_extended_days", "一次最多延期", 10, "个工作日", PRACTICE)
REVIEW = Setting("appeal.review_days", "答复审核时限", 1, "个工作日", PRACTICE)
CALL_BACK = Setting("appeal.call_back_days", "回访时限", 3, "个工作日", PRACTICE)
MISSES = Setting("appeal.misses", "未联系上几次可不经回访办结", 2, "次", PRACTICE)
REDO = Setting("appeal.redo_days", "重办时限", 5, "个工作日", PRACTICE)
FEEDBACK = Setting("appeal.feedback_days", "督办反馈时限", 3, "个工作日", PRACTICE)

SETTINGS = (
    ENQUIRY, HELP, COMPLAINT, DISPATCH, SIGN, CONTACT, ASK_RETURN, DECIDE_RETURN, DECIDE_EXTENSION, MOST_EXTENSIONS,
    MOST_EXTENDED, REVIEW, CALL_BACK, MISSES, REDO, FEEDBACK,
)  # fmt: skip

BY_KIND = {
    Kind.ENQUIRY: ENQUIRY, Kind.HELP: HELP, Kind.PROPOSAL: HELP, Kind.COMPLAINT: COMPLAINT, Kind.REPORT: COMPLAINT,
}  # fmt: skip


def handling_time(entry: Appeal, places: Places, day: date) -> Budget:
    """The platform's own date where it gave one; else working days by kind."""
    if entry.platform_due is not None:
        return Budget(0, Unit.DATE, roll=False, on=entry.platform_due)
    return Budget(int(BY_KIND[Kind(entry.kind)].on(places, day)), Unit.WORKDAY)


def _has_phone(entry: Appeal) -> bool:
    return bool(entry.phone)


def _clock(key: str, title: str, starts: str, stops: str, within: Callable[..., Budget], **more: Any) -> Deadline:
    return Deadline(key, title, tuple(starts.split()), tuple(stops.split()), within, **more)


DEADLINES = (
    _clock(
        "handle", "办结", "open reconsider", "close refuse", handling_time,
        since="received_at", credits={"grant_return": "return_asked_at"}, extends={"grant_extension": "extension_days"},
        remind=(3, 1), tell=(OFFICE_CLERK, OFFICE_HEAD), escalate={0: OFFICE_HEAD, 1: LEADER, 5: CHIEF}, basis=BASIS,
    ),
    _clock(
        "dispatch", "派单", "open grant_return reconsider", "dispatch answer_now refuse", workdays(DISPATCH),
        remind=(), escalate={0: HOTLINE_CLERK, 2: LEADER}, basis=PRACTICE,
    ),
    _clock(
        "sign", "签收", "dispatch redirect", "sign", workdays(SIGN),
        remind=(), escalate={0: OFFICE_HEAD, 1: LEADER}, basis=PRACTICE,
    ),
    _clock(
        "contact", "首次联系", "sign", "contact redirect grant_return submit close", hours(CONTACT),
        when=_has_phone, remind=(), escalate={0: OFFICE_HEAD}, basis=PRACTICE,
    ),
    _clock(
        "return", "退单审核", "ask_return", "grant_return deny_return", workdays(DECIDE_RETURN),
        remind=(), escalate={0: HOTLINE_CLERK, 1: LEADER}, basis=PRACTICE,
    ),
    _clock(
        "extension", "延期审批", "ask_extension", "grant_extension hold_extension deny_extension",
        workdays(DECIDE_EXTENSION), remind=(), escalate={0: LEADER}, basis=PRACTICE,
    ),
    _clock(
        "review", "答复审核", "submit", "pass send_back", workdays(REVIEW),
        remind=(), escalate={0: OFFICE_HEAD, 1: LEADER}, basis=PRACTICE,
    ),
    _clock(
        "call_back", "回访", "pass answer_now", "close redo", workdays(CALL_BACK),
        remind=(1,), tell=(HOTLINE_CLERK,), escalate={0: HOTLINE_CLERK, 2: LEADER}, basis=PRACTICE,
    ),
    _clock(
        "redo", "重办", "redo", "pass close", workdays(REDO),
        remind=(1,), tell=(OFFICE_CLERK,), escalate={0: OFFICE_HEAD, 1: LEADER}, basis=PRACTICE,
    ),
    _clock(
        "feedback", "督办反馈", "supervise", "report_progress submit close refuse", workdays(FEEDBACK),
        remind=(1,), tell=(OFFICE_CLERK, OFFICE_HEAD), escalate={0: LEADER}, basis=PRACTICE,
    ),
)  # fmt: skip
