"""The town's areas: the tree, one area, its names, its end."""

from collections import Counter
from typing import Any

from django import forms
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.base import clock
from taizhang.faces.console import frame, roll
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.town_form import day, form_page, why, words
from taizhang.ledger.models import Card, JournalLine
from taizhang.town.models import Area, Posting
from taizhang.town.places import Places
from taizhang.town.verbs import add_area, end_area, name_area, rename_area
from taizhang.town.verbs.areas import LENGTH
from taizhang.town.verbs.keeping import running

PAGE = "/areas"
CRUMBS = ({"url": PAGE, "label": "辖区"},)
BOTH = ["GET", "HEAD", "POST"]
KINDS = [(k.value, f"{k.label}（{LENGTH[k]} 位代码）") for k in (Area.Kind.VILLAGE, Area.Kind.HAMLET, Area.Kind.GRID)]


@require_safe
@signed_in
def areas(request: Any) -> HttpResponse:
    """The tree."""
    roll.keeps(request, PAGE)
    new = {"url": reverse("new_area"), "label": "新设辖区", "kind": "main", "icon": "plus"}
    context = {
        "title": "辖区",
        "sub": "更名后仍按原名找得到；撤并的不删除",
        "actions": [new],
        "areas": tree(request.actor.places),
        "offices": office_rows(request.actor.places),
        "office_new": reverse("new_office"),
    }
    return frame.page(request, "console/areas.html", context)


def tree(map_: Places) -> list[dict[str, Any]]:
    """Areas in tree order, with who is posted there and what is open."""
    people, open_ = counts(map_, "area")
    top = map_.root.parent
    found = [] if top is None else [_row(top, 0, "", 0, 0)]
    for area in sorted(map_.areas.values(), key=lambda a: _path(map_, a)):
        depth = len(_path(map_, area))
        url = reverse("area", args=[area.pk])
        found.append(_row(area, depth, url, people[area.pk], open_[area.pk]))
    return found


def _path(map_: Places, area: Area) -> tuple[tuple[int, str], ...]:
    """Where an area stands in the tree: order and code of each area above it, then its own."""
    above = map_.areas.get(area.parent_id or 0)
    return (*(_path(map_, above) if above else ()), (area.order, area.code))


def _row(area: Area, depth: int, url: str, people: int, open_: int) -> dict[str, Any]:
    name = f"{area.name}（{area.ended_on} 撤并）" if area.ended_on else area.name
    level = area.get_kind_display()
    return {
        "code": area.code, "name": name, "level": level, "depth": depth, "url": url, "people": people, "open": open_,
    }  # fmt: skip


def counts(map_: Places, field: str) -> tuple[Counter[int], Counter[int]]:
    """How many people are posted in each area or office, and how much is open there: two queries for all."""
    town, held = map_.town.pk, running(clock.today())
    rows = Posting.objects.filter(held, person__town=town, person__is_active=True).exclude(**{field: None})
    people = rows.values_list(field).annotate(n=Count("person", distinct=True))
    cards = Card.objects.filter(town=town, closed_at=None, voided_at=None).exclude(**{field: None})
    open_ = cards.values_list(field).annotate(n=Count("pk"))
    return Counter(dict(people)), Counter(dict(open_))


def office_rows(map_: Places) -> list[dict[str, Any]]:
    """Offices with their people and open work; dissolved ones last."""
    people, open_ = counts(map_, "office")
    rows = sorted(map_.offices.values(), key=lambda o: (not o.active, o.order, o.pk))
    return [
        {
            "name": o.name if o.active else f"{o.name}（已撤销）",
            "url": reverse("office", args=[o.pk]),
            "people": people[o.pk],
            "open": open_[o.pk],
        }
        for o in rows
    ]


def area_or_404(request: Any, pk: int) -> Area:
    """An area of the actor's town, for whoever keeps them."""
    roll.keeps(request, PAGE)
    found: Area | None = request.actor.places.areas.get(pk)
    if found is None:
        raise Http404
    return found


@require_safe
@signed_in
def area(request: Any, pk: int) -> HttpResponse:
    """One area."""
    held = area_or_404(request, pk)
    rows = Posting.objects.filter(area=held).select_related("person", "area", "office").order_by("-starts_on", "-id")
    lines = JournalLine.objects.filter(town=request.actor.town.pk, book="", change__code=held.code).order_by("-seq")
    named = ["、".join(_named(n) for n in held.names.order_by("name"))]
    more = [("rename_area", "更名", "pencil"), ("name_area", "增加别名", "tag"), ("end_area", "撤并", "git-merge")]
    context = {
        "title": held.name,
        "seal": ("已撤并", "void") if held.ended_on else None,
        "crumbs": CRUMBS,
        "more": [{"url": reverse(n, args=[pk]), "label": label, "icon": icon} for n, label, icon in more],
        "facts": [
            {"label": "级别", "value": held.get_kind_display()},
            {"label": "区划代码", "value": held.code},
            {"label": "上级", "value": str(held.parent or "")},
            {"label": "别名", "value": named[0]},
        ],
        "postings": roll.postings(rows[:100], named=True),
        "appoint": None,
        "timeline": roll.history(lines[:30]),
    }
    return frame.page(request, "console/person.html", context)


def _named(row: Any) -> str:
    if row.starts_on or row.ends_on:
        return f"{row.name}（{row.starts_on or ''} 至 {row.ends_on or '今'}）"
    return str(row.name)


@require_http_methods(BOTH)
@signed_in
def new(request: Any) -> HttpResponse:
    """A new village, hamlet or grid."""
    roll.keeps(request, PAGE)
    asked = {
        "code": words("区划代码", "上级代码后加 3 位", most=15),
        "name": words("名称"),
        "kind": forms.ChoiceField(label="类型", choices=KINDS),
    }
    start = {"code": request.actor.town.code}
    return form_page(request, "新设辖区", asked, "新设", add_area, PAGE, CRUMBS, said="已新设。", initial=start)


def _of(request: Any, pk: int) -> tuple[Area, str, tuple[dict[str, str], ...]]:
    held, back = area_or_404(request, pk), reverse("area", args=[pk])
    return held, back, (*CRUMBS, {"url": back, "label": held.name})


@require_http_methods(BOTH)
@signed_in
def rename(request: Any, pk: int) -> HttpResponse:
    """Another name for an area."""
    held, back, crumbs = _of(request, pk)
    asked = {"name": words("新名称"), "since": day("自哪天起")}
    start = {"since": clock.today()}
    note = f"“{held.name}”会留作别名，旧表格仍能对上。"
    return form_page(
        request, f"{held.name}更名", asked, "更名", lambda **v: rename_area(held, **v), back, crumbs,
        said="已更名。", initial=start, note=note,
    )  # fmt: skip


@require_http_methods(BOTH)
@signed_in
def aliases(request: Any, pk: int) -> HttpResponse:
    """One more name by which an area is called, or was."""
    held, back, crumbs = _of(request, pk)
    asked = {
        "name": words("别名"),
        "starts_on": day("启用", "不清楚可不填", required=False),
        "ends_on": day("停用", "还在用的不填", required=False),
    }
    return form_page(
        request, f"{held.name}的别名", asked, "增加", lambda **v: name_area(held, **v), back, crumbs, said="已增加。"
    )


@require_http_methods(BOTH)
@signed_in
def end(request: Any, pk: int) -> HttpResponse:
    """An area that is merged or dissolved."""
    held, back, crumbs = _of(request, pk)
    asked = {"on": day("撤并日期"), "why": why("依据")}
    open_ = counts(request.actor.places, "area")[1][pk]
    note = f"这里还有 {open_} 件在办，撤并后仍归原辖区。" if open_ else "撤并后不能再登记到这里，原有记录不变。"
    return form_page(
        request, f"撤并{held.name}", asked, "撤并", lambda **v: end_area(held, **v), back, crumbs,
        said="已撤并。", initial={"on": clock.today()}, note=note, danger=True,
    )  # fmt: skip
