"""A guess: a value for a field, how sure, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guess:
    """field and value as the entry keeps them, label as people read it, sure from 0 to 1, why in a sentence."""

    field: str
    value: str
    label: str
    sure: float
    why: str

    @property
    def percent(self) -> str:
        """93%"""
        return f"{round(self.sure * 100)}%"
