"""Tags and the bookmarks that say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base.docx.marks import name_of, tag_of

TAGS = st.lists(st.from_regex(r"[a-z0-9]{1,6}", fullmatch=True), max_size=3).map(lambda ps: ":".join(["tz", *ps]))


@given(TAGS, st.integers(1, 20))
def test_tag_when_named_and_read_again_is_the_same(tag: str, nth: int) -> None:
    name = name_of(tag, nth)
    assert tag_of(name) == tag
    assert len(name) <= 40


@pytest.mark.parametrize("name", ["_GoBack", "_Toc1234", "书签", "a__b", "", "9a"])
def test_bookmark_when_not_ours_stands_for_nothing(name: str) -> None:
    assert tag_of(name) == ""
