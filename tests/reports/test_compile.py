"""Compiling: numbers in their places, all asked at once."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.reports.compile import compiled, readable
from taizhang.reports.models import Report
from taizhang.reports.verbs import bind, revise, write
from taizhang.town.actor import Actor
from tests.cast import Cast


def test_text_when_compiled_has_its_head_and_every_number_where_it_says(
    cast: Cast, drafted: Report, hazards: Callable[..., list[Any]]
) -> None:
    hazards(12)
    bind(drafted, 1, "hazards_found", by=cast["吴静"])
    done = compiled(Report.objects.get())
    assert [(x.kind, x.index) for x in done.lines[:5]] == [
        ("title", -1), ("occasion", -1), ("speaker", -1), ("salutation", 0), ("heading", 1),
    ]  # fmt: skip
    assert done.text.split("\n")[1] == "——2024年3月26日在青石镇第三届人民代表大会第四次会议上"
    assert done.text.split("\n")[5] == "2023年，全年共发现隐患12处，整改率达90%，财政收入4939万元。"
    assert [done.text[f.start : f.end] for f in done.figures] == ["12处", "90%", "4939万元", "3间"]
    assert [done.text[x.start : x.end] for x in done.lines] == done.text.split("\n")
    assert [f.n for f in done.within(done.lines[5])] == [1, 2, 3]
    assert [b.kind for b in done.as_text.blocks[:4]] == ["title", "paragraph", "paragraph", "paragraph"]


def test_report_when_it_has_more_figures_asks_no_more_often(
    cast: Cast, drafted: Report, hazards: Callable[..., list[Any]]
) -> None:
    hazards(3)
    bind(drafted, 1, "hazards_found", by=cast["吴静"])
    with CaptureQueriesContext(connection) as one:
        compiled(Report.objects.get())
    write(drafted, "甲⟦1⟧乙⟦1⟧丙⟦1⟧", by=cast["吴静"])
    with CaptureQueriesContext(connection) as three:
        assert compiled(Report.objects.get()).text.endswith("甲3处乙3处丙3处")
    assert len(three) == len(one)


def test_report_when_read_by_others_is_the_edition_signed_last(cast: Cast, signed: Report, stranger: Actor) -> None:
    now = write(revise(signed, by=cast["吴静"], why="润色"), "只有一行。", by=cast["吴静"]).report
    seen = {name: readable(now, by=cast[name]) for name in ("吴静", "郑阿水", "韩空")}
    assert [(s.release is None, len(s.lines)) if s else None for s in seen.values()] == [(True, 4), (False, 9), None]
    assert readable(now, by=stranger) is None
