"""The next-year part cut into promises: each opens with a verb of doing; what only says to what end belongs to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
_CLAUSE = re.compile(r"[^，,：:]+")
_OPENER = re.compile(
    r"^(?:\s|[—\-●·★▲■◆>*#]|\[[^\]]{0,24}\]|_GoBack\]|[一二三四五六七八九十]{1,3}[、是要]|"
    r"[(（][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[.、．]|同时|此外|另外|将|要|必须|我们将?|我们要|继而|"
    r"并)+"
)
_ADVERB = re.compile(
    r"^(?:大力|积极|不断|持续|继续|深入|扎实|全面|全力|着力|加力|切实|认真|进一步|努力|奋力|常态化|千方百计|"
    r"逐步|分期分批|坚决|坚定不移|坚持不懈|统筹|重点|严格|有序|有力|有效|稳步|稳妥|高质量|高标准|高水平|"
    r"精心|科学|合理|及时|尽快|抓紧|抢抓|主动|广泛|因地制宜|力争|确保|多措并举|加速|纵深|精准|集中|系统|整体|"
    r"协同|联动|推动|促进|依法|强力|大胆|按时|按期|适时|如期|年内|今年|同步|再|新|更好|深化拓展)+"
)
_DOING = (
    "推进|推动|开展|加快|建设|建成|打造|构建|引进|支持|争取|组建|制定|加大|加强|健全|完善|做好|抓好|抓实|落实|实施|新建|改造|新增|完成|启动|开工|竣工|培育|招引|发展|"
    "设立|成立|建立|推广|举办|组织|创建|申报|编制|出台|治理|整治|排查|审核|化解|发放|扩建|修建|铺设|安装|购置|招聘|培训|投入|投放|增加|提高|推出|稳定|扩大|履行|提升|"
    "执行|整合|盘活|改建|续建|实现|达到|控制|下降|降低|保持|突破|增长|达|办好|深化|搭建|开发|谋划|引导|鼓励|淘汰|清理|拆除|植树|造林|绿化|硬化|兑现|落户|投产|运营|建好|用好|管好|巩固|强化"
)
_ACTION = re.compile(rf"({_DOING})")
_MAIN = re.compile(
    r"^(?:推进|开展|加快|建设|建成|打造|构建|引进|支持|争取|组建|制定|加大|加强|健全|完善|做好|抓好|抓实|落实|"
    r"实施|新建|改造|新增|完成|启动|开工|竣工|培育|招引|"
    r"设立|成立|建立|推广|举办|组织|创建|申报|编制|出台|治理|整治|化解|发放|扩建|修建|铺设|安装|购置|招聘|培训|"
    r"投入|投放|推出|稳定|扩大|履行|改建|续建|办好|盘活|搭建|开发|谋划|淘汰|清理|拆除|建好|提高|推动|深化)"
)
_SKIPPED = re.compile(
    r"总体要求|指导思想|基本原则|总体思路|以习近平|为指导|各位代表|我们清醒|困难和|困难与|挑战|重大意义|形势|"
    r"机遇|稳中求进|以下(?:几个|[一二三四五六七八九十]个)?方面|以下工作|坚持以|是关键|是.{0,10}之年"
)
_BY = re.compile(r"^由[^，,。]{2,14}(?:牵头|负责|组织)")
_TARGET = re.compile(r"(增长|达到|达|控制在|下降|完成|突破|保持在|稳定在|增加|新增)[^，,0-9值]{0,6}[0-9]")
_ON = re.compile(r"^对[^，,。]{2,40}进行")
# Behind another promise of its sentence a clause opens a new one only when it is concrete in itself.
_STRONG = re.compile(
    r"^(?:开展|建成|新建|改造|实施|启动|争取|引进|招引|完成|开工|建设|制定|组建|举办|创建|加快|新增|编制|出台|"
    r"改建|扩建|修建|铺设|培训|发放|投入|推出)"
)
_CONCRETE = re.compile(
    r"[0-9“”《]|[一二两三四五六七八九十][个条座所家批期段处套项场次类]|项目|工程|行动|基地|市场|园区|管网|专项|"
    r"债券|学校|医院|如期|按期"
)


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: its place in the text, and the verb it opens with."""

    start: int
    end: int
    action: str


def promises(plain: str, start: int, end: int) -> Iterator[Promise]:
    """Cut the part into promises."""
    for sentence in _SENTENCE.finditer(plain, start, end):
        words = sentence.group()
        if _SKIPPED.search(words[:60]) or _is_heading(plain, sentence):
            continue
        yield from _of_sentence(plain, sentence.start(), sentence.end())


def _is_heading(plain: str, sentence: re.Match[str]) -> bool:
    """A line of its own without stop is a title, not a promise."""
    after = plain[sentence.end() : sentence.end() + 1]
    line_start = plain[sentence.start() - 1 : sentence.start()] in ("\n", "")
    return after in ("\n", "") and line_start and len(sentence.group()) < 50


def _of_sentence(plain: str, start: int, end: int) -> Iterator[Promise]:
    """Clauses that open with a main verb begin a promise; the others continue it."""
    opened: Promise | None = None
    for clause in _CLAUSE.finditer(plain, start, end):
        words = clause.group()
        opener = _OPENER.match(words)
        bare = words[opener.end() :] if opener else words
        begin = clause.start() + (opener.end() if opener else 0)
        action = _begins(bare)
        if action and (opened is None or _stands_alone(bare)):
            if opened is not None:
                yield opened
            opened = Promise(begin, clause.end(), action)
        elif opened is not None and clause.end() - opened.start <= 160:
            opened = Promise(opened.start, clause.end(), opened.action)
    if opened is not None:
        yield opened


def _stands_alone(bare: str) -> bool:
    """Whether a clause is a promise of its own although another opened the sentence."""
    return (
        _STRONG.match(_ADVERB.sub("", bare)) is not None
        or _ON.match(bare) is not None
        or _CONCRETE.search(bare) is not None
    )


def _begins(bare: str) -> str:
    """The verb a clause opens with, its adverbs passed over; "" when it does not promise a doing."""
    if _ON.match(bare) or _BY.match(bare):
        by = _BY.match(bare)
        said = _ACTION.search(bare, by.end() if by else 0)
        return said[1] if said else "进行"
    said = _MAIN.match(_ADVERB.sub("", bare)) or _MAIN.match(bare)
    if said:
        return said.group()
    if re.match(r"^(?:确保|力争)", bare):
        return bare[:2]
    target = _TARGET.search(bare)
    if target:
        return target[1]
    return ""
