"""Suggestions from the town's own closed entries: how sure, and why. A person decides; what was decided is kept.

Learned weights answer where `taizhang learn` has made them; until then the nearest closed entries vote.
"""

from taizhang.ledger.suggest.guess import Guess
from taizhang.ledger.suggest.guessing import suggest
from taizhang.ledger.suggest.record import Accuracy, accuracy, keep

__all__ = ["Accuracy", "Guess", "accuracy", "keep", "suggest"]
