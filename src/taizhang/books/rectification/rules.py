"""What makes a rectification right or wrong. Pure: an entry in, problems out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.ledger.setting import Setting
from taizhang.town.actor import Actor

if TYPE_CHECKING:
    from taizhang.books.rectification.book import Rectification

ORIGINS = {
    "central_env": "中央环保督察",
    "provincial_env": "省环保督察",
    "audit": "审计",
    "case": "以案促改",
    "scattered": "散乱污",
    "livestock": "禽畜养殖污染",
    "patrol": "巡察",
    "other": "其他",
}
PACES = {"at_once": "立行立改", "short": "短期", "long": "长期"}
VERDICTS = {"pass": "合格", "fail": "不合格"}
PLAN_DAYS = Setting("rectification.plan_days", "下达后多少个工作日内报整改方案", 5, "个工作日", "本镇惯例")
ACCEPT_DAYS = Setting("rectification.accept_days", "报完成后多少个工作日内验收", 10, "个工作日", "本镇惯例")
NOTICE_DAYS = Setting("rectification.notice_days", "销号前公示天数", 5, "日", "本镇惯例")


def dates_in_order(one: "Rectification") -> Iterator[Problem]:
    """Issued before due, neither in the future where it cannot be."""
    if one.issued_on and one.issued_on > clock.today():
        yield Problem("下达日期不能晚于今天。", "issued_on")
    if one.issued_on and one.finish_by and one.finish_by < one.issued_on:
        yield Problem("整改时限不能早于下达日期。", "finish_by")


def proof_is_there(one: "Rectification") -> Iterator[Problem]:
    """What was said to be done needs its proof before anybody accepts it: claim and proof are different fields."""
    if not one.proof:
        yield Problem("没有佐证材料，不能验收通过；请退回承办单位补充。")


def notice_has_run(one: "Rectification") -> Iterator[Problem]:
    """The public notice runs its days before the item is struck off."""
    if one.noticed_on and (clock.today() - one.noticed_on).days < NOTICE_DAYS.default:
        yield Problem(f"公示自 {one.noticed_on} 起不满 {NOTICE_DAYS.default} 日，期满后再销号。")


def has_rebounded(one: "Rectification") -> bool:
    """Whether the look back found the problem again."""
    return bool(one.rebounded)


def accepted(one: "Rectification", actor: Actor) -> None:
    """Accepted."""
    one.verdict = "pass"


def rejected(one: "Rectification", actor: Actor) -> None:
    """Not accepted: to be done again."""
    one.verdict = "fail"


def reopened(one: "Rectification", actor: Actor) -> None:
    """Found again: the count of rounds goes up, and what was found has been taken up."""
    one.reopened += 1
    one.rebounded, one.verdict, one.looked_back_on = None, "", None
