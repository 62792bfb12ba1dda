"""A decrease told in multiples. Learned from: 发案数减少2倍。"""

import re
from collections.abc import Iterator

from taizhang.redpen.model import Finding

from .page import Page, remark

_FALL = re.compile(
    r"(减少|下降|降低|缩小|缩短|压减|削减|回落)了?(?:近|约|超过|超)?[0-9一二两三四五六七八九十][0-9.]*(?:多|余)?倍"
)


def check(page: Page) -> Iterator[Finding]:
    """Find 减少N倍: nothing can shrink by more than itself."""
    for found in page.matches(_FALL):
        message = f"“{found[1]}”不能用倍数；写“{found[1]}百分之几”或“降到原来的几分之几”。"
        yield remark("decrease-in-multiples", found.start(), found.end(), message)
