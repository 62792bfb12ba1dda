"""Setting: a value that law leaves to the place. A book declares its default; a town may choose another, dated."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from taizhang.town.places import Places


@dataclass(frozen=True, slots=True)
class Setting:
    """A value a town may change, with its default, unit and the rule the default comes from."""

    key: str
    title: str
    default: Any
    unit: str = ""
    basis: str = ""

    def on(self, places: Places, day: date) -> Any:
        """What holds in a town on a day."""
        chosen = places.choice(self.key, day)
        return self.default if chosen is None else chosen
