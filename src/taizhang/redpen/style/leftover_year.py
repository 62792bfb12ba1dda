"""A year left over from last year's text. Learned from: a report given in 2031 with the heading 2030年工作安排."""

import re
from collections.abc import Iterator

from taizhang.redpen.model import Finding

from .page import Page, remark

_YEAR = re.compile(r"(20[0-9]{2})年")
_PLAN = re.compile(r"工作(?:安排|打算|计划|思路|部署|重点)|(?:目标|主要|重点)任务|重点工作|奋斗目标")
_PAST = re.compile(r"回顾|工作总结|工作情况|工作完成情况")
_AUTUMN = 10  # from this month a meeting may already plan the next year


def check(page: Page) -> Iterator[Finding]:
    """Find plan and review headings whose year does not follow from the date of the meeting."""
    year, month = page.meeting
    if not year:
        return
    for block in page.blocks:
        words = page.words[block.start : block.end]
        if block.kind not in ("heading", "title") and (len(words) > 40 or words[-1:] in "。；，"):
            continue
        years = [int(y) for y in _YEAR.findall(words)]
        if len(years) != 1:
            continue
        plan, past = _PLAN.search(words), _PAST.search(words)
        wanted = year if plan and not past else year - 1 if past and not plan else 0
        stale = wanted and years[0] == wanted - 1 and not (month >= _AUTUMN and years[0] == year - 1 and past)
        if stale:
            found = _YEAR.search(words)
            assert found is not None
            part = "下一步的安排" if plan else "上一年的回顾"
            message = f"会议在 {year} 年，{part}应是 {wanted} 年；这里写 {years[0]} 年，可能是上一份报告留下的。"
            yield remark("leftover-year", block.start + found.start(), block.start + found.end(), message)
