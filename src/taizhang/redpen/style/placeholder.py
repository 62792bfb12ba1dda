"""A number that was to be filled in later. Learned from: 全年接待游客XX万人次（数据待核实）。"""

import re
from collections.abc import Iterator

from taizhang.redpen.model import Finding

from .page import Page, remark

_SLOT = re.compile(
    r"(?<![A-Za-z0-9])(?:[XxＸ×]{2,6}|[_＿]{2,12})(?=万|亿|元|人|个|户|家|件|%|亩|公里|吨|年|月|日|名|项|场)"
)
_LATER = re.compile(
    r"[（(【][^（()）【】\n]{0,8}(?:待定(?!稿)|待核实|待补充|待填|待确认|待更新|请核实)[^（()）【】\n]{0,8}[）)】]"
)


def check(page: Page) -> Iterator[Finding]:
    """Find XX万元, ____户 and bracketed notes to the writer."""
    for pattern in (_SLOT, _LATER):
        for found in page.matches(pattern):
            yield remark("placeholder", found.start(), found.end(), "这里像是还没有填上的内容，定稿前请补上或删去。")
