"""Texts kept as data, in files beside this one: sections with a head, and variants under a mark.

[word word …]       the head of a section
mark one / two      variants; marks of one section that belong together have as many, one beside another
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from taizhang.faces.cli.demo.texts import SLOTS

_SLOT = re.compile(r"\{(.)\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """One section."""

    head: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]

    def __len__(self) -> int:
        return len(next(iter(self.parts.values())))

    def __getitem__(self, mark: str) -> tuple[str, ...]:
        return self.parts[mark]

    def told(self, rng: Random, n: int | None = None, **known: str) -> dict[str, str]:
        """One text per mark: the n-th of each, or of one chosen, with the same details in all of them."""
        slots = {mark: rng.choice(values) for mark, values in SLOTS.items()} | known
        n = rng.randrange(len(self)) if n is None else n
        chosen = {mark: variants[n % len(variants)] for mark, variants in self.parts.items()}
        return {mark: _SLOT.sub(lambda m: slots[m[1]], text) for mark, text in chosen.items()}


@cache
def pieces(file: str) -> tuple[Piece, ...]:
    """The sections of a file."""
    found: list[Piece] = []
    for line in (Path(__file__).parent / f"{file}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            found.append(Piece(tuple(line.strip("[]").split()), {}))
        elif line and not line.startswith("#"):
            mark, _, variants = line.partition(" ")
            found[-1].parts[mark] = tuple(variants.split(" / "))
    return tuple(found)
