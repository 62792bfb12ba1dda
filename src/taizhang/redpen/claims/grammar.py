"""Phrases that several kinds of claim share: how a text says that something grew, fell, or is only comparable."""

import re

UP = "增长|增幅|增速|增加|净增|增收|增产|增支|新增|上升|提高|提升|上涨|涨幅|递增|上浮|扩大|多|增|涨|升"
DOWN = "下降|减少|减产|减支|降低|降幅|跌幅|回落|下滑|压减|缩减|减收|缩小|缩短|精简|下浮|下调|少|减|降|跌"
_CLOSE = r"(?:了|为|达到|达|约为|约|近|接近|超过|超|逾|高达|不到|将近){0,2}"
_AGAINST = r"(?:(?:同比|可比|环比|净|累计|共|总量|合计|较之)|(?:比|较|与)[^,;、。]{0,16}?(?:相比)?)?,?"
_REAL = r"(?:实际|名义|可比|同口径|平均|共|累计|分别|率|预计|大幅|再)?"

# ",比上年增长" and nothing else between one quantity and the next.
CHANGE = re.compile(rf"^[,、;(]?{_AGAINST}{_REAL}(?P<verb>{UP}|{DOWN})(?:率|幅度|幅)?{_CLOSE}$")
ANNUAL = re.compile(
    rf"^[,、;(]?(?:五年|三年|四年)?来?{_AGAINST}年均(?:实际|分别)?(?:递增|{UP}|{DOWN})?(?:速度|率)?{_CLOSE}$|"
    rf"^[,、;(]?年均增速{_CLOSE}$"
)
FALL = re.compile(rf"^(?:{DOWN})$")
# Growth of output is quoted at constant prices, of receipts often on the same basis: not to be recomputed from levels.
REAL_TERMS = re.compile(r"生产总值|GDP|增加值|经济总量|经济规模")
ADJUSTED = re.compile(r"可比|同口径|剔除|扣除|不变价|可比价|调整后|还原|实际增|口径|名义")
FROM = re.compile(r"(?:^|[^来])(?:由|从|自)(?!于|愿|主|身|治|觉|然)[^,;。]{0,30}$")
TO = re.compile(
    rf"^(?P<head>[^,;。]{{0,6}}?),?(?:分别|直接|逐步|预计)?(?P<verb>{UP}|{DOWN}|跃升|提标|优化|调整|调减|发展|"
    rf"变化|变|攀升|增|攀)?[了]?(?:调整)?(?:到|至|为|达到|达)了?[^,;。]{{0,14}}$"
)
# The base itself is the next number: 比上年的, 较“十三五”末的, 是2019年; never 比上年增产.
BASE = re.compile(r"^[,(]?(?:同比|约)?(?:比|较|是|为|相当于)(?:[^,;。]{1,18}的|[^,;。]{0,12}(?:年|期|末|初|底|月|时))$")
# The same behind a subject of its own: 刑事案件比上年的120起下降30起.
OPENING_BASE = re.compile(r"(?:^|,)[^,;。]{0,16}(?:比|较)(?:上年|去年|同期|[0-9]{4}年)[^,;。]{0,8}的$")
LISTED = re.compile(r"^(?:、|和|与|及|以及|,)$")


def falls(verb: str) -> bool:
    """Whether the verb says that it became less."""
    return FALL.match(verb) is not None
