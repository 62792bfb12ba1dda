"""The working-day calendar: how far it is published, what it says, and loading the next year."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from taizhang.base import clock, workdays
from taizhang.base.problem import Problem
from taizhang.base.refusal import Refused
from taizhang.faces.console import frame, roll, saying
from taizhang.faces.console.listed import number
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.town_form import shown, words
from taizhang.ledger import sweep
from taizhang.town.models import CalendarYear, Town
from taizhang.town.verbs import load_calendar

PAGE = "/calendar"
LARGEST = 200_000  # bytes; a year's file has some ten thousand
ASKED = {
    "file": forms.FileField(label="放假安排文件", help_text="holiday-cn 格式的 JSON，如 2027.json"),
    "notice": words("文号", "如 国办发明电〔2026〕7号", most=60, required=False),
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def calendar(request: Any) -> HttpResponse:
    """See the calendar; load a year."""
    roll.keeps(request, PAGE)
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            moved = _load(request)
            return HttpResponseRedirect(f"{PAGE}?moved={moved}")
        except Refused as refused:
            problems = list(refused.problems)
    form = shown(request, ASKED, PAGE, "载入", problems=problems, small=True, multipart=True, secret=False)
    loaded = {row.year: row for row in CalendarYear.objects.all()}
    last = workdays.horizon()
    context = {
        "title": "工作日历",
        "sub": saying.day_in_full(clock.today()),
        "horizon": f"{last.year}年{last.month}月{last.day}日",
        "years": [_year(year, loaded.get(year)) for year in range(last.year, clock.today().year - 3, -1)],
        "moved": number(request.GET["moved"]) if "moved" in request.GET else None,
        "form": form,
    }
    return frame.page(request, "console/calendar.html", context, 400 if problems else 200)


def _load(request: Any) -> int:
    file = request.FILES.get("file")
    if file is None or file.size > LARGEST:
        said = "请选择放假安排文件。" if file is None else "这个文件太大，不是一年的放假安排，请检查。"
        raise Refused([Problem(said, "file")])
    load_calendar(file.read(), request.POST.get("notice", ""), by=request.actor)
    moved = {town.pk: sweep.reproject(town) for town in Town.objects.all()}
    return moved[request.actor.town.pk]


def _year(year: int, loaded: CalendarYear | None) -> dict[str, Any]:
    days = [date(year, 1, 1) + timedelta(n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]
    table = workdays.current()
    off = [(d, table.holidays[d]) for d in days if d in table.holidays]
    made_up = [(d, table.made_up[d]) for d in days if d in table.made_up]
    names = list(dict.fromkeys(name for _, name in off))
    return {
        "year": year,
        "source": (loaded.notice or "本机载入") if loaded else "内置",
        "loaded": f"{clock.wall(loaded.loaded_at)} 载入" if loaded else "",
        "holidays": [_holiday(name, off, made_up) for name in names],
    }


def _holiday(name: str, off: list[tuple[date, str]], made_up: list[tuple[date, str]]) -> dict[str, str]:
    days = [d for d, n in off if n == name]
    back = [d for d, n in made_up if n == name]
    return {
        "name": name,
        "days": "；".join(_run(run) for run in _runs(days)) + f"，共 {len(days)} 天",
        "makeup": "、".join(f"{d.month}月{d.day}日" for d in back) + "上班" if back else "",
    }


def _runs(days: list[date]) -> list[list[date]]:
    pairs = groupby(enumerate(days), key=lambda pair: pair[1].toordinal() - pair[0])
    return [[day for _, day in run] for _, run in pairs]


def _run(run: list[date]) -> str:
    first, last = run[0], run[-1]
    if first == last:
        return f"{first.month}月{first.day}日"
    return f"{first.month}月{first.day}日—" + (f"{last.month}月" if last.month != first.month else "") + f"{last.day}日"
