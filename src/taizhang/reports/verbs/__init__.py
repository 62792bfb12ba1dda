"""The only writers of reports. Each verb is one transaction: lock → permit → version → check → write → journal."""

from taizhang.reports.verbs.binding import Binding, accept, approve, bind, bind_many, drop, mark
from taizhang.reports.verbs.drafting import Written, create, describe, write

__all__ = [
    "Binding", "Written", "accept", "approve", "bind", "bind_many", "create", "describe", "drop", "mark", "write",
]  # fmt: skip
