"""What makes a campaign right or wrong, and what it gathers. An entry in, problems out."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from taizhang.base import clock
from taizhang.base.period import Period
from taizhang.base.problem import Problem
from taizhang.ledger.gather import Gather
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor
from taizhang.town.models import Area

if TYPE_CHECKING:
    from taizhang.books.campaign.book import Campaign

Found = Iterator[Problem]
KINDS = {
    "safety": "安全生产",
    "fire": "消防",
    "order": "治安禁毒反诈",
    "traffic": "交通",
    "env": "环境整治",
    "other": "其他",
}


def named(one: "Campaign") -> list[str]:
    """The titles of the books it gathers, as written."""
    return [t for t in re.split(r"[、，,；;\s]+", one.books) if t]


def _others() -> dict[str, str]:
    return {book.title: slug for slug, book in shelf.items() if slug != "campaign"}


def days_in_order(one: "Campaign") -> Found:
    """It ends after it begins."""
    if one.ends_on < one.starts_on:
        yield Problem("结束日期不能早于开始日期。", "ends_on")


def books_are_on_the_shelf(one: "Campaign") -> Found:
    """It gathers books that are kept here, each once."""
    known = _others()
    titles = named(one)
    if not titles:
        yield Problem("请填写归集的台账，用顿号隔开。", "books")
    for title in titles:
        if title not in known:
            yield Problem(f"没有名为“{title}”的台账，可填：{'、'.join(known)}。", "books")
    if len(titles) != len(set(titles)):
        yield Problem("归集的台账有重复，请去掉。", "books")


def not_before_its_day(one: "Campaign") -> Found:
    """Nothing is started before its first day."""
    if clock.today() < one.starts_on:
        yield Problem(f"开始日期是 {one.starts_on}，到期再启动，或先改开始日期。")


def end_is_ahead(one: "Campaign") -> Found:
    """A longer campaign ends later than today."""
    if one.ends_on < clock.today():
        yield Problem("延长后的结束日期不能早于今天。", "ends_on")


def ended(one: "Campaign", actor: Actor) -> None:
    """Ended before its day, it gathers no further than today."""
    one.ends_on = min(one.ends_on, max(clock.today(), one.starts_on))


def gathers(one: "Campaign") -> Iterator[Gather]:
    """The entries of each named book in its days, in its area, with its words."""
    known = _others()
    asked: dict[str, str] = {"q": one.words} if one.words else {}
    if one.area.kind != Area.Kind.TOWN:
        asked["area"] = str(one.area_id)
    period = Period(one.starts_on, one.ends_on + timedelta(days=1))
    for title in named(one):
        if title in known:
            yield Gather(known[title], period, asked)
