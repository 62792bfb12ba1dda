"""What makes an appeal right or wrong. Pure: an appeal in, problems out."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.books.appeal.categories import CLASSES, GROUPS
from taizhang.books.appeal.words import Kind, Refusal

if TYPE_CHECKING:
    from taizhang.books.appeal.model import Appeal

Found = Iterator[Problem]

_SECRET = re.compile(r"绝密|机密★|机密级|秘密★|秘密级|涉密文件|内部明电|密级[:：]")
_ANSWERED = ("review", "answered", "called", "closed", "archived")
_PROTECTION = "信访工作条例第三十条（参照）"
_MOMENTS = {
    "received_at": "受理时间",
    "dispatched_at": "派单时间",
    "signed_at": "签收时间",
    "answered_at": "答复时间",
    "called_at": "回访时间",
    "closed_at": "办结时间",
}


def not_received_in_future(a: "Appeal") -> Found:
    """An appeal cannot have come in later than now."""
    if a.received_at > clock.now():
        yield Problem("受理时间不能晚于现在，请核对。", "received_at")


def moments_in_order(a: "Appeal") -> Found:
    """Received, dispatched, signed for, answered, called back, closed: in this order, as far as known."""
    known = [(n, at) for n in _MOMENTS if (at := getattr(a, n)) is not None]
    for (before, first), (name, then) in pairwise(known):
        if then < first:
            yield Problem(f"“{_MOMENTS[name]}”早于“{_MOMENTS[before]}”，请核对。", name)


def anonymous_has_no_name(a: "Appeal") -> Found:
    """Who asked to stay anonymous is not written down."""
    if a.anonymous and a.caller:
        yield Problem("匿名诉求不填姓名：请清空诉求人，或去掉“匿名”。", "caller")


def report_is_protected(a: "Appeal") -> Found:
    """A report names somebody; whoever made it may want protection."""
    if a.kind == Kind.REPORT and not (a.confidential or a.anonymous):
        yield Problem("这是举报件：请向诉求人确认是否要求保密。", "confidential", "个人信息保护法第六条", blocks=False)


def classes_agree(a: "Appeal") -> Found:
    """A group lies in its class, an item in its group."""
    if a.subcategory and not a.subcategory.startswith(a.category):
        yield Problem(f"“{GROUPS[a.subcategory]}”不属于“{CLASSES[a.category]}”，请重选中类。", "subcategory")
    above = a.subcategory or a.category
    if a.item and not a.item.startswith(above):
        yield Problem("问题小类与上一级分类不一致，请重选小类。", "item")


def no_state_secrets(a: "Appeal") -> Found:
    """Words that mark a secret document are pointed out; the text may still only mention them."""
    for name in ("title", "content", "answer"):
        if found := _SECRET.search(getattr(a, name)):
            yield Problem(
                f"出现“{found[0]}”字样：严禁录入涉密信息，请核对后删去。", name, "保守国家秘密法", blocks=False
            )


def accused_does_not_handle(a: "Appeal") -> Found:
    """An office does not handle what is said against it."""
    if a.office_id in a.accused:
        yield Problem("承办单位是诉求反映的单位，应当回避，请改派其他单位。", "office", _PROTECTION)
    if set(a.joint) & set(a.accused):
        yield Problem("协办单位中有诉求反映的单位，应当回避，请去掉。", "joint", _PROTECTION)


def lead_is_not_joint(a: "Appeal") -> Found:
    """The leading office does not also help itself."""
    if a.office_id is not None and a.office_id in a.joint:
        yield Problem("承办单位不必再选为协办单位，请从协办单位中去掉。", "joint")


def answered_has_answer(a: "Appeal") -> Found:
    """What has been answered has an answer; old entries may come in without their words, with a warning."""
    if a.state in _ANSWERED and not a.answer.strip():
        over = a.state in ("closed", "archived")
        yield Problem("请填写答复内容。", "answer", blocks=not over)


def word_only_when_reached(a: "Appeal") -> Found:
    """Solved and satisfied are the caller's word: there is none where nobody was reached."""
    if a.reached is not True and (a.solved is not None or a.satisfaction):
        yield Problem("没有联系上诉求人，就不能填是否解决、是否满意。", "reached")


def called_has_word(a: "Appeal") -> Found:
    """A call-back that reached the caller says what the caller answered."""
    if a.state == "called" and a.reached and (a.solved is None or not a.satisfaction):
        yield Problem("请填写诉求人的回答：是否解决、是否满意。", "satisfaction" if a.solved is not None else "solved")


def refused_says_why(a: "Appeal") -> Found:
    """Refusing for an emergency or a secret needs nothing more; a concluded matter needs the document named."""
    if a.state == "refused" and a.refusal == Refusal.CONCLUDED and not a.refusal_note.strip():
        yield Problem("请写明原办结文书或答复的时间、名称。", "refusal_note")


CHECKS = (
    not_received_in_future,
    moments_in_order,
    anonymous_has_no_name,
    report_is_protected,
    classes_agree,
    no_state_secrets,
    accused_does_not_handle,
    lead_is_not_joint,
    answered_has_answer,
    word_only_when_reached,
    called_has_word,
    refused_says_why,
)
