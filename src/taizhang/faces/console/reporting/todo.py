"""What is to be done with a report next, by whom, and who has put a hand to it."""

from dataclasses import dataclass
from typing import Any

from taizhang.faces.console import saying
from taizhang.faces.console.reporting import said
from taizhang.faces.console.reporting.desk import Desk
from taizhang.reports import visible
from taizhang.reports.models import Report, SignOff
from taizhang.reports.noted import Checked

S, Step = Report.State, SignOff.Step


@dataclass(frozen=True)
class Move:
    """One step of a report. asks: a further field of its form, its name and label."""

    key: str
    title: str
    within: tuple[str, ...]
    asks: tuple[str, str] | None = None
    must: bool = False
    kind: str = "main"


MOVES = (
    Move("check", "核对通过", (S.DRAFT,)),
    Move("review", "审核通过", (S.CHECKED,), ("note", "审核意见（可不填）")),
    Move("sign", "签发", (S.REVIEWED,), ("note", "签发意见（可不填）")),
    Move("freeze", "定稿冻结", (S.SIGNED,)),
    Move("deliver", "报出", (S.FROZEN, S.DELIVERED), ("to", "报给谁"), must=True),
    Move("send_back", "退回", (S.CHECKED, S.REVIEWED), ("why", "退回的原因"), must=True, kind=""),
    Move("revise", "改版", (S.SIGNED, S.FROZEN, S.DELIVERED), ("why", "改版的原因"), must=True, kind=""),
)
TRACK = (
    (S.CHECKED, "核对", "check"),
    (S.REVIEWED, "审核", "review"),
    (S.SIGNED, "签发", "sign"),
    (S.FROZEN, "定稿", "freeze"),
    (S.DELIVERED, "报出", "deliver"),
)


def context(request: Any, desk: Desk, found: Checked | None = None) -> dict[str, Any]:
    """The panel of next steps and the buttons of the head."""
    report, actor = desk.report, desk.actor
    counts = said.counts(desk.made)
    open_ = counts["open"] + counts["none"]
    return {
        "todo": {
            "moves": [_move(desk, m) for m in MOVES if report.state in m.within and visible.may(actor, m.key)],
            "why_not": _why_not(desk, open_, found),
            "open": f"{desk.url}/figures?way=open" if open_ and desk.writes else "",
            "open_count": open_,
            "track": track(desk),
            "version": report.version,
        },
        "actions": _actions(desk),
        "more": _more(desk),
    }


def _move(desk: Desk, move: Move) -> dict[str, Any]:
    asks = {"name": move.asks[0], "label": move.asks[1], "must": move.must} if move.asks else None
    return {"url": f"{desk.url}/steps/{move.key}", "title": move.title, "asks": asks, "kind": move.kind}


def _why_not(desk: Desk, open_: int, found: Checked | None) -> str:
    """What stands in the way of a draft, as far as it is known without checking the whole."""
    if desk.report.state != S.DRAFT:
        return ""
    if open_:
        return f"还有 {open_} 个数字没有来源。"
    if found is not None and found.blocking:
        return f"还有 {len(found.blocking)} 处确定的错误没有改正或说明。"
    return ""


def track(desk: Desk) -> list[dict[str, str]]:
    """The way of this edition: who put a hand to each step, and who is to be next."""
    report = desk.report
    hands = {h.step: h for h in report.signoffs.filter(edition=report.edition).order_by("id")}
    back = next((h for h in reversed(list(hands.values())) if h.step in (Step.SENT_BACK, Step.REVISED)), None)
    states = [S.DRAFT, *(state for state, _, _ in TRACK)]
    at = states.index(S(report.state))
    rows = [{"word": "起草", "note": "" if at else _note(back) if back else "正在写", "kind": "done" if at else "now"}]
    for place, (state, word, verb) in enumerate(TRACK, 1):
        hand = hands.get(str(state)) if place <= at else None
        titles = "、".join(p.title for p in visible.WHO[verb])
        note = _note(hand) if hand else f"由{titles}办理" if place == at + 1 else ""
        here = at and place == at + 1
        rows.append({"word": word, "note": note, "kind": "done" if place <= at else "now" if here else ""})
    return rows


def _note(hand: SignOff) -> str:
    word = {Step.SENT_BACK: "退回", Step.REVISED: "改版"}.get(Step(hand.step), "")
    parts = [f"{hand.by_name}{word}", saying.moment(hand.at), f"报{hand.to}" if hand.to else "", hand.note]
    return " · ".join(p for p in parts if p)


def _actions(desk: Desk) -> list[dict[str, str]]:
    found = [{"url": f"{desk.url}/report.docx", "label": "导出 Word", "kind": "", "icon": "file-text"}]
    if visible.drafts(desk.actor):
        found.insert(0, {"url": f"{desk.url}/check", "label": "核对全文", "kind": "", "icon": "pen-line"})
    return found


def _more(desk: Desk) -> list[dict[str, str]]:
    """The further pages of a report."""
    url, found = desk.url, []
    found.append({"url": f"{url}/figures", "label": "文中的数字", "icon": "list"})
    found.append({"url": f"{url}/annex.xlsx", "label": "数字来源表", "icon": "sheet"})
    found.append({"url": f"{url}/promises", "label": "承诺", "icon": "list-checks"})
    if desk.report.releases.exists():
        found.append({"url": f"{url}/releases", "label": "历次版本", "icon": "history"})
        found.append({"url": f"{url}/drift", "label": "签发后的变动", "icon": "activity"})
    if desk.writes:
        found.append({"url": f"{url}/returned", "label": "收回改过的 Word", "icon": "file-up"})
        found.append({"url": f"{url}/head", "label": "标题和场合", "icon": "heading"})
    return found
