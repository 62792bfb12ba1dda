"""The only writers of reports. Each verb is one transaction: lock → permit → version → check → write → journal."""

from taizhang.reports.verbs.binding import Binding, accept, approve, bind, bind_many, drop, mark
from taizhang.reports.verbs.correcting import draft_correction, send_correction, write_correction
from taizhang.reports.verbs.drafting import Written, create, describe, write
from taizhang.reports.verbs.explaining import explain, unexplain
from taizhang.reports.verbs.recalling import recall
from taizhang.reports.verbs.stepping import check, deliver, freeze, review, revise, send_back, sign
from taizhang.reports.verbs.telling import note_export

__all__ = [
    "Binding", "Written", "accept", "approve", "bind", "bind_many", "check", "create", "deliver", "describe",
    "draft_correction", "drop", "explain", "freeze", "mark", "note_export", "recall", "review", "revise", "send_back",
    "send_correction", "sign", "unexplain", "write", "write_correction",
]  # fmt: skip
