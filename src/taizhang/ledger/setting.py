"""Setting: a value that law leaves to the place. A book declares its default; a town may choose another, dated."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from taizhang.base.problem import Problem
from taizhang.base.refusal import Refused
from taizhang.town.places import Places

LARGEST = 9999


@dataclass(frozen=True, slots=True)
class Setting:
    """A value a town may change, with its default, unit and the rule the default comes from."""

    key: str
    title: str
    default: Any
    unit: str = ""
    basis: str = ""
    largest: int = LARGEST  # sums of money need more

    def on(self, places: Places, day: date) -> Any:
        """What holds in a town on a day."""
        chosen = places.choice(self.key, day)
        return self.default if chosen is None else chosen

    def read(self, text: str) -> Any:
        """A typed value as this setting holds it: the kind of its default. Raises Refused with what is wanted."""
        text = text.strip()
        if isinstance(self.default, bool):
            if text not in ("是", "否"):
                raise Refused([Problem("请填写“是”或“否”。", "value")])
            return text == "是"
        if isinstance(self.default, int):
            if not (text.isascii() and text.isdigit() and int(text) <= self.largest):
                raise Refused([Problem(f"请填写 0 至 {self.largest} 的整数。", "value")])
            return int(text)
        if isinstance(self.default, list | tuple):
            parts = [p.strip() for p in text.replace("，", "、").replace(",", "、").split("、")]
            return [type(self.default[0])(p) if self.default else p for p in parts if p]
        if not text:
            raise Refused([Problem("请填写。", "value")])
        return text

    def written(self, value: Any) -> str:
        """A value as it is shown and typed."""
        if isinstance(value, bool):
            return "是" if value else "否"
        return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
