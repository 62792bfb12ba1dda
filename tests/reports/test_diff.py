"""What differs between two versions: lines by their likeness, figures by what they are bound to and show."""

from collections.abc import Callable
from typing import Any

from taizhang.reports.compile import compiled
from taizhang.reports.diff import FigureDiff, LineDiff, diff
from taizhang.reports.models import Report
from taizhang.reports.verbs import approve, bind, drop, revise, write
from taizhang.reports.visible import standing
from tests.cast import Cast

Hazards = Callable[..., list[Any]]


def test_versions_when_nothing_changed_do_not_differ(bound: Report) -> None:
    assert not diff(bound, bound)


def test_line_when_changed_is_shown_as_one_line_with_its_pieces(cast: Cast, signed: Report) -> None:
    stood = standing(signed)
    now = revise(signed, by=cast["吴静"], why="润色")
    now = write(now, "2023年，全年共查出隐患⟦1⟧，整改率达⟦2⟧，财政收入⟦3⟧。\n另起一段。", by=cast["吴静"], at=2).report
    assert stood is not None
    found = diff(stood, now)
    assert [(x.kind, x.now) for x in found.changed] == [
        ("changed", "2023年，全年共查出隐患8处，整改率达87.5%，财政收入4939万元。"), ("added", "另起一段。"),
    ]  # fmt: skip
    assert found.changed[0].pieces == (
        ("same", "2023年，全年共"), ("gone", "发现"), ("added", "查出"),
        ("same", "隐患8处，整改率达87.5%，财政收入4939万元。"),
    )  # fmt: skip
    assert found.figures == ()


def test_line_when_taken_out_is_gone(cast: Cast, bound: Report) -> None:
    before = compiled(bound)
    now = write(bound, "", by=cast["吴静"], at=3).report
    assert diff(before, now).changed == (
        LineDiff("gone", "贯彻“1+6+N”部署，参加第31届博览会，落实“十四五”规划。"),
    )  # fmt: skip


def test_figures_when_they_differ_say_in_what(cast: Cast, bound: Report, hazards: Hazards) -> None:
    before, by = compiled(bound), cast["吴静"]
    bind(bound, 1, "hazards_righted", by=by)
    approve(bound, 2, decimals=0, by=by)
    now = write(drop(bound, 3, by=by), "办了9件事。", by=by, at=3).report
    assert diff(before, now).figures == (
        FigureDiff(1, "binding", "8处（发现隐患，2023年）", "7处（整改隐患，2023年）", "整改隐患"),
        FigureDiff(2, "writing", "87.5%", "88%", "隐患整改率"),
        FigureDiff(5, "added", "", "9件", ""),
        FigureDiff(3, "gone", "4939万元", "", ""),
    )


def test_figures_when_the_books_moved_are_others(cast: Cast, signed: Report, hazards: Hazards) -> None:
    hazards(1, on="2023-03-02")
    stood = standing(signed)
    assert stood is not None
    assert diff(stood, revise(signed, by=cast["吴静"], why="补登")).figures == (
        FigureDiff(1, "number", "8处", "9处", "发现隐患"),
        FigureDiff(2, "number", "87.5%", "88.9%", "隐患整改率"),
    )
