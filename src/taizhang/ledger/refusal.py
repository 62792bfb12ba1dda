"""The refusals of the ledger's verbs: the same as those of the town, so that a face catches one kind."""

from taizhang.base.refusal import NotAllowed, Refusal, Refused, Stale

__all__ = ["NotAllowed", "Refusal", "Refused", "Stale"]
