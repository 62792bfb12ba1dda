"""Why a verb did not act. Each says so in a sentence a clerk can act on."""

from collections.abc import Iterable

from taizhang.base.problem import Problem


class Refusal(Exception):
    """A verb did nothing; `str()` says why."""


class Refused(Refusal):
    """What was entered does not hold; `problems` has every reason, each at its field."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        super().__init__("；".join(p.message for p in self.problems))


class NotAllowed(Refusal):
    """The actor's postings do not allow this here."""


class Stale(Refusal):
    """Somebody else changed the entry since it was read; nothing of theirs is overwritten."""
