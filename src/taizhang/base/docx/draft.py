"""A document being written: what is counted over the whole of it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Draft:
    """The python-docx document, the endnotes so far, and how often each tag has been set."""

    document: Any
    notes: list[str] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)
    marks: int = 0
