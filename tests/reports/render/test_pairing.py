"""Which line was which."""

from hypothesis import given
from hypothesis import strategies as st

from taizhang.reports.render.pairing import pairs

LINES = ["一、守住安全底线", "全年检查企业二百家", "发现隐患并全部整改", "二、办好民生实事", "谢谢大家"]


def test_lines_when_one_is_rewritten_stay_paired() -> None:
    new = [*LINES[:1], "全年共检查企业二百多家", *LINES[2:]]
    assert pairs(LINES, new) == ({n: n for n in range(5)}, frozenset())


def test_lines_when_some_come_and_go_pair_with_their_own() -> None:
    new = [LINES[0], "新写的一句话与谁都不像", LINES[2], LINES[4]]
    assert pairs(LINES, new) == ({0: 0, 2: 2, 3: 4}, frozenset())


def test_line_when_moved_is_known() -> None:
    new = [LINES[4], *LINES[:4]]
    assert pairs(LINES, new) == ({0: 4, 1: 0, 2: 1, 3: 2, 4: 3}, frozenset({0}))


@given(st.lists(st.sampled_from(LINES), max_size=9), st.lists(st.sampled_from(LINES), max_size=9))
def test_lines_when_paired_are_paired_once(old: list[str], new: list[str]) -> None:
    paired, moved = pairs(old, new)
    assert len(set(paired.values())) == len(paired)
    assert set(paired) <= set(range(len(new)))
    assert set(paired.values()) <= set(range(len(old)))
    assert moved <= set(paired)
