"""The town's people: the roll, one person, their postings."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.faces.console import frame, roll
from taizhang.faces.console.listed import number
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.town_form import act, day, shown, words
from taizhang.ledger.asking import OfficeChoice, PlaceChoice
from taizhang.ledger.models import JournalLine
from taizhang.town import posts
from taizhang.town.models import Person
from taizhang.town.verbs import add_person, appoint, change_person
from taizhang.town.verbs.postings import keeper

PAGE = "/people"
SHOWN = 30


def person_or_404(request: Any, pk: int) -> Person:
    """A person of the actor's town, for whoever keeps the roll."""
    roll.keeps(request, PAGE)
    found = Person.objects.select_related("town").filter(pk=pk, town=request.actor.town).first()
    if found is None:
        raise Http404
    return found


@require_safe
@signed_in
def people(request: Any) -> HttpResponse:
    """The roll."""
    roll.keeps(request, PAGE)
    actor, tab, q = request.actor, request.GET.get("tab", ""), request.GET.get("q", "").strip()[:50]
    filters = _filters(request)
    rows = roll.people(actor, tab, q, {f["name"]: f["value"] for f in filters})
    start, order = number(request.GET.get("at")), roll.by_sound(rows)
    count, page = len(order), roll.some(rows, order[start : start + roll.SIZE])
    context = {
        "title": "人员与岗位",
        "sub": "人员只停用，不删除；任职从某日到某日，只增不改",
        "actions": [{"url": reverse("new_person"), "label": "新建人员", "kind": "main", "icon": "user-plus"}]
        if actor.holding(posts.TOWN_ADMIN)
        else [],
        "tabs": [_tab(actor, key, label, tab) for key, label in roll.TABS],
        "q": q,
        "kept": [("tab", tab)] if tab else [],
        "filters": filters,
        "table": roll.table(page),
        "paging": _paging(request, start, count) if count > roll.SIZE else None,
        "empty": {"icon": "users", "title": "没有找到人", "text": "换个姓名或条件再找。", "actions": []},
    }
    return frame.page(request, "console/people.html", context)


def _tab(actor: Any, key: str, label: str, now: str) -> dict[str, Any]:
    count = roll.people(actor, key, "", {}).count()
    return {"url": f"/people?tab={key}" if key else "/people", "label": label, "count": count, "on": key == now}


def _filters(request: Any) -> list[dict[str, Any]]:
    map_ = request.actor.places
    options = {
        "post": ("岗位", [(p.key, p.title) for p in posts.ALL.values()]),
        "office": ("单位", [(str(o.pk), str(o)) for o in map_.offices.values() if o.active]),
        "area": ("辖区", [(str(a.pk), a.name) for a in [map_.root, *map_.villages]]),
    }
    found = []
    for name, (label, pairs) in options.items():
        value = request.GET.get(name, "")
        value = value if value in {v for v, _ in pairs} else ""
        given = [{"value": v, "label": text, "on": v == value} for v, text in pairs]
        found.append({"name": name, "label": label, "kind": "choice", "value": value, "options": given})
    return found


def _paging(request: Any, start: int, count: int) -> dict[str, Any]:
    def at(n: int) -> str:
        asked = request.GET.copy()
        asked["at"] = str(n)
        return f"?{asked.urlencode()}"

    last = min(start + roll.SIZE, count)
    return {
        "words": f"第 {start + 1}–{last} 人，共 {count} 人",
        "prev": at(max(start - roll.SIZE, 0)) if start else None,
        "next": at(last) if last < count else None,
        "first": at(0) if start > roll.SIZE else None,
    }


def _asked_of_person(new: bool) -> dict[str, forms.Field]:
    asked: dict[str, forms.Field] = {"name": words("姓名", most=30)}
    if new:
        asked["username"] = words("登录名", "字母开头，3 至 40 个字母、数字、点或横线；定下后不能改", most=40)
    asked["phone"] = words("手机", "加密保存，只显示前三位和后四位", most=20, required=False)
    return asked


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: Any) -> HttpResponse:
    """A new person; the answer shows the first password, once."""
    roll.keeps(request, PAGE)
    if not request.actor.holding(posts.TOWN_ADMIN):
        raise Http404
    problems: list[Problem] = []
    if request.method == "POST":
        made, problems = act(request, _asked_of_person(True), lambda said: add_person(**said, by=request.actor))
        if made is not None:
            return once(request, made[0], made[1])
    form = shown(
        request, _asked_of_person(True), request.path, "新建", problems=problems, cancel=PAGE, draft="person:new"
    )
    context = {"title": "新建人员", "crumbs": CRUMBS, "form": form}
    return frame.page(request, "console/form.html", context, 400 if problems else 200)


CRUMBS = ({"url": PAGE, "label": "人员与岗位"},)


def once(request: Any, held: Person, password: str) -> HttpResponse:
    """The person's page with a password that is shown this one time and kept nowhere."""
    text = f"登录名 {held.username}，一次性密码 {password}。请当面告诉本人，只显示这一次；首次登录须改密码。"
    context = _context(request, held, []) | {"notices": [{"kind": "ok", "text": text}]}
    response = frame.page(request, "console/person.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def person(request: Any, pk: int) -> HttpResponse:
    """One person, and appointing them."""
    held, problems = person_or_404(request, pk), list[Problem]()
    if request.method == "POST":
        made, problems = act(request, _asked_to_appoint(request), lambda said: appoint(held, by=request.actor, **said))
        if made is not None:
            messages.success(request, f"已安排{held.name}任{posts.ALL[made.post].title}。")
            return HttpResponseRedirect(request.path)
    return frame.page(request, "console/person.html", _context(request, held, problems), 400 if problems else 200)


def _asked_to_appoint(request: Any) -> dict[str, forms.Field]:
    map_ = request.actor.places
    mine = [(p.key, f"{p.title}：{p.duty}") for p in posts.ALL.values() if request.actor.holding(keeper(p.key))]
    return {
        "post": forms.ChoiceField(label="岗位", choices=[("", "请选择"), *mine]),
        "area": PlaceChoice(map_, label="辖区", help_text="管全镇的选镇，管一个村的选村"),
        "office": OfficeChoice(map_, label="单位", required=False),
        "starts_on": day("到任"),
        "ends_on": day("离任", "没有期限的不填", required=False),
    }


def _context(request: Any, held: Person, problems: list[Problem]) -> dict[str, Any]:
    actor, own = request.actor, request.actor.person == held.pk
    rows = held.postings.select_related("area", "office").order_by("-starts_on", "-id")
    start = {"starts_on": clock.today(), "area": actor.places.root.pk}
    asked = _asked_to_appoint(request)
    form = shown(
        request, asked, reverse("person", args=[held.pk]), "安排", problems=problems, initial=start, small=True
    )
    lines = JournalLine.objects.filter(town=actor.town.pk, book="", change__username=held.username).order_by("-seq")
    return {
        "title": held.name,
        "seal": ("在岗", "done") if held.is_active else ("停用", "void"),
        "crumbs": CRUMBS,
        "facts": [
            {"label": "登录名", "value": held.username},
            {"label": "手机", "value": str(held.phone)},
            {"label": "建立日期", "value": str(held.joined_on)},
            {"label": "密码", "value": "一次性密码，下次登录须改" if held.must_change_password else "本人已改"},
        ],
        "more": [] if own else _more(held),
        "postings": roll.postings(rows, ends=not own),
        "appoint": None if own or not held.is_active else form,
        "timeline": roll.history(lines[:SHOWN]),
    }


def _more(held: Person) -> list[dict[str, str]]:
    if not held.is_active:
        return [{"url": reverse("reactivate_person", args=[held.pk]), "label": "恢复", "icon": "user-check"}]
    named = (
        ("edit_person", "修改登记", "pencil"),
        ("reset_password", "重置密码", "key-round"),
        ("unlock_person", "解除登录锁定", "lock-open"),
        ("deactivate_person", "停用", "user-x"),
    )
    return [{"url": reverse(name, args=[held.pk]), "label": label, "icon": icon} for name, label, icon in named]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: Any, pk: int) -> HttpResponse:
    """Another name or telephone number."""
    held, problems, asked = person_or_404(request, pk), list[Problem](), _asked_of_person(False)
    if request.method == "POST":
        done, problems = act(request, asked, lambda said: _change(held, said, request.actor))
        if done is not None:
            messages.success(request, "已改好。")
            return HttpResponseRedirect(reverse("person", args=[pk]))
    start = {"name": held.name, "phone": str(held.phone)}
    back = reverse("person", args=[pk])
    form = shown(request, asked, request.path, "保存", problems=problems, initial=start, cancel=back)
    context = {"title": f"修改{held.name}的登记", "crumbs": [*CRUMBS, {"url": back, "label": held.name}], "form": form}
    return frame.page(request, "console/form.html", context, 400 if problems else 200)


def _change(held: Person, said: dict[str, Any], by: Any) -> Person:
    # The mask sent back as it was shown means that the number stays.
    phone = None if said["phone"] == str(held.phone) else said["phone"]
    return change_person(held, said["name"], phone, by=by)
