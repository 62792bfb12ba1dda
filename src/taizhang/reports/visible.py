"""Who may do what with a report. Permission is a query here too: what may not be read is not found."""

from collections.abc import Mapping

from django.db.models import Exists, OuterRef, QuerySet

from taizhang.base.refusal import NotAllowed
from taizhang.reports.models import Release, Report
from taizhang.town.actor import Actor
from taizhang.town.posts import AUDITOR, CHIEF, LEADER, OFFICE_HEAD, PARTY_OFFICE, Post

S = Report.State
OUT = (S.SIGNED, S.FROZEN, S.DELIVERED)  # from here on nothing of an edition changes, and everybody may read it
WRITERS = (PARTY_OFFICE,)
REVIEWERS = (OFFICE_HEAD, LEADER, CHIEF)
READERS = (PARTY_OFFICE, OFFICE_HEAD, LEADER, CHIEF, AUDITOR)
WHO: Mapping[str, tuple[Post, ...]] = {
    "create": WRITERS,
    "write": WRITERS,
    "check": WRITERS,
    "review": REVIEWERS,
    "sign": (CHIEF,),
    "freeze": (CHIEF,),
    "deliver": WRITERS,
    "send_back": (*REVIEWERS, PARTY_OFFICE),
    "revise": (PARTY_OFFICE, CHIEF),
    "correct": WRITERS,
    "lift": WRITERS,
}
DOES = {
    "create": "起草报告",
    "write": "修改报告",
    "check": "核对报告",
    "review": "审核报告",
    "sign": "签发报告",
    "freeze": "定稿冻结",
    "deliver": "报出报告",
    "send_back": "退回报告",
    "revise": "改版",
    "correct": "发更正说明",
    "lift": "分解承诺",
}


def reports(actor: Actor) -> QuerySet[Report]:
    """The reports of the town that somebody may read: all of them, or those of which an edition was signed."""
    rows = Report.objects.filter(town=actor.town)
    if actor.system or actor.holding(*READERS):
        return rows
    if not actor.holds:
        return rows.none()
    return rows.filter(Exists(Release.objects.filter(report=OuterRef("pk"), state__in=OUT)))


def drafts(actor: Actor) -> bool:
    """Whether somebody reads what is not signed yet; others read the last signed edition."""
    return actor.system or bool(actor.holding(*READERS))


def may(actor: Actor, verb: str) -> bool:
    """Whether somebody's posts have this verb."""
    return actor.system or bool(actor.holding(*WHO[verb]))


def require(actor: Actor, verb: str) -> None:
    """Raises NotAllowed, naming who does it."""
    if not may(actor, verb):
        titles = "、".join(p.title for p in WHO[verb])
        raise NotAllowed(f"{DOES[verb]}由{titles}办理，请与他联系。")


def standing(report: Report) -> Release | None:
    """The last release that was signed: what the town stands by, whatever is being drafted now."""
    return report.releases.filter(state__in=OUT).order_by("-n").first()
