"""The town's offices: the list, one office, its name, its end."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.faces.console import frame, roll
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.town_form import form_page, why, words
from taizhang.faces.console.views.areas import office_rows, tree
from taizhang.ledger.asking import PlaceChoice
from taizhang.ledger.models import JournalLine
from taizhang.town.models import Office, Posting
from taizhang.town.verbs import add_office, rename_office, retire_office

PAGE = "/offices"
CRUMBS = ({"url": PAGE, "label": "单位"},)
BOTH = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def offices(request: Any) -> HttpResponse:
    """The list."""
    roll.keeps(request, PAGE)
    context = {
        "title": "单位",
        "sub": "更名后原有事项跟着走；撤销的不删除",
        "actions": [{"url": reverse("new_office"), "label": "新设单位", "kind": "main", "icon": "plus"}],
        "areas": tree(request.actor.places),
        "offices": office_rows(request.actor.places),
        "office_new": reverse("new_office"),
    }
    return frame.page(request, "console/areas.html", context)


def office_or_404(request: Any, pk: int) -> Office:
    """An office of the actor's town, for whoever keeps them."""
    roll.keeps(request, PAGE)
    found: Office | None = request.actor.places.offices.get(pk)
    if found is None:
        raise Http404
    return found


@require_safe
@signed_in
def office(request: Any, pk: int) -> HttpResponse:
    """One office."""
    held = office_or_404(request, pk)
    rows = Posting.objects.filter(office=held).select_related("person", "area", "office").order_by("-starts_on", "-id")
    verbs = ("add_office", "rename_office", "retire_office")
    lines = JournalLine.objects.filter(town=request.actor.town.pk, verb__in=verbs, number=held.name).order_by("-seq")
    context = {
        "title": held.name,
        "seal": None if held.active else ("已撤销", "void"),
        "crumbs": CRUMBS,
        "more": [
            {"url": reverse("rename_office", args=[pk]), "label": "更名", "icon": "pencil"},
            {"url": reverse("retire_office", args=[pk]), "label": "撤销", "icon": "archive"},
        ],
        "facts": [
            {"label": "简称", "value": held.short},
            {"label": "所在村", "value": str(held.area or "")},
        ],
        "postings": roll.postings(rows[:100], named=True),
        "appoint": None,
        "timeline": roll.history(lines[:30]),
    }
    return frame.page(request, "console/person.html", context)


@require_http_methods(BOTH)
@signed_in
def new(request: Any) -> HttpResponse:
    """A new office."""
    roll.keeps(request, PAGE)
    asked = {
        "name": words("名称"),
        "short": words("简称", "列表和按钮上显示", most=20, required=False),
        "area": PlaceChoice(request.actor.places, label="所在村", help_text="只有村委会、居委会填", required=False),
    }
    return form_page(request, "新设单位", asked, "新设", add_office, PAGE, CRUMBS, said="已新设。")


def _of(request: Any, pk: int) -> tuple[Office, str, tuple[dict[str, str], ...]]:
    held, back = office_or_404(request, pk), reverse("office", args=[pk])
    return held, back, (*CRUMBS, {"url": back, "label": held.name})


@require_http_methods(BOTH)
@signed_in
def rename(request: Any, pk: int) -> HttpResponse:
    """Another name for an office."""
    held, back, crumbs = _of(request, pk)
    asked = {"name": words("名称"), "short": words("简称", most=20, required=False)}
    start = {"name": held.name, "short": held.short}
    return form_page(
        request, f"{held.name}更名", asked, "更名", lambda **v: rename_office(held, **v), back, crumbs,
        said="已更名。", initial=start,
    )  # fmt: skip


@require_http_methods(BOTH)
@signed_in
def retire(request: Any, pk: int) -> HttpResponse:
    """An office that is dissolved."""
    held, back, crumbs = _of(request, pk)
    return form_page(
        request, f"撤销{held.name}", {"why": why("依据")}, "撤销", lambda **v: retire_office(held, **v), back, crumbs,
        said="已撤销。", note="先结束在这个单位的任职。原有事项保留，不能再派给它。", danger=True,
    )  # fmt: skip
