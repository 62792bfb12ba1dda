"""What a promise names: object, amount, place, deadline, owner."""

import re

_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:行政村|自然村|村委会|村|镇|街道|社区|园区|开发区|新区|工业园|产业园|圩镇|港区|"
    r"大道|县道|国道|省道)"
)
_NOT_PLACE = re.compile(
    r"乡村|农村|全镇|全村|镇村|全县|各村|各镇|一村|一镇|示范村|示范镇|特色村|典型|每村|村镇|强村|富村|进村|"
    r"新农村|千村|万村|试点村|培育镇|培育村|精品|我镇|城镇|集镇|我村"
)
_DEADLINE = re.compile(
    r"20[0-9]{2}年(?:[0-9]{1,2}月)?(?:底|末|上半年|下半年)?(?:之?前)?|[0-9]{1,2}月(?:底|末|份)?(?:之?前)|"
    r"(?:今年|明年|本年|年)(?:底|末)(?:之?前)?|年内|上半年|下半年|[一二三四]季度(?:末|底)?(?:前)?|如期|按期|"
    r"按时|三年内|五年内"
)
_OWNER = re.compile(
    r"(?:由([\u4e00-\u9fff]{2,14}?)(?:牵头|负责|组织实施|承办))|(?:(?:责任单位|牵头单位|责任部门|责任人|"
    r"牵头领导)[:：]\s*([^，。；;)）\n]{2,30}))|([\u4e00-\u9fff]{2,10}(?:办公室|办|局|站|所|中心|部门))(?:牵头|"
    r"负责)"
)
_AMOUNT = re.compile(r"[^，,\u4e00-\u9fff]{0,2}(?:约|超|超过|近|到|率)?[0-9]")
_END = re.compile(r"[，,]")


def object_of(words: str, action: str) -> str:
    """What the action is done to: the words after the verb up to the first stop."""
    before, _, rest = words.partition(action)
    if before and _AMOUNT.match(rest):  # 财政收入|增长|5%: what is aimed at stands before the verb
        return _END.split(before)[-1].strip()
    return _END.split(rest or words)[0].strip("了好 ")


def place_of(words: str) -> str:
    """The first proper place named."""
    for found in _PLACE.finditer(words):
        name = re.sub(
            r"^.*?(?:推进|建设|用于|位于|打造|改造|加快|启动|将|实施|提升|深化|保障|完成|新建|涉及|个|的|在|对|为|"
            r"沿|以|和|与|、)",
            "",
            found.group(),
        )
        if len(name) >= 3 and not _NOT_PLACE.search(name):
            return name
    return ""


def deadline_of(words: str) -> str:
    """The day or period by which it is to be done, as written."""
    found = _DEADLINE.search(words)
    return found.group() if found else ""


def owner_of(words: str) -> str:
    """Who answers for it, when the text names them."""
    found = _OWNER.search(words)
    return next((group for group in found.groups() if group), "") if found else ""
