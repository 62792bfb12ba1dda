"""Half-width marks among Chinese, and marks doubled. Learned from: 发放补贴96万元,惠及800人。。"""

import re
from collections.abc import Iterator

from taizhang.redpen.model import Finding

from .page import Page, remark

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
# 错误!未找到引用源 is a mark of the writing program, told of as such.
_HALF = re.compile(r"(?<!错误)(?<=[\u4e00-\u9fff”》）%])[,;:?!](?=[\u4e00-\u9fff“《（]|[0-9]{4}年)")
_STOP = re.compile(r"(?<=[\u4e00-\u9fff]{2})\.(?=[\u4e00-\u9fff]|\s*(?:\n|$))")
_TWICE = re.compile(r"(?<!。)。。(?!。)|，，|、、|；；|：：|，。|。，|、，|，、|；。|、。|，；|；，")


def check(page: Page) -> Iterator[Finding]:
    """Find half-width commas and stops between Chinese characters, and two marks where one belongs."""
    for pattern in (_HALF, _STOP):
        for found in page.matches(pattern):
            message = f"中文里用了半角标点“{found[0]}”，应写“{_FULL[found[0]]}”。"
            yield remark("half-width", found.start(), found.end(), message)
    for found in page.matches(_TWICE):
        yield remark("doubled-mark", found.start(), found.end(), f"标点“{found[0]}”连在一起，请只留一个。")
