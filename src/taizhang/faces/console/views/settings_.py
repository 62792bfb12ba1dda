"""What the town may choose for itself, with its default, its basis and what was chosen before."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.faces.console import frame, roll
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.town_form import act, day, shown, words
from taizhang.ledger.book import Book
from taizhang.ledger.setting import Setting
from taizhang.ledger.shelf import shelf
from taizhang.town.models import SettingValue
from taizhang.town.verbs import choose_setting, drop_setting

PAGE = "/settings"
NOTE = "改动只影响生效日以后开始的时限，已在走的时限按原来的算"


@require_safe
@signed_in
def settings(request: Any) -> HttpResponse:
    """All of them, by book."""
    roll.keeps(request, PAGE)
    return frame.page(request, "console/settings.html", _context(request))


def _context(request: Any) -> dict[str, Any]:
    held: dict[str, list[SettingValue]] = {}
    for row in SettingValue.objects.filter(town=request.actor.town).order_by("-starts_on"):
        held.setdefault(row.key, []).append(row)
    books = [book for book in shelf.values() if book.settings]
    groups = [_group(request, book, held) for book in books]
    return {"title": "本镇设置", "sub": NOTE, "groups": groups, "form": None, "form_title": ""}


def _group(request: Any, book: Book[Any], held: dict[str, list[SettingValue]]) -> dict[str, Any]:
    return {"title": book.title, "settings": [_row(request, s, held.get(s.key, [])) for s in book.settings]}


def _row(request: Any, setting: Setting, held: list[SettingValue]) -> dict[str, Any]:
    today = clock.today()
    now = next((r for r in held if r.starts_on <= today and (r.ends_on is None or r.ends_on >= today)), None)
    others = [r for r in held if r is not now]
    return {
        "title": setting.title,
        "value": setting.written(setting.on(request.actor.places, today)),
        "unit": setting.unit,
        "default": setting.written(setting.default),
        "chosen": now is not None,
        "basis": now.basis if now else setting.basis,
        "since": f"{now.starts_on} 起" if now else "",
        "url": reverse("choose_setting", args=[setting.key]) + "#change",
        "history": [
            f"{r.starts_on} 至 {r.ends_on or ''}：{setting.written(r.value)} {setting.unit}（{r.basis}）"
            for r in others
        ],
    }


def setting_or_404(key: str) -> Setting:
    """A setting that some book declares."""
    found = next((s for book in shelf.values() for s in book.settings if s.key == key), None)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def choose(request: Any, key: str) -> HttpResponse:
    """Choose a value from a day on, or go back to the default."""
    roll.keeps(request, PAGE)
    setting, problems = setting_or_404(key), list[Problem]()
    back = "default" in request.POST
    asked = {"starts_on": day("生效日")} if back else _asked(setting)
    if request.method == "POST":
        done, problems = act(request, asked, lambda said: _do(setting, said, request.actor, back=back))
        if done is not None:
            messages.success(request, f"“{setting.title}”已改好，记入日志。")
            return HttpResponseRedirect(PAGE)
    start = {"value": setting.written(setting.on(request.actor.places, clock.today())), "starts_on": clock.today()}
    also = [
        {"name": "default", "value": "1", "label": f"恢复默认（{setting.written(setting.default)} {setting.unit}）"}
    ]
    form = shown(
        request, _asked(setting), request.path, "保存", problems=problems, initial=start, small=True, also=also,
        cancel=PAGE,
    )  # fmt: skip
    context = _context(request) | {"form": form, "form_title": setting.title}
    return frame.page(request, "console/settings.html", context, 400 if problems else 200)


def _asked(setting: Setting) -> dict[str, Any]:
    return {
        "value": words(f"改为（{setting.unit}）" if setting.unit else "改为", most=200),
        "starts_on": day("生效日", "今天或以后"),
        "basis": words("依据", "文件名和文号", most=200),
    }


def _do(setting: Setting, said: dict[str, Any], by: Any, *, back: bool) -> Setting:
    if back:
        drop_setting(setting.key, starts_on=said["starts_on"], by=by)
    else:
        choose_setting(
            setting.key, setting.read(said["value"]), starts_on=said["starts_on"], basis=said["basis"], by=by
        )
    return setting
