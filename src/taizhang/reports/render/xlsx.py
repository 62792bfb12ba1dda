"""The annex of a report as a workbook: every number with its source, a row each."""

from taizhang.base.sheet.write import Head, write_xlsx
from taizhang.reports import provenance
from taizhang.reports.render.docx import ANNEX_TITLE
from taizhang.reports.shown import Compiled

_WIDTHS = {
    "原文数字": 14,
    "指标": 20,
    "口径": 44,
    "时段": 16,
    "分子": 12,
    "分母": 12,
    "来源": 30,
    "版本": 30,
    "摘要值": 30,
}


def write(compiled: Compiled) -> bytes:
    """The annex as .xlsx. 摘要值: the digest of the rows behind a number, where the text was compiled with them."""
    heads = [Head(label, _WIDTHS.get(label, 8)) for label in provenance.HEADS]
    rows = (row.cells for row in provenance.annex(compiled))
    return write_xlsx(heads, rows, name=ANNEX_TITLE, title=f"{compiled.report.title}：{ANNEX_TITLE}")
