"""The clocks of a promise. Every one is the town's own custom; the report's dates are the promise itself."""

from taizhang.books.promise import words
from taizhang.ledger.deadline import Deadline, until, workdays
from taizhang.town import posts as p

_OUT = ("drop", "carry_over")
_OFFICE = (p.OFFICE_CLERK, p.OFFICE_HEAD)

DEADLINES = (
    Deadline("break_down", "分解下达", ("open", "hand_back"), ("break_down", "drop"), workdays(words.BREAK_DOWN_DAYS),
             tell=(p.PARTY_OFFICE,), escalate={0: p.LEADER}),
    Deadline("accept", "签收", ("break_down",), ("accept", "hand_back", "report", *_OUT), workdays(words.ACCEPT_DAYS),
             tell=_OFFICE, escalate={0: p.PARTY_OFFICE, 3: p.LEADER}),
    Deadline("rhythm", "报进展", ("accept", "report", "back"), ("report", "claim", *_OUT), until("next_report_on"),
             remind=(3,), tell=_OFFICE,
             escalate={words.URGE_DAYS: p.OFFICE_HEAD, words.SUPERVISE_DAYS: p.LEADER, words.CIRCULATE_DAYS: p.CHIEF},
             basis="任务分解方案：逐月或逐季报进展"),
    Deadline("due", "完成时限", ("break_down", "grant", "back"), ("claim", "hand_back", *_OUT), until("due_on"),
             remind=(30, 10, 3), tell=_OFFICE,
             escalate={words.URGE_DAYS: p.PARTY_OFFICE, words.SUPERVISE_DAYS: p.LEADER, words.CIRCULATE_DAYS: p.CHIEF}),
    Deadline("reply", "回复督办", ("supervise",), ("answer", "claim", "hand_back", *_OUT), until("reply_by"),
             tell=_OFFICE, escalate={0: p.LEADER, 3: p.CHIEF}),
    Deadline("extension", "批复延期", ("ask_extension",), ("grant", "refuse", "claim", *_OUT),
             workdays(words.EXTEND_DAYS), tell=(p.LEADER,), escalate={0: p.CHIEF}),
    Deadline("verify", "验收", ("claim",), ("close", "back"), workdays(words.VERIFY_DAYS), tell=(p.PARTY_OFFICE,),
             escalate={0: p.LEADER}),
)  # fmt: skip
