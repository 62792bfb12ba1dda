"""今日: my work in due order, the figures, the villages, the year."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from taizhang.base import clock
from taizhang.faces.console import frame, overview, saying
from taizhang.faces.console.numbers.strip import strip
from taizhang.faces.console.reporting import waiting
from taizhang.faces.console.showing import cards
from taizhang.faces.console.signed_in import signed_in
from taizhang.ledger import desk
from taizhang.ledger.listing.desk import work
from taizhang.town.actor import Actor

ROWS = 20
TOLD = 3  # notices of the sweep shown above the work


@require_safe
@signed_in
def today(request: Any) -> HttpResponse:
    """The first page after signing in."""
    actor: Actor = request.actor
    mine, after = work(actor, ROWS, request.GET.get("after", ""))
    week = overview.figures(actor)
    context = {
        "title": "今日",
        "sub": f"{greeting()}，{actor.name} · {saying.day_in_full(clock.today())} · 本周到期 {week.due_this_week} 件",
        "figures": week.strip,
        "numbers": strip(actor),
        "notices": [*waiting.notices(actor), *told(actor)],
        "todo": todo(request, mine, after),
        "panels": overview.panels(actor),
        "actions": actions(actor),
    }
    return frame.page(request, "console/today.html", context)


def greeting() -> str:
    """The hour's greeting."""
    hour = timezone.localtime(clock.now()).hour
    return "早上好" if hour < 11 else "中午好" if hour < 14 else "下午好" if hour < 18 else "晚上好"


def todo(request: Any, mine: list[Any], after: str) -> dict[str, Any]:
    """The list of work, a page of it."""
    more = {"url": f"/?after={after}", "label": "下一页"} if after else None
    if request.GET.get("after") and not after:
        more = {"url": "/", "label": "回到第一页"}
    return {
        "sub": "按到期先后",
        "more": more,
        "table": cards.table(mine, request.actor, "我的待办，按到期先后"),
        "empty": {
            "icon": "circle-check-big",
            "title": "手头没有要办的事",
            "text": "新派来的、到了您这一环节的事项会出现在这里。",
            "actions": [{"url": "/all", "label": "看全部事项", "kind": ""}],
        },
    }


def told(actor: Actor) -> list[dict[str, str]]:
    """What the sweep has told this person about, newest first, once an entry."""
    found: dict[int, dict[str, str]] = {}
    for notice in desk.notices(actor)[: TOLD * 4]:
        found.setdefault(
            notice.card_id,
            {
                "kind": "bad" if "超期" in notice.text else "ask",
                "text": notice.text,
                "url": cards.url(notice.card),
                "label": "去办理",
            },
        )
    return list(found.values())[:TOLD]


def actions(actor: Actor) -> list[dict[str, str]]:
    """What this person may register."""
    url = frame.new_url(actor)
    return [{"url": url, "label": "登记", "kind": "main", "icon": "plus"}] if url else []
