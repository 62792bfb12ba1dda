"""What sort of number it is: level, increment, growth, share, rate, target, threshold."""

import re

from taizhang.redpen.figures.raw import Raw

_MOVES = (
    "增长|增幅|增速|下降|上升|提高|提升|降低|降幅|涨幅|涨|回落|上浮|下调|递增|"
    "压减|压缩|缩短|精简|减少|增加|改善|跌|增|升|降"
)
_GROWTH = re.compile(rf"(?:{_MOVES})[^0-9,，。;]{{0,6}}$")
_TO = re.compile(r"(?:到|至|为|达|达到)[^0-9,，。;]{0,3}$")
_INCREMENT = re.compile(r"(?:增加|净增|增收|减少|减收|增|多|少|下降|上升|提高|降低|增长)(?:了|约|近|超|超过)?$")
_SHARE = re.compile(r"(?:占[^,，。;]{0,24}|比重[^,，。;]{0,8}|占比[^,，。;]{0,8}|份额[^,，。;]{0,6})$")
_RATE = re.compile(r"(?:率|满意度|普及度|覆盖面)[^,，。;]{0,10}$")
_AIM = re.compile(r"(?:力争|确保|争取|计划|拟|将|目标|预期|不低于|到20[0-9]{2}年)[^。;]{0,30}$")
_LIMIT = re.compile(r"(?:超|过|以上|以下|不足|满|每)$")


def kind_of(raw: Raw, text: str) -> str:
    """The kind of one number, from the words right before it."""
    if raw.hint:
        return raw.hint
    before = text[max(0, raw.start - 32) : raw.start]
    if raw.unit in ("个百分点", "百分点", "个千分点"):
        return "increment"
    if raw.unit in ("%", "‰", "成"):
        return _percent_kind(before)
    if raw.unit in ("倍", "番"):
        return "growth" if _GROWTH.search(before) else "ratio"
    if _INCREMENT.search(before) and not _TO.search(before):
        return "increment"
    if raw.exactness in ("at_least", "at_most") and text[raw.end : raw.end + 4].lstrip("及以上下内")[:1] in (
        "的",
        "村",
        "户",
        "企",
        "项",
    ):
        return "threshold"
    return "target" if _AIM.search(before) else "level"


def _percent_kind(before: str) -> str:
    if _SHARE.search(before):
        return "share"
    if _GROWTH.search(before) and not _TO.search(before):
        return "growth"
    return "rate" if _RATE.search(before) else "level"
