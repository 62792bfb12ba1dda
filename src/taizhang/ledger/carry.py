"""Carry: what is done to one entry moves the entry it points at. A month's progress moves the promise it tells of."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Carry:
    """A step that is taken at another entry, in the same transaction and by the same person.

    after: "open" or the step of this book that brings it about. ref: the field that points at the other entry; where
    it is empty nothing happens. step: the step taken there, which its book declares as `carried`. gives: a field of
    that step → the own field whose value answers it.
    """

    after: str
    ref: str
    step: str
    gives: dict[str, str] = field(default_factory=dict)
