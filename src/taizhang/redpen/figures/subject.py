"""What a number is about: the words between the last stop and the number, without their verbs."""

import re

_STOPS = "，,。;；:：!！?？、\n()（）“”\"'"
_LEAD = re.compile(
    r"^(?:其中|全年|全[市县镇区乡省国街]|目前|同时|累计|共计?|预计|力争|确保|实现|完成|现有|今年|去年|年内|新增|"
    r"已|均|分别|也|还|并|又|一是|二是|三是|四是|五是|以来|共|各项|达到|我[省市县区镇])+"
)
_TAIL = re.compile(
    r"(?:同比|可比|比上年|较上年|比去年|比年初|较年初|预计|累计|共计|合计|总计|分别|突破|超过|达到|完成|实现|"
    r"控制在|稳定在|保持在|增长到|提高到|增加到|上升到|下降到|降至|升至|增至|提升至|跃升至|提高至|"
    r"净增|新增|增长|下降|增加|减少|提高|提升|增幅|增速|上升|降低|均为|均达|约为|不低于|不少于|为|达|是|至|到|"
    r"共|约|近|超|逾|均|各|了|的|有|在|由|从|年均|平均)+$"
)
_NOUN = re.compile(r"[\u4e00-\u9fff“”]{1,12}")
_CUT = re.compile(
    r"[落被全的]|完成|建成|开展|实现|达到|投入|参加|加入|获得|通过|进行|正在|新建|建设|落地|纳入|入选|开工|竣工|投产|$"
)


def before(text: str, floor: int, start: int) -> tuple[str, bool]:
    """Return (subject, stopped): the words before a number, and whether a stop ended them.

    `floor` is the end of the previous number: a subject never reaches over it.
    """
    at = start
    limit = max(floor, start - 40)
    while at > limit and text[at - 1] not in _STOPS:
        at -= 1
    words = re.sub(r"\s+", "", text[at:start])
    words = _TAIL.sub("", _LEAD.sub("", words))
    return words, at > limit or at == 0


def after(text: str, end: int) -> str:
    """The noun a count is of: 21个|项目|落地."""
    found = _NOUN.match(text, end)
    if found is None:
        return ""
    noun = found.group()
    cut = _CUT.search(noun)
    return noun[: cut.start()] if cut else noun
