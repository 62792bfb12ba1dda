"""One step at many entries: what waits for it, ticked and taken; what was refused stays, with the reason."""

from collections.abc import Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from taizhang.faces.console import frame, listed, markup
from taizhang.faces.console.markup import Column
from taizhang.faces.console.reading import book_or_404
from taizhang.faces.console.signed_in import signed_in
from taizhang.ledger import desk
from taizhang.ledger.book import Book
from taizhang.ledger.lifecycle import Step
from taizhang.ledger.listing import Listing
from taizhang.ledger.refusal import NotAllowed
from taizhang.ledger.verbs import take_each
from taizhang.town.actor import Actor

SHOWN = 100  # entries a page: nobody looks at more before ticking them
LOOKED = 4000  # entries read to find them, where a step asks for more than the state they stand in
TICK = "entry"
Waiting = tuple[Step, list[Any]]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def together(request: Any, slug: str) -> HttpResponse:
    """GET: the entries that wait for a step. POST: take it at those ticked."""
    book = book_or_404(request.actor, slug)
    steps = desk.at_once(request.actor, book)
    if not steps:
        raise Http404
    if request.method == "POST":
        return taken(request, book, steps)
    return shown(request, book, steps, request.GET.get("step", ""))


def waiting(actor: Actor, book: Book[Any], step: Step) -> list[Any]:
    """The entries at which a step may be taken now, the earliest first; one more than a page shows, where there is."""
    rows = desk.at_step(actor, book, step)[:LOOKED].iterator(chunk_size=2 * SHOWN)
    return list(islice((entry for entry in rows if step.open_at(entry)), SHOWN + 1))


def taken(request: Any, book: Book[Any], steps: Sequence[Step]) -> HttpResponse:
    """Take the step at the ticked entries."""
    step = next((s for s in steps if s.key == request.POST.get("step")), None)
    if step is None:
        raise NotAllowed("您不能批量办理这一步。")
    wanted = [one for text in request.POST.getlist(TICK)[:SHOWN] if (one := _ticked(text))]
    if not wanted:
        return shown(request, book, steps, step.key, refused=["请先勾选要办理的条目。"])
    each = take_each(book, step.key, wanted, by=request.actor)
    if each.done:
        messages.success(request, f"已对 {len(each.done)} 件办理“{step.title}”。")
    if not each.refused:
        return HttpResponseRedirect(f"{reverse('together', args=[book.slug])}?step={step.key}")
    numbers = dict(book.visible_to(request.actor).filter(pk__in=each.refused).values_list("pk", "number"))
    refused = [f"{numbers.get(pk, '')} {why}".strip() for pk, why in each.refused.items()]
    return shown(request, book, steps, step.key, refused=refused, ticked=frozenset(each.refused))


def _ticked(text: str) -> tuple[UUID, int] | None:
    """The entry and the version of it that was looked at, from what a box sent."""
    pk, _, version = text.partition(":")
    try:
        return UUID(pk), int(version)
    except ValueError:
        return None


def shown(
    request: Any,
    book: Book[Any],
    steps: Sequence[Step],
    key: str,
    *,
    refused: Sequence[str] = (),
    ticked: frozenset[UUID] = frozenset(),
) -> HttpResponse:
    """The page: the steps for which anything waits, and the entries of one of them."""
    rows = [(step, found) for step in steps if (found := waiting(request.actor, book, step)) or step.key == key]
    chosen = next((pair for pair in rows if pair[0].key == key), rows[0] if rows else None)
    entries = chosen[1][:SHOWN] if chosen else []
    context = {
        "title": "批量办理",
        "sub": f"{book.title} · 只列不用填写内容、您现在就能办的步骤；要写答复、写理由的，请逐件办理",
        "crumbs": [{"url": reverse("book", args=[book.slug]), "label": book.title}],
        "crumb_here": "批量办理",
        "tabs": [_tab(book, pair, pair is chosen) for pair in rows],
        "step": chosen[0] if chosen else None,
        "refused": refused,
        "refused_title": f"有 {len(ticked)} 件没有办理" if ticked else "还没有办理",
        "table": table(book, request.actor, entries, ticked) if entries else "",
        "longer": bool(chosen and len(chosen[1]) > SHOWN),
        "most": SHOWN,
        "empty": {
            "icon": "list-checks",
            "title": "没有等着批量办理的条目",
            "text": "有条目走到不用填写内容的步骤，会列在这里。",
            "actions": [{"url": reverse("book", args=[book.slug]), "label": f"回到{book.title}", "kind": ""}],
        },
    }
    return frame.page(request, "console/together.html", context)


def _tab(book: Book[Any], pair: Waiting, on: bool) -> dict[str, Any]:
    step, found = pair
    count = f"{SHOWN}+" if len(found) > SHOWN else str(len(found))
    url = f"{reverse('together', args=[book.slug])}?step={step.key}"
    return {"url": url, "label": step.title, "count": count, "on": on}


def table(book: Book[Any], actor: Actor, entries: Sequence[Any], ticked: frozenset[UUID]) -> Any:
    """The entries with the columns of their book's list, each with its box."""
    listing = Listing(book, actor)
    heads = (Column("选", "tick"), *(Column(book.label(n), listed.kind_of(listing, n)) for n in listing.columns))
    boxes = [markup.tick(TICK, f"{e.pk}:{e.version}", f"选 {e.number}", on=e.pk in ticked) for e in entries]
    cells = listed.cells(listing, entries)
    return markup.table(
        heads, [[box, *row] for box, row in zip(boxes, cells, strict=True)], f"可批量办理的{book.title}"
    )
