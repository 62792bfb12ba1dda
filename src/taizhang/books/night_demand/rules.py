"""What makes a demand right or wrong, and what its steps do. Pure: an entry in, problems out."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.ledger.setting import Setting
from taizhang.town.actor import Actor

if TYPE_CHECKING:
    from taizhang.books.night_demand.book import NightDemand

CATEGORIES = {
    "road": "道路路灯",
    "water": "供水排水",
    "waste": "环境卫生",
    "house": "住房宅基地",
    "land": "土地山林",
    "quarrel": "邻里纠纷",
    "relief": "救助保障",
    "safety": "治安安全",
    "farming": "农业生产",
    "other": "其他",
}
GRADES = {"simple": "简单", "plain": "一般", "hard": "疑难"}
WAYS = {"solved": "已解决", "explained": "已解释", "handed": "已转办", "partly": "部分解决"}
RATINGS = {"good": "满意", "fair": "基本满意", "bad": "不满意", "none": "未评价"}
SIMPLE = Setting("night_demand.simple_days", "简单诉求承诺天数", 7, "日", "本镇惯例")
PLAIN = Setting("night_demand.plain_days", "一般诉求承诺天数", 15, "日", "本镇惯例")
HARD = Setting("night_demand.hard_days", "疑难诉求承诺天数", 30, "日", "本镇惯例")
_DAYS = {"simple": SIMPLE, "plain": PLAIN, "hard": HARD}


def was_raised(demand: "NightDemand") -> Iterator[Problem]:
    """Nobody asked for it tomorrow."""
    if demand.raised_on > clock.today():
        yield Problem("提出日期不能晚于今天。", "raised_on")


def promise_is_ahead(demand: "NightDemand") -> Iterator[Problem]:
    """A promise lies ahead of the asking."""
    if demand.promised_on and demand.promised_on < demand.raised_on:
        yield Problem("承诺办结日不能早于提出日期。", "promised_on")


def promise(demand: "NightDemand", actor: Actor) -> None:
    """Where no day was promised, the town's own days for such a demand are."""
    if demand.promised_on is None:
        amount = int(_DAYS[demand.grade].on(actor.places, clock.today()))
        demand.promised_on = clock.today() + timedelta(days=amount)


def again(demand: "NightDemand", actor: Actor) -> None:
    """Done anew: counted, and the resident's word is to be asked again."""
    demand.redos += 1
    demand.rating = ""
