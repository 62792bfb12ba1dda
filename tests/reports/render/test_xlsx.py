"""The annex as a workbook."""

import io

from openpyxl import load_workbook

from taizhang.reports.render import xlsx
from taizhang.reports.shown import Compiled


def test_annex_when_written_has_a_row_for_every_figure(sent: Compiled) -> None:
    book = load_workbook(io.BytesIO(xlsx.write(sent)))
    title, heads, *rows = book["报告数字来源表"].iter_rows(values_only=True)
    assert title[0] == "青石镇2023年政府工作报告：报告数字来源表"
    assert list(heads[:4]) == ["序号", "原文数字", "指标", "口径"]
    assert [r[1] for r in rows] == ["106宗", "98宗", "92.5%", "267处", "267处", "1+6+N", "4939万元"]
