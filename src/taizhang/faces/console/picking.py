"""Pointing at an entry of another book: found by a few characters; what it knows is shown in the fields it fills."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from taizhang.base.fields import Secret
from taizhang.faces.console import frame, saying
from taizhang.ledger.book import Book
from taizhang.ledger.forms import AnswerForm
from taizhang.ledger.models import Card
from taizhang.ledger.ref import RefChoice, RefField, told
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor

PICK, FIND, FROM = "pick", "find", "from-"
LEAST, MOST = 2, 8  # characters before anything is looked for; entries offered


def found(actor: Actor, to: str, name: str, text: str) -> list[dict[str, str]]:
    """Entries of a book whose title or number holds the text, among those this person may read."""
    text = text.strip()
    book = shelf.get(to)
    if book is None or len(text) < LEAST or not frame.may_anywhere(actor, book, "read"):
        return []
    rows: QuerySet[Card] = book.visible_cards(actor).filter(Q(title__icontains=text) | Q(number__icontains=text))
    return [offer(actor, book, name, card) for card in rows.order_by("title", "-id")[:MOST]]


def offer(actor: Actor, book: Book[Any], name: str, card: Card) -> dict[str, str]:
    """An entry as one that may be picked for a field."""
    village = actor.places.village_of(card.area_id)
    state = book.state_label(card.state) if book.shape == "roll" and card.closed_at else ""
    parts = (card.number, village.name if village else "", *card.gist, state)
    return {"value": f"{name}={card.number}", "title": card.title, "note": " · ".join(p for p in parts if p)}


def again(request: Any, book: Book[Any]) -> QueryDict | None:
    """The answers with what was picked taken over, where the form was sent to pick or to look; None where not."""
    if chosen := request.POST.get(PICK):
        return _taken(request.actor, book, request.POST, chosen)
    return request.POST if FIND in request.POST else None


def _taken(actor: Actor, book: Book[Any], given: QueryDict, chosen: str) -> QueryDict:
    """Answers in which a ref points at the chosen entry, and the fields it fills say what that one says."""
    name, _, number = chosen.partition("=")
    field = _ref(book, name)
    entry = _entry(actor, field, number) if field is not None else None
    if field is None or entry is None:
        return given
    before = _entry(actor, field, given.get(FROM + name, ""))
    answers = given.copy()
    answers[name] = answers[FROM + name] = number
    for own, theirs in field.fills.items():
        if _private(entry, theirs):
            continue  # taken when it is saved; a page does not show it in full
        value = _answer(entry, theirs)
        if value or (before is not None and answers.get(own) == _answer(before, theirs)):
            answers[own] = value
    return answers


def _ref(book: Book[Any], name: str) -> RefField | None:
    return next((f for f in book.model._meta.concrete_fields if f.name == name and isinstance(f, RefField)), None)


def _entry(actor: Actor, field: RefField, number: str) -> Any | None:
    return shelf[field.to].visible_to(actor).filter(number=number).first() if number else None


def _private(entry: Any, name: str) -> bool:
    return isinstance(getattr(entry, entry._meta.get_field(name).attname), Secret)


def _answer(entry: Any, name: str) -> str:
    value = told(entry, name)
    return "" if value is None else str(value)


def dress(asked: AnswerForm, book: Book[Any], actor: Actor, given: Any) -> None:
    """Give each field that points at another book its finder, what was found, and what is known from there."""
    for name, field in asked.fields.items():
        if not isinstance(field, RefChoice) or not frame.may_anywhere(actor, shelf[field.to], "read"):
            continue
        given = given if given is not None else {}
        looking = given.get(FIND) == name
        offered = found(actor, field.to, name, given.get(name) or "") if looking else []
        field.finder = {"looked": looking, "found": offered, **_source(book, name, actor, given)}  # type: ignore[attr-defined]
        field.widget.attrs |= {
            "hx-get": f"{reverse('pick', args=[field.to])}?name={name}",
            "hx-trigger": "input changed delay:250ms",
            "hx-target": f"#found-{asked[name].auto_id}",
            "hx-swap": "innerHTML",
            "hx-params": name,
            "hx-sync": "this:replace",
            "autocomplete": "off",
            "placeholder": "写两个字就能查",
        }


def _source(book: Book[Any], name: str, actor: Actor, given: Any) -> dict[str, str]:
    """Where what stands in the form was taken from, in words; the number travels with the form."""
    field, number = _ref(book, name), given.get(FROM + name, "")
    entry = _entry(actor, field, number) if field is not None and given.get(name) == number else None
    if field is None or entry is None:
        return {"source": "", "from": ""}
    full = {own: theirs for own, theirs in field.fills.items() if _answer(entry, theirs)}
    kept = [own for own, theirs in full.items() if _private(entry, theirs)]
    open_ = [own for own in full if own not in kept]
    said = f"{saying.named(shelf[field.to], entry)}。"
    if open_:
        said += f"{'、'.join(book.label(n) for n in open_)}已从名册带出，可改。"
    if kept:
        said += f"{'、'.join(book.label(n) for n in kept)}名册里有，登记时沿用，不必再填。"
    return {"source": said, "from": number}
