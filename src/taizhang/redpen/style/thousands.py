"""千 and 百 after Arabic digits. Learned from: 服务群众3千余人。"""

import re
from collections.abc import Iterator

from taizhang.redpen.model import Finding

from .page import Page, remark

_SIZE = {"百": 100, "千": 1000}
# Only where a count follows: 5千瓦, 3百分点 and 2千吨级 are units, and 万 and 亿 may follow digits.
_WORDS = re.compile(
    r"(?<![0-9.第])([0-9]+(?:\.[0-9]+)?)([百千])(?=余|多|人|户|元|万元|万人|万吨|亩|家|件|个|名|头|棵|株|册|条)"
)


def check(page: Page) -> Iterator[Finding]:
    """Find 3千余人: GB/T 15835 lets 万 and 亿 follow Arabic digits, not 千 and 百."""
    for found in page.matches(_WORDS):
        value = float(found[1]) * _SIZE[found[2]]
        plain = f"{value:.0f}" if value == int(value) else f"{value}"
        message = f"阿拉伯数字后面可以用“万”“亿”，不用“{found[2]}”；写“{plain}”。"
        yield remark("digits-with-qian", found.start(), found.end(), message)
