"""A kind of private value: how it is checked, shown and found."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """What all private values of one kind have in common, in every book.

    key: names the kind inside the keyed hash, so that one telephone number is found in all books.
    clean: what was typed → how it is kept; ValueError carries the sentence for the user.
    mask: what is shown to those who may not see it.
    found_as: the form that is hashed, the same for every way of writing one value.
    """

    key: str
    clean: Callable[[str], str]
    mask: Callable[[str], str]
    found_as: Callable[[str], str]


def plain(text: str) -> str:
    """The text with full-width letters and digits made ordinary, and no space at either end."""
    return unicodedata.normalize("NFKC", text).strip()


def squeezed(text: str) -> str:
    """The text in its plain form without any space, in capitals."""
    return "".join(plain(text).split()).upper()


TEXT = Kind("text", str.strip, lambda _: "（已加密）", squeezed)
