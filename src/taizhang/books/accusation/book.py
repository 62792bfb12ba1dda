"""检举控告: accusations, a class of their own: read by the discipline post alone, never by the accused; reads are told.

Basis: 信访工作条例 30, 46. Words and sources: README.md beside this file.
"""

from typing import ClassVar

from taizhang.books.accusation import rules
from taizhang.books.accusation.model import Accusation
from taizhang.ledger.book import Book
from taizhang.ledger.deadline import Deadline, days
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.may import Rights
from taizhang.ledger.measures import Count, Stock, on_time
from taizhang.ledger.setting import Setting
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

S = Accusation.State
DISCIPLINE: Rights = (p.DISCIPLINE,)
TELL = (p.DISCIPLINE,)  # nobody else may even know that it is late
CHECK_DAYS = Setting("accusation.check_days", "接收后多少日内核查完毕", 60, "日", "本镇办理惯例")
REPLY_DAYS = Setting("accusation.reply_days", "核查完毕后多少日内反馈", 15, "日", "本镇办理惯例")


@register
class AccusationBook(Book[Accusation]):
    """The book of accusations, S24."""

    slug, title, group, icon = "accusation", "检举控告", "群众诉求", "shield-alert"
    model = Accusation
    number = "JK-{year}-{seq:03}"
    heading, happened = "about", "received_on"
    bars, reads_told = ("accused_offices", "accused_people"), True
    receives: ClassVar = {
        "petition": {"area": "area", "content": "content", "informant": "petitioner", "phone": "phone"}
    }
    sections = {
        "来件": ("channel", "received_on", "area", "about"),
        "内容": ("content",),
        "被检举人": ("accused_offices", "accused_people", "accused_names"),
        "检举控告人": ("informant", "phone"),
    }
    columns = ("number", "about", "channel", "received_on", "state", "due_at")
    filters = ("state", "about", "channel", "finding", "received_on")
    aliases = {"about": ("类别",), "received_on": ("日期",), "accused_offices": ("被反映单位",), "content": ("内容",)}
    may = {
        "open": (p.PETITION_CLERK, *DISCIPLINE),
        "read": DISCIPLINE,
        "amend": DISCIPLINE,
        "attach": DISCIPLINE,
        "void": DISCIPLINE,
        "reveal": DISCIPLINE,
    }
    tones = {S.REGISTERED: "open", S.TAKEN: "open", S.CONCLUDED: "wait", S.CLOSED: "done", S.SENT_UP: "done"}
    lifecycle = Lifecycle(
        Step("take", "接收", S.REGISTERED, S.TAKEN, DISCIPLINE, tone="main"),
        Step("send_up", "报送上级", (S.REGISTERED, S.TAKEN), S.SENT_UP, DISCIPLINE, asks=("sent_to", "sent_on"),
             hint="反映镇管以上干部或者本级应当回避的"),
        Step("note", "记录核查", S.TAKEN, None, DISCIPLINE, asks=("clues",)),
        Step("conclude", "核查完毕", S.TAKEN, S.CONCLUDED, DISCIPLINE, asks=("finding", "result"),
             when=rules.is_by_name, tone="main", hint="实名的，还要向检举控告人反馈"),
        Step("finish", "核查办结", S.TAKEN, S.CLOSED, DISCIPLINE, asks=("finding", "result"),
             when=rules.is_anonymous, tone="main"),
        Step("reply", "反馈检举控告人", S.CONCLUDED, S.CLOSED, DISCIPLINE, asks=("replied_on",), tone="main"),
        ends=(S.CLOSED, S.SENT_UP),
    )  # fmt: skip
    settings = (CHECK_DAYS, REPLY_DAYS)
    deadlines = (
        Deadline("take", "接收转送", ("open",), ("take", "send_up"), days(15, roll=False), since="received_on",
                 remind=(5, 1), tell=TELL, escalate={0: p.DISCIPLINE}, basis="信访工作条例第二十二条"),
        Deadline("check", "核查", ("take",), ("conclude", "finish", "send_up"), days(CHECK_DAYS), remind=(10, 1),
                 tell=TELL, escalate={0: p.DISCIPLINE}),
        Deadline("reply", "反馈", ("conclude",), ("reply",), days(REPLY_DAYS), tell=TELL, escalate={0: p.DISCIPLINE}),
    )  # fmt: skip
    checks = rules.CHECKS
    measures = (
        Count("received", "收到检举控告", plain="期内收到的检举控告"),
        Count("closed", "办结检举控告", on="closed_at", plain="期内核查办结或报送上级的检举控告"),
        Stock("open", "在办检举控告", plain="期末未办结的检举控告"),
        on_time("kept", "按期接收率", "take"),
    )
