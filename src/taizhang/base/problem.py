"""A finding about an entry: what is wrong, where, and on what basis. A value, so that many can be gathered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what was entered.

    message: a sentence in the user's words that says what to do next.
    field: the field it is about, or "" for the entry as a whole.
    basis: the article or standard it rests on, if any.
    blocks: whether the entry may not be kept as it is; a warning does not block.
    """

    message: str
    field: str = ""
    basis: str = ""
    blocks: bool = True
