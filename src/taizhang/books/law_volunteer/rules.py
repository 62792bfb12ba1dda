"""What makes a volunteer's entry right or wrong. Pure: an entry in, problems out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.ledger.book import Happened
from taizhang.ledger.setting import Setting

if TYPE_CHECKING:
    from taizhang.books.law_volunteer.book import LawVolunteer

BASIS = "乡村“法律明白人”培养工作规范（试行）"
IDENTITIES = {
    "cadre": "村干部",
    "women": "妇联执委",
    "children": "儿童主任",
    "mediator": "人民调解员",
    "police": "辅警",
    "grid": "网格员",
    "group": "村民小组长",
    "party": "党员",
    "elder": "五老人员",
    "villager": "村民",
}
WAYS = {"self": "本人自荐", "committee": "两委推荐"}
REVIEWS = {"good": "优秀", "pass": "合格", "fail": "不合格"}
PASS_MARK = 60
PER_VILLAGE = Setting("law_volunteer.per_village", "每村法律明白人配备数", 3, "名", BASIS)
NOTICE_DAYS = Setting("law_volunteer.notice_days", "公示期", 5, "日", "本镇惯例")
TRAIN_WITHIN = Setting("law_volunteer.train_within", "推荐后多少日内完成初任培训", 90, "日", "本镇惯例")
History = Iterator[Happened]


def of_a_village(one: "LawVolunteer") -> Iterator[Problem]:
    """A volunteer is of a village, so that villages can be counted against the norm."""
    if one.area.kind not in ("village", "hamlet", "grid"):
        yield Problem("请选到村（社区），法律明白人按村配备。", "area", BASIS)


def passed(one: "LawVolunteer") -> Iterator[Problem]:
    """Who did not pass is trained again, not filed."""
    if one.score is not None and one.score < PASS_MARK:
        yield Problem(f"考核 {one.score} 分，未达 {PASS_MARK} 分，不能登记为合格；请补训后再考。", "score", BASIS)
    if one.score is not None and one.score > 100:
        yield Problem("考核分数按百分制填写。", "score")


def filed_after_notice(one: "LawVolunteer") -> Iterator[Problem]:
    """The notice runs its time before anybody is filed."""
    if one.filed_on and one.noticed_on and (one.filed_on - one.noticed_on).days < NOTICE_DAYS.default:
        yield Problem(f"公示不满 {NOTICE_DAYS.default} 日，不能备案发证。", "filed_on", BASIS)


def history(one: "LawVolunteer") -> History:
    """The steps behind a volunteer who comes in already filed."""
    if one.filed_on is None:
        return
    noticed = one.noticed_on or one.filed_on
    for step, day in (("train", one.named_on), ("test", noticed), ("notice", noticed), ("file", one.filed_on)):
        yield Happened(step, clock.instant(max(day, one.named_on)))
