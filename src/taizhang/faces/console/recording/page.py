"""The recording page as record.html asks for it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.dateparse import parse_date

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.faces.console import picking, presets, saying
from taizhang.faces.console.recording import photos
from taizhang.faces.console.recording.sent import ACT, ADD, DROP, KEY, LOOK, REST, Row, Sent
from taizhang.faces.console.showing import form
from taizhang.ledger.asking import OfficeChoice, PlaceChoice, choices
from taizhang.ledger.book import Book
from taizhang.ledger.forms import AnswerForm, form_for
from taizhang.ledger.hands import PeopleChoice
from taizhang.ledger.may import grants
from taizhang.ledger.recorded import Brings
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor
from taizhang.town.held import held

CHIPS = 14  # choices shown as buttons; more are a list to open


def context(
    request: Any, book: Book[Any], brings: Sequence[Brings], sent: Sent, problems: Sequence[Problem] = ()
) -> dict[str, Any]:
    """Everything the page shows: the first entry, the entries raised in it, photos, problems at their places."""
    problems = [*problems, *sent.problems]
    first = _first(request, book, sent, problems)
    rows = [_row(request, book, row, problems) for row in sent.rows]
    fields = {f.html_name: f for f in [*first, *(f for row in rows for f in row["fields"])]}
    shown = form.context(
        request,
        reverse("record", args=[book.slug]),
        [],
        "保存",
        problems=problems,
        hidden=[(KEY, sent.key)],
        cancel=reverse("book", args=[book.slug]),
    )
    return {
        "title": f"记{book.model._meta.verbose_name}",
        "crumbs": [{"url": reverse("book", args=[book.slug]), "label": book.title}],
        "form": shown
        | {
            "problems": [form.problem(p, fields) for p in problems],
            "fold": _fold(book, first),
            "parts": _parts(book, first, sent),
            "photos": photos.shown(request, book, "", sent.files, problems),
            "brought": [_kind(each, rows) for each in brings],
        },
    }


def _first(request: Any, book: Book[Any], sent: Sent, problems: Iterable[Problem]) -> AnswerForm:
    asked = form.answers(book, book.field_form, request, given=sent.given, problems=problems)
    asked.initial = presets.remembered(book, request.actor) | presets.known(request, book)
    picking.dress(asked, book, request.actor, sent.given)
    _for_thumbs(asked, book, request.actor)
    return asked


def _row(request: Any, book: Book[Any], row: Row, problems: Iterable[Problem]) -> dict[str, Any]:
    other = shelf[row.brings.book]
    mine = [
        Problem(p.message, p.field.removeprefix(row.place + "-"), p.basis, p.blocks)
        for p in problems
        if p.field.startswith(row.place + "-")
    ]
    asked = form_for(
        other.model, row.brings.asks, request.actor.places, given=_prefixed(row), problems=mine, prefix=row.place
    )
    _for_thumbs(asked, other, request.actor)
    for name, each in asked.fields.items():
        # asked of an entry that is there; an empty place is none
        if row.fresh and name == row.brings.asks[0] and not isinstance(each, forms.ChoiceField):
            each.widget.attrs["autofocus"] = True
    return {
        "brings": row.brings,
        "number": row.place.rpartition("-")[2],
        "fields": list(asked),
        "photos": photos.shown(request, book, row.place + "-", row.files, problems),
        "drop": f"{DROP}:{row.place}",
    }


def _prefixed(row: Row) -> Any:
    found = row.given.copy()
    found.clear()
    for name, values in row.given.lists():
        found.setlist(f"{row.place}-{name}", values)
    return found


def _kind(brings: Brings, rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    other = shelf[brings.book]
    what = str(other.model._meta.verbose_name)
    return {
        "slug": other.slug,
        "what": what,
        "rows": [r for r in rows if r["brings"] is brings],
        "add": {"name": ACT, "value": f"{ADD}:{other.slug}", "label": f"再加一条{what}"},
    }


def _for_thumbs(asked: AnswerForm, book: Book[Any], actor: Actor) -> None:
    """Few choices become buttons, one tap each; of the people only those who do the same work as the writer."""
    for name, each in asked.fields.items():
        if isinstance(each, PeopleChoice):
            if not asked.initial.get(name) and actor.person is not None:
                asked.initial[name] = [actor.person]
            posts = tuple(g.post for g in grants(book.may["open"]) if actor.holding(g.post))
            doing = held(tuple(actor.places.people), posts, clock.today()) | {int(v) for v in _ticked(asked, name)}
            each.choices = [(v, label) for v, label in choices(each) if int(v) in doing]
        elif isinstance(each, forms.ChoiceField) and not isinstance(each, PlaceChoice | OfficeChoice):
            offered = [(v, label) for v, label in choices(each) if v not in ("", None)]
            if len(offered) <= CHIPS:
                each.widget = forms.RadioSelect(attrs=each.widget.attrs)
                each.choices = offered
        elif isinstance(each.widget, forms.Textarea):
            each.widget.attrs["rows"] = 2


def _ticked(asked: AnswerForm, name: str) -> list[str]:
    return [str(v) for v in asked[name].value() or [] if str(v).isdecimal()]


def _fold(book: Book[Any], asked: AnswerForm) -> dict[str, Any] | None:
    """What mostly stays as it was, in one line that opens; None the first time, when nothing is known yet."""
    names = _folded(book, asked)
    if not names:
        return None
    fields = [asked[n] for n in book.field_form if n in names]
    said = " · ".join(t for f in fields if (t := _in_words(f)))
    return {"said": said, "fields": fields, "open": any(f.errors for f in fields)}


def _folded(book: Book[Any], asked: AnswerForm) -> frozenset[str]:
    if not all(asked[n].value() for n in book.remembers):
        return frozenset()
    return frozenset((*book.remembers, *({book.happened} & set(book.field_form))))


def _in_words(bound: forms.BoundField) -> str:
    value = bound.value()
    if isinstance(bound.field, forms.DateField) and isinstance(value, str):
        value = _day(value)
    if isinstance(value, date):
        return "今天" if value == clock.today() else saying.day(value)
    if not isinstance(bound.field, forms.ChoiceField):
        if not isinstance(bound.field, forms.IntegerField):
            return str(value)
        label, _, unit = str(bound.label).partition("（")
        return f"{label} {value} {unit.rstrip('）')}".strip()
    labels = {str(v): str(label) for v, label in choices(bound.field)}
    chosen = value if isinstance(value, list | tuple) else [value]
    return "、".join(labels.get(str(v), "") for v in chosen)


def _day(text: str) -> date | str:
    """A day as it comes back with the page; what is none stays as it was written."""
    try:
        return parse_date(text) or text
    except ValueError:
        return text


def _parts(book: Book[Any], asked: AnswerForm, sent: Sent) -> list[dict[str, Any]]:
    """The sections of the book as far as they are asked here, without what is folded away."""
    folded, rest = _folded(book, asked), book.rest
    answered = {n: asked[n].value() for n in asked.fields}
    listed = rest.which(answered) if rest else ()
    found = []
    for title, names in book.sections.items():
        shown = [n for n in names if n in asked.fields and n not in folded]
        if rest and any(n in rest.fields for n in shown):
            fields = [asked[n] for n in shown if n in listed or n not in rest.fields]
            on = bool(sent.given and sent.given.get(REST))
            found.append({"title": title, "fields": fields, "rest": {"label": rest.label, "name": REST, "on": on}})
            found[-1]["look"] = "" if listed else f"{LOOK}:"
        elif shown:
            found.append({"title": title, "fields": [asked[n] for n in shown]})
    return found
