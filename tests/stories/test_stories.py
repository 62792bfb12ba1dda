"""Every book's story holds, told through the verbs by the cast."""

from pathlib import Path

import pytest

import taizhang.books
from taizhang.faces.cli.story import tell
from taizhang.ledger.shelf import shelf
from tests.cast import Cast

_BOOKS = Path(taizhang.books.__file__).parent
_STORIES = sorted(p.parent.name for p in _BOOKS.glob("*/story.txt"))


@pytest.mark.parametrize("slug", _STORIES)
def test_story_holds_when_told(slug: str, cast: Cast) -> None:
    entries = tell(shelf[slug], (_BOOKS / slug / "story.txt").read_text(encoding="utf-8"), cast)
    assert entries != {}
