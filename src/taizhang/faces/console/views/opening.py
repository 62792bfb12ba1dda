"""A new entry: what may be the same matter is shown before anything is saved."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from taizhang.base.problem import Problem
from taizhang.faces.console import frame, kept, picking, presets, suggested
from taizhang.faces.console.reading import book_or_404
from taizhang.faces.console.showing import cards, form
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.ways import to_entry
from taizhang.ledger import card
from taizhang.ledger.book import Book
from taizhang.ledger.duplicates import Near, near, typed
from taizhang.ledger.may import permits
from taizhang.ledger.models import Card
from taizhang.ledger.refusal import Refused
from taizhang.ledger.verbs import Row, open_entry, open_joined
from taizhang.ledger.verbs.opening import prepare

PICK = "same"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: Any, slug: str) -> HttpResponse:
    """GET: the empty form. POST: near entries first, if there are any; then the entry."""
    book = book_or_404(request.actor, slug, "open")
    if request.method != "POST":
        return ask(request, book, given=kept.given_back(request))
    if taken := request.POST.get("take"):
        return ask(request, book, given=suggested.taken(request.POST, taken))
    if (looking := picking.again(request, book)) is not None:
        return ask(request, book, given=looking)
    try:
        if not request.POST.get("confirmed") and (found := look(request, book)):
            return ask(request, book, given=request.POST, found=found)
        entry = save(request, book)
    except Refused as refusal:
        return ask(request, book, given=request.POST, problems=refusal.problems)
    messages.success(request, f"已登记 {entry.number}。")
    if not permits(request.actor, book.may["read"], entry, card.hands(book, entry)):
        # An accusation is written down by one post and read by another alone.
        messages.info(request, "这一条只有规定的岗位能看，您登记之后也不能再查看。")
        return HttpResponseRedirect(reverse("new", args=[book.slug]))
    return HttpResponseRedirect(to_entry(entry.pk))


def save(request: Any, book: Book[Any]) -> Any:
    """Open the entry, as a further door of the matters that were ticked."""
    ticked = [pk for text in request.POST.getlist(PICK) if (pk := _uuid(text))]
    shown = suggested.was_shown(request.POST)
    same = list(book.visible_cards(request.actor).filter(entry__in=ticked)) if ticked else []
    if not same:
        return open_entry(book, request.POST, by=request.actor, suggested=shown)
    return open_joined(book, request.POST, same, by=request.actor, suggested=shown)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def look(request: Any, book: Book[Any]) -> list[Near]:
    """Near entries of what was sent. Raises Refused where it does not hold: what is wrong is said first."""
    if book.likeness is None:
        return []
    entry, problems = prepare(book, Row(request.POST), by=request.actor)
    if entry is None or any(p.blocks for p in problems):
        raise Refused(problems)
    return near(book, entry, by=request.actor)


def ask(
    request: Any,
    book: Book[Any],
    *,
    given: Any = None,
    problems: tuple[Problem, ...] = (),
    found: list[Near] | None = None,
) -> HttpResponse:
    """The form of a new entry, with what was typed, what is wrong with it, and what it may be the same as."""
    asked = form.answers(book, book.form_fields, request, given=given, problems=problems)
    asked.initial = {**asked.initial, **presets.known(request, book)}
    picking.dress(asked, book, request.actor, given)
    guesses = suggested.typed(request, book, given) if given is not None else []
    may_link = frame.may_anywhere(request.actor, book, "link")
    # Who writes an accusation down may not read the book: there is no list to go back to.
    book_list = reverse("book", args=[book.slug]) if frame.may_anywhere(request.actor, book, "read") else ""
    shown = form.context(
        request,
        reverse("new", args=[book.slug]),
        [(title, [asked[n] for n in names]) for title, names in book.sections.items()],
        "不是同一件，照常登记" if found and not may_link else "登记",
        problems=problems,
        hidden=[("confirmed", "1")] if found else [],
        draft=f"{book.slug}:new",
        near=picks(request, book, found or []),
        near_url=reverse("near", args=[book.slug]) if book.likeness else "",
        suggestions=suggested.shown(book, guesses),
        guessed=suggested.token(guesses) if guesses else request.POST.get(suggested.TOKEN, ""),
        suggest_url=reverse("suggest", args=[book.slug]) if book.suggests else "",
        cancel=book_list or "/",
        multipart=False,
    )
    context = {
        "title": f"登记{book.model._meta.verbose_name}",
        "crumbs": [{"url": book_list, "label": book.title}] if book_list else [],
        "crumb_here": "登记",
        "form": shown,
    }
    return frame.page(request, "console/form.html", context)


def picks(request: Any, book: Book[Any], found: list[Near]) -> list[dict[str, Any]]:
    """Near entries, each with a box to tick where this person may link."""
    if not frame.may_anywhere(request.actor, book, "link"):
        return cards.near(found)
    ticked = set(request.POST.getlist(PICK))

    def pick(card: Card) -> dict[str, Any]:
        return {"name": PICK, "value": str(card.entry), "on": str(card.entry) in ticked}

    return cards.near(found, pick=pick)


@require_POST
@signed_in
def near_typed(request: Any, slug: str) -> HttpResponse:
    """While words are typed: the entries they may be the same as."""
    book = book_or_404(request.actor, slug, "open")
    found = typed(book, request.POST, by=request.actor)
    return render(request, "console/part/near_found.html", {"near": picks(request, book, found)})


@require_POST
@signed_in
def suggest_typed(request: Any, slug: str) -> HttpResponse:
    """While words are typed: what the town's own closed entries suggest."""
    book = book_or_404(request.actor, slug, "open")
    guesses = suggested.typed(request, book, request.POST)
    context = {"suggestions": suggested.shown(book, guesses), "guessed": suggested.token(guesses)}
    return render(request, "console/part/suggested.html", context)
