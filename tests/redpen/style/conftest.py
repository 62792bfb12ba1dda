"""What the style checks find in a text, as pairs of kind and words."""

from collections.abc import Callable

import pytest

from taizhang.redpen import check
from taizhang.redpen.text import read

Remarks = Callable[[str], list[tuple[str, str]]]


@pytest.fixture
def remarks() -> Remarks:
    def found(words: str) -> list[tuple[str, str]]:
        reading = check(read(words))
        return [(f.kind, words[f.start : f.end]) for f in reading.findings if f.level == "style"]

    return found
