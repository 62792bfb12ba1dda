"""What is known of a figure from outside its text, as whoever shows the text may add to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, slots=True)
class Line:
    """One thing known: a seal (its word and kind: done, wait, sure, look), a sentence, where it leads ("" nowhere)."""

    word: str
    kind: str
    said: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of one figure. state: how it is underlined from now on; "" leaves it as the text alone has it."""

    state: Literal["", "kept", "free", "doubt", "bad"] = ""
    lines: tuple[Line, ...] = ()


NOTHING: Mapping[int, About] = MappingProxyType({})
