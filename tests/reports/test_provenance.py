"""Where numbers come from: the annex and the endnotes."""

from taizhang.reports.compile import compiled
from taizhang.reports.models import Report
from taizhang.reports.provenance import annex, endnotes


def test_annex_when_made_lists_every_figure_in_the_order_of_the_text(bound: Report) -> None:
    found = annex(compiled(bound))
    assert [(r.place, r.n, r.indicator, r.rows) for r in found] == [
        (1, 1, "发现隐患", 8), (2, 2, "隐患整改率", 7), (3, 3, "", None), (4, 4, "", None),
    ]  # fmt: skip
    assert (found[1].over, found[1].under, found[1].version) == (7, 8, "1949-10-01 hazard.found_right/hazard.found")


def test_endnotes_when_made_leave_out_figures_of_speech(bound: Report) -> None:
    found = endnotes(compiled(bound))
    assert [n for n, _ in found] == [1, 2, 3]
    assert "：隐患整改率（青石镇，2023年，7 ÷ 8）。" in found[1][1]
    assert found[2][1].endswith("财政所 2024-01-10 决算表。")
