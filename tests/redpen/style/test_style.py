"""All checks together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.redpen.style import style_findings
from taizhang.redpen.style.style import CHECKS, MOST
from taizhang.redpen.text import read

SIGNS = "的是一二三四五六七八九十、（）()“”‘’《》0123456789０１千万百多余近约超-~年月日%.,。；：\n报告工作2031倍减少"


def test_style_when_one_habit_runs_through_the_text() -> None:
    words = "每村配备4-5人。" * 9
    found = style_findings(read(words))
    assert [f.start for f in found] == [4 + 9 * n for n in range(MOST)]
    assert ["4 处" in f.message for f in found] == [False, False, False, False, True]


def test_style_when_levels_are_asked() -> None:
    found = style_findings(read("约300余人,参加的的会议。"))
    assert {f.level for f in found} == {"style"}
    assert [f.kind for f in found] == ["double-approximation", "half-width", "repeated-word"]


def test_style_when_a_check_is_a_file() -> None:
    assert len(CHECKS) == len({check.__module__ for check in CHECKS}) == 15


@given(st.text(alphabet=SIGNS, max_size=200).filter(str.strip))
@settings(deadline=None)
def test_style_when_words_are_random(words: str) -> None:
    places = [(f.start, f.end) for f in style_findings(read(words, "a.txt"))]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(words) for start, end in places)
