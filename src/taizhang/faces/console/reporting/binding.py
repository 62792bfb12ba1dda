"""What a writer may do with a figure: take an offer, choose an indicator, say its source, and how it is written."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import QueryDict

from taizhang.base.period import Period
from taizhang.base.refusal import NotAllowed
from taizhang.faces.console import meanwhile
from taizhang.faces.console.markup import options
from taizhang.faces.console.reporting import offering
from taizhang.faces.console.reporting.desk import Desk
from taizhang.indicators.visible import visible
from taizhang.reports import verbs, wording
from taizhang.reports.shown import Shown
from taizhang.reports.units import SCALES
from taizhang.town.models import Area

ONWARD = frozenset(("bind", "reported", "rhetoric", "drop"))  # after these the next open figure is looked at
PARTS = (("value", "数值"), ("over", "分子"), ("under", "分母"))
DECIMALS = (("", "按指标"), ("0", "整数"), ("1", "1 位"), ("2", "2 位"), ("-1", "到十"), ("-2", "到百"), ("-3", "到千"))
Verb = Callable[[Desk, int, QueryDict, int | None], str]


def context(request: Any, desk: Desk, figure: Shown) -> dict[str, Any]:
    """The forms of the panel; nothing where the figure is not to be changed."""
    if not desk.writes:
        return {"change": None}
    return {"change": {
        "action": f"{desk.url}/figures/{figure.n}",
        "version": desk.report.version,
        "contradicted": figure.contradicted and figure.cell is not None and figure.value is not None,
        "offers": offers(desk, figure),
        "choose": choose(desk, figure),
        "style": style(desk, figure) if figure.kind == "bound" else None,
        "next": following(desk, figure.n),
    }}  # fmt: skip


def offers(desk: Desk, figure: Shown) -> list[dict[str, Any]]:
    """What the figure may be, the likeliest first."""
    found = offering.offers(desk).get(figure.n, ()) if figure.kind == "open" else ()
    return [offering.shown(offer, desk.actor) for offer in found]


def choose(desk: Desk, figure: Shown) -> dict[str, Any]:
    """Choosing by hand: indicator, place, period, part."""
    held = figure.cell.ask if figure.cell else None
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in visible(desk.actor):
        groups.setdefault(each.domain, []).append((each.key, f"{each.title}（{each.unit}）"))
    places = desk.actor.places
    areas = [(str(a.pk), a.name) for a in places.areas.values() if a.kind in (Area.Kind.TOWN, Area.Kind.VILLAGE)]
    return {
        "groups": [(title, options(tuple(rows), held.indicator if held else "")) for title, rows in groups.items()],
        "areas": options(tuple(areas), str(held.area if held else places.root.pk)),
        "period": (held.period if held else Period.parse(desk.report.period)).key,
        "parts": options(PARTS, figure.part),
    }


def style(desk: Desk, figure: Shown) -> dict[str, Any]:
    """How the number is written."""
    held = figure.style
    decimals = "" if held.decimals is None else str(held.decimals)
    return {
        "scales": options(tuple((s, s or "不用") for s in SCALES), held.scale),
        "decimals": options(DECIMALS, decimals),
        "leads": options((("", "无"), *((w, w) for w in wording.LEADS)), held.lead),
        "tails": options((("", "无"), *((w, w) for w in wording.TAILS)), held.tail),
    }


def following(desk: Desk, n: int) -> int:
    """The next figure that is still open after this one, else this one."""
    open_ = [f.n for f in desk.made.figures if f.source == "open"]
    places = {f.n: f.start for f in desk.made.figures}
    after = [m for m in open_ if places[m] > places.get(n, -1)]
    return next(iter(after or open_), n)


def act(request: Any, desk: Desk, n: int) -> str:
    """Do what the pressed button says; what to tell. Raises as the verbs do."""
    given = request.POST
    verb = VERBS.get(given.get("act", ""))
    if verb is None:
        raise NotAllowed("没有这个操作，请刷新后再试。")
    return verb(desk, n, given, meanwhile.version(request))


def _bind(desk: Desk, n: int, given: QueryDict, version: int | None) -> str:
    area = given.get("area", "")
    made = verbs.bind(
        desk.report, n, given.get("indicator", ""), by=desk.actor, area=int(area) if area.isdecimal() else None,
        period=given.get("period", "").strip(), part=given.get("part", "value"), version=version,
    )  # fmt: skip
    return f"数字 {n} 已绑到台账。" if made else ""


def _mark(kind: str, word: str) -> Verb:
    def marked(desk: Desk, n: int, given: QueryDict, version: int | None) -> str:
        verbs.mark(desk.report, n, kind, by=desk.actor, note=given.get("note", ""), version=version)
        return f"数字 {n} 已标为{word}。"

    return marked


def _accept(desk: Desk, n: int, given: QueryDict, version: int | None) -> str:
    verbs.accept(desk.report, n, by=desk.actor, version=version)
    return f"数字 {n} 已改为台账的数。"


def _style(desk: Desk, n: int, given: QueryDict, version: int | None) -> str:
    decimals = given.get("decimals", "")
    verbs.approve(
        desk.report,
        n,
        by=desk.actor,
        scale=given.get("scale", ""),
        lead=given.get("lead", ""),
        tail=given.get("tail", ""),
        decimals=int(decimals) if decimals.lstrip("-").isdecimal() else None,
        version=version,
    )
    return f"数字 {n} 的写法已定。"


def _drop(desk: Desk, n: int, given: QueryDict, version: int | None) -> str:
    verbs.drop(desk.report, n, by=desk.actor, version=version)
    return f"数字 {n} 已从文中去掉，请看看前后的话还通不通。"


VERBS: Mapping[str, Verb] = {
    "bind": _bind,
    "reported": _mark("reported", "部门报数"),
    "rhetoric": _mark("rhetoric", "行文用语"),
    "open": _mark("open", "待定"),
    "accept": _accept,
    "style": _style,
    "drop": _drop,
}
