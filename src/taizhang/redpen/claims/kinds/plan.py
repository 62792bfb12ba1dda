"""Completion against a plan: 「计划投资80亿元，实际完成92亿元，占年度计划的115%」."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.arithmetic import short
from taizhang.redpen.claims.scene import Quantity, Scene, Sentence
from taizhang.redpen.claims.verdict import Verdict, judge
from taizhang.redpen.interval import Interval, point

_PLAN = re.compile(r"(?:计划|任务|目标|预算|预期|总|概算)(?:投资|完成|收入|支出|数|为|是|总?额)*[^,;、。]{0,6}$")
_PROJECT = re.compile(r"总投资|概算")
_DONE = re.compile(r"(?:完成|实现|实际|到位|达到?|支出|收入)[^,;、。]{0,8}$")
_RATE = re.compile(
    r"(?:占|完成|达到?|为|是|超额?完成?)[^,;。]{0,8}?(?:计划|任务|目标|预算|总投资|概算)[^,;。]{0,6}(?:的|率为|率达)?$|"
    r"(?:投资|计划|任务|预算)?(?:完成率|执行率|投资率)(?:为|达|达到)?$"
)
_OVER = re.compile(
    r"超(?:额|过|出)?(?:完成)?[^,;。]{0,6}(?:计划|任务|目标|预算)[^,;。]{0,4}$|超(?:计划|预算|任务|目标)$"
)


def find(scene: Scene) -> Iterator[Verdict]:
    """Plan, performance and the percentage of the plan, in that order or with the plan second."""
    for sentence in scene.sentences:
        for one, two, rate in zip(sentence.quantities, sentence.quantities[1:], sentence.quantities[2:], strict=False):
            if (
                not rate.percent
                or one.dimension != two.dimension
                or one.percent
                or not (_RATE.search(rate.lead) or _OVER.search(rate.lead))
            ):
                continue
            if (_PROJECT.search(one.own) is None) != (_PROJECT.search(rate.lead) is None):
                continue  # 总投资509亿元，完成89亿元，占年任务的107%: the year's task is another sum
            if "率" in two.lead or "其中" in two.lead:
                continue
            if _PLAN.search(one.own) and _DONE.search(two.own):
                yield _check(sentence, one, two, rate)
            elif _PLAN.search(two.own) and _DONE.search(one.own) and not _PLAN.search(one.own):
                yield _check(sentence, two, one, rate)


def _check(sentence: Sentence, plan: Quantity, done: Quantity, rate: Quantity) -> Verdict:
    step = min(plan.step, done.step)
    over = _OVER.search(rate.lead) is not None
    wide, sharp = done.wide / plan.wide, done.sharp(step) / plan.sharp(step)
    if wide is None or sharp is None:
        return Verdict("plan", (plan, done, rate), None)
    expression = f"{short(done.figure)} ÷ {short(plan.figure)}{' − 1' if over else ''}"
    return judge(
        "plan",
        (plan, done, rate),
        rate,
        _percent(wide, over),
        _percent(sharp, over),
        expression,
        cap="likely",
        what="完成数与计划数",
        holds_if="计划数另有调整时可以成立",
    )


def _percent(ratio: Interval, over: bool) -> Interval:
    return (ratio - point(1 if over else 0)) * point(100)
