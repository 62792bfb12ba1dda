"""The rate of two counts: 「受理106宗，办结98宗，办结率93%」, 98 ÷ 106."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict, judge, weaker
from taizhang.redpen.interval import point
from taizhang.redpen.model import Level

_NAME = re.compile(r"([\u4e00-\u9fff]{2,})率(?:均|分别|都|也|已)?(?:保持|稳定|高)?(?:为|是|达到|达|在|约|近|超过)*$")
_DONE: dict[str, str] = {
    "办结": "办结|结案|办理完毕|已办理|处结|完结", "结案": "结案|办结|审结", "整改": "整改|销号|完成治理|消除",
    "化解": "化解|调处成功|调解成功|调成",
    "调解成功": "成功|调成|化解|达成", "成功": "成功", "回复": "回复|答复|办复", "办复": "办复|办结|答复|回复",
    "答复": "答复|回复",
    "签约": "签约", "开工": "开工", "竣工": "竣工|完工", "完工": "完工|竣工", "投产": "投产", "合格": "合格",
    "达标": "达标", "就业": "就业", "回收": "收回|回收",
    "完成": "完成", "处置": "处置", "处理": "处理", "解决": "解决", "查处": "查处", "破案": "破", "入库": "入库",
    "接种": "接种", "参保": "参保",
    "销号": "销号|整改", "审结": "审结|办结", "执结": "执结", "立案": "立案", "履约": "履约", "升学": "升学|录取",
    "录取": "录取", "通过": "通过", "入学": "入学",
    "转化": "转化", "采纳": "采纳", "落地": "落地", "到位": "到位", "优良": "优良", "脱贫": "脱贫", "覆盖": "覆盖",
    "优秀": "优秀", "及时": "及时|按时", "按期": "按期|按时",
    "发放": "发放",
    "收缴": "缴",
    "缴费": "缴",
    "征缴": "缴",
    "到会": "到会|实到|出席",
    "出席": "出席|实到",
    "出勤": "出勤|实到", "退出": "退出", "成活": "成活", "检出": "检出|阳性", "续约": "续约", "入住": "入住",
    "使用": "使用", "出租": "出租", "认领": "认领",
}  # fmt: skip
_WHOLE = re.compile(
    r"受理|接到|接收|收到|交办|转办|登记|发现|排查|检查|抽检|抽查|检测|应|共|总|全部|立案|梳理|承办|累计|计划|收集"
)
_LISTED = re.compile(r"[^,;。、]{0,8}(?:[、和及与]|,(?!.*(?:办理|完成|开展)))[^,;。]{0,12}$")
_ALL = re.compile(r"(?:全部|全数|均已|都已|悉数)(办结|办复|整改|化解|答复|回复|完成|销号|解决|开工|竣工|投产)")
_SAME = {
    "宗": "件",
    "起": "件",
    "例": "件",
    "单": "件",
    "名": "人",
    "位": "人",
    "条": "件",
    "处": "处",
    "个": "个",
    "项": "项",
}
_CASES = ("件", "宗", "起", "项")  # 建议 and 提案, appeals and letters: dealt with under one rate
_MORE = re.compile(r"往年|历年|上年|结转|积案|存量|陈年")


def find(scene: Scene) -> Iterator[Verdict]:
    """A percentage called …率, and before it in the sentence the counts it is made of."""
    for sentence in scene.sentences:
        for at, rate in enumerate(sentence.quantities):
            if rate.percent and (whole := _ALL.search(sentence.text[: rate.figure.start - sentence.start])):
                yield from _all(rate, whole[1])
            if rate.percent and "分别" not in rate.lead and (named := _NAME.search(rate.lead)):
                yield from _check(sentence, at, rate, named[1])


def _check(sentence: Sentence, at: int, rate: Quantity, name: str) -> Iterator[Verdict]:
    counts = _counts(sentence.quantities[:at])
    done = _verbs(name)
    if counts and (later := _later_part(sentence, at, counts[-1], done)):
        yield _judge(sentence, rate, later, counts[-1], counts)
        return
    if len(counts) < 2 or "率" in sentence.quantities[at - 1].lead and sentence.quantities[at - 1].percent:
        return
    parts = [q for q in counts if re.search(done, q.own)]
    if parts and (wholes := [q for q in counts if q is not parts[-1] and not _partial(q, done)]):
        together = _together(wholes, parts[-1], rate)
        yield together or _judge(sentence, rate, parts[-1], _whole_for(wholes, parts[-1]), counts)
    elif not parts and rate.figure.value == 100 and _unit(counts[-1]) in _CASES and len(listed := _listed(counts)) > 1:
        summed = " + ".join(short(q.figure) for q in listed)
        yield Verdict("rate", (*listed, rate), True, f"({summed}) ÷ ({summed}) = 100%")


def _all(rate: Quantity, done: str) -> Iterator[Verdict]:
    """全部办复，办复率89%: all is a hundred in a hundred."""
    if not re.search(rf"(?:^|[,、]){done}率", rate.lead):
        return
    if rate.wide.high >= 100:
        yield Verdict("rate", (rate,), True, "全部 = 100%")
        return
    yield Verdict(
        "rate",
        (rate,),
        False,
        f"全部{done} = 100%，文中写 {rate.figure.text}",
        "likely",
        f"前文说“全部{done}”，{done}率应为 100%，文中写 {rate.figure.text}，请核对。",
    )


def _listed(counts: list[Quantity]) -> list[Quantity]:
    """建议144件、提案121件: two populations under one rate; the list ends where a clause of its own begins."""
    listed = [counts[-1]]
    for before, quantity in zip(reversed(counts[:-1]), reversed(counts), strict=False):
        if not _LISTED.match(quantity.lead) or len(listed) > 3:
            break
        listed.insert(0, before)
    return listed


def _later_part(sentence: Sentence, at: int, whole: Quantity, done: str) -> Quantity | None:
    """调解150起，成功率98%，成功147起: the part may stand behind the rate."""
    following = sentence.quantities[at + 1] if at + 1 < len(sentence.quantities) else None
    if (
        following is None
        or _unit(following) != _unit(whole)
        or re.search(done, whole.own)
        or whole is not sentence.quantities[at - 1]
    ):
        return None
    near = len(following.lead) <= 10 and ";" not in following.lead and following.level
    return following if near and re.search(done, following.own) and following.value <= whole.value else None


def _together(wholes: list[Quantity], part: Quantity, rate: Quantity) -> Verdict | None:
    """建议18件、提案12件，办结30件: the whole may be several counts in one."""
    if len(wholes) < 2 or any(q.index > part.index for q in wholes):
        return None
    summed = sum((q.value for q in wholes), Fraction(0))
    if not summed or part.value / summed * 100 not in rate.wide:
        return None
    below = " + ".join(short(q.figure) for q in wholes)
    return Verdict("rate", (*wholes, part, rate), True, f"{short(part.figure)} ÷ ({below})", stated=rate)


def _counts(before: tuple[Quantity, ...]) -> list[Quantity]:
    """The nearest run of counts of one kind of thing; a semicolon begins it."""
    counts: list[Quantity] = []
    for quantity in reversed(before[-6:]):
        if quantity.percent or not quantity.level or quantity.figure.exactness == "range":
            break
        if counts and _unit(quantity) != _unit(counts[0]):
            break
        counts.insert(0, quantity)
        if ";" in quantity.lead:
            break
    return counts


def _unit(quantity: Quantity) -> str:
    return _SAME.get(quantity.figure.unit, quantity.figure.unit)


def _verbs(name: str) -> str:
    """The words of the counted outcome behind a rate's name: 诉求事项办结 → 办结."""
    for stem, words in _DONE.items():
        if name.endswith(stem):
            return words
    return re.escape(name[-2:])


def _partial(quantity: Quantity, done: str) -> bool:
    """应办结106件 is the whole although it carries the verb."""
    return re.search(done, quantity.own) is not None and not re.search(r"应|需|待|共有|参会代表", quantity.own)


def _whole_for(wholes: list[Quantity], part: Quantity) -> Quantity:
    """The whole is the count with a verb of receiving nearest to the part, else simply the nearest."""
    named = [q for q in wholes if _WHOLE.search(q.own)]
    return min(named or wholes, key=lambda q: (abs(q.index - part.index), -q.index))


def _judge(sentence: Sentence, rate: Quantity, part: Quantity, whole: Quantity, counts: list[Quantity]) -> Verdict:
    wide = part.wide / whole.wide
    step = min(part.step, whole.step)
    sharp = part.sharp(step) / whole.sharp(step)
    if wide is None or sharp is None:
        return Verdict("rate", (whole, part, rate), None)
    hundred = point(100)
    cap: Level = "sure"
    close = part.index - whole.index == 1 and len(part.lead) <= 24 and len(rate.lead) <= 24
    if not close or len(counts) > 2 or _MORE.search(sentence.text) or _other_pair(counts, rate, part, whole):
        cap = weaker(cap, "likely")
    return judge(
        "rate",
        (whole, part, rate),
        rate,
        wide * hundred,
        sharp * hundred,
        f"{short(part.figure)} ÷ {short(whole.figure)}",
        cap=cap,
        what="两个数与比率",
        holds_if="分母另含往年结转、或分子分母口径不同时可以成立" if cap != "sure" else "",
    )


def _other_pair(counts: list[Quantity], rate: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether two other counts of the sentence give just this rate."""
    for a in counts:
        for b in counts:
            other = a is not b and (a, b) != (part, whole)
            if other and 0 < b.value >= a.value and a.value / b.value * 100 in rate.wide:
                return True
    return False
