"""A year of two digits. Learned from: 23年底前完工（应写 2023年底前）。"""

import re
from collections.abc import Iterator

from taizhang.redpen.model import Finding

from .page import Page, remark

_SHORT = re.compile(r"(?<![0-9A-Za-z.~—\-])[’'‘]?([0-9]{2})年(?=底|末|初|度|全年|上半年|下半年|[0-9]{1,2}月|春|秋)")
_SPAN = re.compile(r"(?:近|过去|第|经过|连续|历经|满|达|长达|前|后|的|每|续|期|约|超|延长|追溯|到)\s?$")
_YEARS_AROUND = 6


def check(page: Page) -> Iterator[Finding]:
    """Find two-digit years near the year of the report; 30年 as a length of time is none."""
    for found in page.matches(_SHORT):
        year = 2000 + int(found[1])
        if _SPAN.search(page.words[max(0, found.start() - 3) : found.start()]):
            continue
        if page.year and page.year - _YEARS_AROUND <= year <= page.year + 2:
            message = f"年份要写四位数：“{year}年”。"
            yield remark("short-year", found.start(), found.end(), message)
