"""What of the reports waits for somebody: a step in their hands, and what has moved since it was signed."""

from taizhang.reports import visible, watching
from taizhang.reports.models import Release, Report
from taizhang.town.actor import Actor

S = Report.State
STEPS = {
    S.CHECKED: ("review", "审核"),
    S.REVIEWED: ("sign", "签发"),
    S.SIGNED: ("freeze", "定稿"),
    S.FROZEN: ("deliver", "报出"),
}
MOST = 3


def notices(actor: Actor) -> list[dict[str, str]]:
    """Lines over the day's work; nothing for those who put no hand to reports."""
    if not visible.drafts(actor):
        return []
    mine = [state for state, (verb, _) in STEPS.items() if visible.may(actor, verb)]
    rows = Report.objects.filter(town=actor.town, state__in=mine).order_by("-changed_at")[:MOST]
    found = [_step(row) for row in rows]
    if visible.may(actor, "correct"):
        found += [_moved(*each) for each in watching.unsaid(actor.town)][:MOST]
    return found


def _step(report: Report) -> dict[str, str]:
    word = STEPS[S(report.state)][1]
    url = f"/reports/{report.pk}#next"
    return {"kind": "ask", "text": f"《{report.title}》等您{word}。", "url": url, "label": f"去{word}"}


def _moved(release: Release, moved: list[dict[str, str]]) -> dict[str, str]:
    first = moved[0]
    more = f"，共 {len(moved)} 个数字有变动" if len(moved) > 1 else ""
    text = f"《{release.head['title']}》签发后，{first['title']}由 {first['was']} 变成 {first['now']}{more}。"
    return {"kind": "bad", "text": text, "url": f"/reports/{release.report_id}/drift", "label": "看变动"}
