"""Tags: what they say, and which are ours."""

import pytest

from taizhang.base.docx.marks import name_of, tag_of
from taizhang.reports.render.stamp import Mark, Stamp, read, stamp_of
from tests.reports.render.conftest import compiled


def test_stamp_when_of_a_draft_or_a_release_says_which() -> None:
    assert stamp_of(compiled(version=12)) == Stamp("00ab12cd34", "v", 12)
    assert stamp_of(compiled(release=3)) == Stamp("00ab12cd34", "r", 3)


def test_tag_when_read_and_as_a_bookmark_says_the_same() -> None:
    stamp = Stamp("00ab12cd34", "r", 3)
    assert [read(stamp.tag(what)) for what in (150, "annex")] == [Mark(stamp, 150), Mark(stamp, 0)]
    assert tag_of(name_of(stamp.tag(150), 2)) == stamp.tag(150)


@pytest.mark.parametrize("tag", ["", "tz", "tz:00ab12cd34:r3", "tz:00ab12cd34:x3:1", "tz:00ab12cd34:r3:0", "date"])
def test_tag_when_not_ours_says_nothing(tag: str) -> None:
    assert read(tag) is None
