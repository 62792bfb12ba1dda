"""The annex of a report as a workbook: every number with its source, a row each."""

from taizhang.base.sheet.write import Head, write_xlsx
from taizhang.reports.render.docx import ANNEX_TITLE
from taizhang.reports.render.sources import sources
from taizhang.reports.shown import Compiled

_HEADS = (
    Head("序号", 8), Head("尾注", 8), Head("文中数字", 14), Head("指标", 20), Head("口径", 40), Head("依据", 24),
    Head("时段", 16), Head("辖区", 12), Head("数值", 14), Head("分子", 14), Head("分母", 14), Head("来源", 30),
    Head("明细摘要值", 30),
)  # fmt: skip


def write(compiled: Compiled) -> bytes:
    """The annex as .xlsx. 明细摘要值: the digest of the rows behind a number, where the text was compiled with them."""
    rows = [
        (s.n, s.note or "", s.words, s.title, s.meaning, s.basis, s.period, s.area, s.value, s.over, s.under, s.origin,
         s.digest)
        for s in sources(compiled)
    ]  # fmt: skip
    return write_xlsx(_HEADS, rows, name=ANNEX_TITLE, title=f"{compiled.report.title}：{ANNEX_TITLE}")
