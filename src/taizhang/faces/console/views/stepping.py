"""Taking a step: its form, and the step itself."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from taizhang.base.problem import Problem
from taizhang.faces.console import frame, kept, meanwhile, suggested
from taizhang.faces.console.reading import Door, door_or_404, entry_or_404
from taizhang.faces.console.showing import form
from taizhang.faces.console.showing.looked import Looked
from taizhang.faces.console.signed_in import signed_in
from taizhang.faces.console.ways import to_entry
from taizhang.ledger.book import Book
from taizhang.ledger.lifecycle import Step
from taizhang.ledger.matter import left_open
from taizhang.ledger.models import Card
from taizhang.ledger.refusal import Refused, Stale
from taizhang.ledger.verbs import take, take_together
from taizhang.ledger.verbs.stepping import permit
from taizhang.town.actor import Actor


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def step(request: Any, pk: UUID, key: str) -> HttpResponse:
    """GET: the form of a step. POST: take it, at this entry or at all of its matter."""
    if request.method == "POST" and "take" not in request.POST:
        return taken(request, pk, key)
    looked = Looked(*entry_or_404(request.actor, pk), request.actor)
    found = step_or_404(looked.book, key)
    if request.method == "POST":
        return ask(request, looked, found, given=suggested.taken(request.POST, request.POST["take"]))
    permit(looked.book, found, looked.entry, request.actor)
    return ask(request, looked, found, given=kept.given_back(request))


def step_or_404(book: Book[Any], key: str) -> Step:
    """A step of a book."""
    found = book.lifecycle.steps.get(key)
    if found is None:
        raise Http404
    return found


def taken(request: Any, pk: UUID, key: str) -> HttpResponse:
    """Take the step; its form again where that was refused or somebody else was first."""
    book, door = door_or_404(request.actor, pk)
    found, version = step_or_404(book, key), meanwhile.version(request)
    try:
        done = do(request, book, door, found, version)
    except Refused as refusal:
        looked = Looked(*entry_or_404(request.actor, pk), request.actor)
        return ask(request, looked, found, given=request.POST, problems=refusal.problems)
    except Stale as stale:
        return behind(request, pk, found, version, str(stale))
    messages.success(request, said(book, found, done, request.actor))
    return HttpResponseRedirect(f"/entries/{pk}")


def do(request: Any, book: Book[Any], door: Door, found: Step, version: int | None) -> list[Any]:
    """Take the step, at all entries of the matter where that was asked for; the entries as they then stand."""
    given, by = request.POST, request.actor
    if given.get("together"):
        looked = Looked(*entry_or_404(by, door.pk), by)
        if others := together(looked, found):
            return take_together(book, found.key, [looked.entry, *others], given, by=by, version=version)
    shown = suggested.was_shown(given)
    return [take(book, found.key, door, given, by=by, version=version, suggested=shown)]


def said(book: Any, found: Step, done: list[Any], by: Actor) -> str:
    """What was done, and what of the same matter is still open when this one has closed."""
    state = book.state_label(done[0].state)
    more = f"，同一件事的 {len(done)} 件一并办理" if len(done) > 1 else ""
    rest = left_open(done[0], by=by) if done[0].closed_at is not None else []
    return f"{done[0].number} 已办理“{found.title}”{more}，现在是“{state}”。" + "".join(p.message for p in rest)


def together(looked: Looked, found: Step) -> list[Any]:
    """The other entries of the matter at which this step is open too."""
    doors = Card.objects.filter(matter=looked.entry.matter, book=looked.book.slug).exclude(entry=looked.entry.pk)
    rows = looked.book.visible_to(looked.actor).filter(pk__in=doors.values("entry"))
    return [e for e in rows.order_by("opened_at")[:50] if found.open_at(e)]


def ask(
    request: Any,
    looked: Looked,
    found: Step,
    *,
    given: Any = None,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The step's form."""
    entry, names = looked.entry, found.fields
    asked = form.answers(
        looked.book, names, request, given=given, entry=entry, problems=problems, required=frozenset(found.asks)
    )
    others = together(looked, found)
    guesses = suggested.guesses(request, looked.book, entry, names)
    also = [{"name": "together", "value": "1", "label": f"与同一件事的 {len(others)} 件一并办理"}] if others else []
    shown = form.context(
        request,
        reverse("step", args=[entry.pk, found.key]),
        [(found.hint, [asked[n] for n in names])],
        f"确认{found.title}" if not names else found.title,
        problems=problems,
        hidden=[("version", entry.version)],
        draft=f"{looked.book.slug}:{entry.pk}:{found.key}" if names else "",
        also=also,
        cancel=to_entry(entry.pk),
        small=True,
        multipart=False,
        suggestions=suggested.shown(looked.book, guesses),
        guessed=suggested.token(guesses) if guesses else "",
    )
    shown["sections"][0] |= {"title": "", "help": found.hint}
    context = {"form": shown, **more}
    if request.headers.get("HX-Request") and request.method != "POST":
        return meanwhile.part(request, context)
    return frame.page(request, "console/form.html", {**meanwhile.around(looked, found.title), **context}, status)


def behind(request: Any, pk: UUID, found: Step, version: int | None, say: str) -> HttpResponse:
    """Somebody else was first: what they did, and the words beside the entry as it now stands."""
    book, entry, card = entry_or_404(request.actor, pk)
    looked = Looked(book, entry, card, request.actor)
    if not found.open_at(entry):
        return meanwhile.too_late(request, looked, say)
    return ask(
        request, looked, found, given=request.POST, status=409, meanwhile=meanwhile.since(looked, version),
        notices=[{"kind": "ask", "text": say, "url": "", "label": ""}],
    )  # fmt: skip
