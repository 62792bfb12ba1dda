"""The only writers. Each verb is one transaction: lock → permit → ask → check → write → clocks → journal → card."""

from taizhang.ledger.verbs.amending import amend, void
from taizhang.ledger.verbs.doors import open_joined
from taizhang.ledger.verbs.each import Each, take_each
from taizhang.ledger.verbs.filing import attach, detach
from taizhang.ledger.verbs.joining import hand_on, link, merge, unlink, unmerge
from taizhang.ledger.verbs.opening import Outcome, Row, open_entry, open_many
from taizhang.ledger.verbs.printing import Printed, papers, print_document
from taizhang.ledger.verbs.recording import Brought, record
from taizhang.ledger.verbs.renewing import renew
from taizhang.ledger.verbs.stepping import take, take_together
from taizhang.ledger.verbs.telling import note_export, note_numbers, note_read, reveal

__all__ = [
    "Brought",
    "Each",
    "Outcome",
    "Printed",
    "Row",
    "amend",
    "attach",
    "detach",
    "hand_on",
    "link",
    "merge",
    "note_export",
    "note_numbers",
    "note_read",
    "open_entry",
    "open_joined",
    "open_many",
    "papers",
    "print_document",
    "record",
    "renew",
    "reveal",
    "take",
    "take_each",
    "take_together",
    "unlink",
    "unmerge",
    "void",
]
