"""Two approximations in one number. Learned from: 全镇超300多户参加，近200余人就业。"""

import re
from collections.abc import Iterator

from taizhang.redpen.model import Finding

from .page import Page, remark

# 附近, 节约, 签约 and the like end in the same characters and say nothing of the number.
_BEFORE = r"(?:超过|超|接近|将近|(?<![附最邻就临靠远贴亲])近|大约|(?<![节签合预制条公违履邀契大解])约|逾|至少|不少于)"
_NUMBER = r"[0-9][0-9,.]*(?:万|亿|千|百)*"
_MORE = re.compile(rf"({_BEFORE})\s?({_NUMBER})(余|多)(?!年|岁|个?月|天|日|样|元化|方|点|层|功能|媒体|边|彩|党)")
_ABOUT = re.compile(rf"({_BEFORE})\s?({_NUMBER}[^0-9，。；、：,;的\s]{{0,4}}?)(左右|上下|以上)")
_OTHER_WORDS = ("赶超", "反超", "商超", "攀超")


def check(page: Page) -> Iterator[Finding]:
    """Find 超…多, 近…余, 约…左右, 超过…以上 around one number."""
    for pattern in (_MORE, _ABOUT):
        for found in page.matches(pattern):
            before, number, after = found.groups()
            if page.words[found.start() - 1 : found.start() + 1] in _OTHER_WORDS:
                continue
            message = f"“{before}”和“{after}”都表示约数，不能用在同一个数上；写“{before}{number}”或“{number}{after}”。"
            yield remark("double-approximation", found.start(), found.end(), message)
