"""Where numbers come from: the annex and the endnotes."""

from taizhang.reports.compile import compiled
from taizhang.reports.models import Report
from taizhang.reports.provenance import annex, endnotes


def test_annex_when_made_lists_every_figure_in_the_order_of_the_text(bound: Report) -> None:
    found = annex(compiled(bound))
    assert [(r.place, r.n, r.indicator, r.rows, r.source) for r in found] == [
        (1, 1, "发现隐患", 8, "台账“隐患台账”：发现隐患数"),
        (2, 2, "隐患整改率", 7, "台账“隐患台账”：其中已整改销号；台账“隐患台账”：发现隐患数"),
        (3, 3, "", None, "部门报数：财政所 2024-01-10 决算表"),
        (4, 4, "", None, "行文用语：下一年的安排"),
    ]
    assert (found[1].area, found[1].over, found[1].under, found[1].version) == (
        "青石镇", 7, 8, "1949-10-01 hazard.found_right/hazard.found",
    )  # fmt: skip


def test_endnotes_when_made_leave_out_figures_of_speech(bound: Report) -> None:
    found = endnotes(compiled(bound))
    assert [n for n, _ in found] == [1, 2, 3]
    assert found[1][1].startswith("87.5%：隐患整改率（青石镇，2023年，7 ÷ 8）。")
    assert found[2][1] == "4939万元：部门报数：财政所 2024-01-10 决算表。"
