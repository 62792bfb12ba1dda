"""Intake: a sheet → match → preview → commit. Nothing is guessed, nothing comes in by halves, nothing twice."""

from taizhang.ledger.intake.answers import Answers
from taizhang.ledger.intake.plan import Fault, Plan, Taken, commit, fault_sheet, plan
from taizhang.ledger.intake.questions import Question
from taizhang.ledger.intake.staging import drop, opened, stage
from taizhang.ledger.intake.wanted import template

__all__ = [
    "Answers",
    "Fault",
    "Plan",
    "Question",
    "Taken",
    "commit",
    "drop",
    "fault_sheet",
    "opened",
    "plan",
    "stage",
    "template",
]
