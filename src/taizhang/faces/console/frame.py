"""What stands around every page: the town, the rail, who is signed in, the search."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from taizhang.faces.console import living, markup
from taizhang.faces.console.markup import Group, Link
from taizhang.faces.console.standing import forget, lately, standing
from taizhang.ledger import desk
from taizhang.ledger.book import Book
from taizhang.ledger.may import anywhere
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor
from taizhang.town.posts import AUDITOR, SECURITY_ADMIN, TOWN_ADMIN, Post

KEPT = 60  # seconds that counts in the rail and figures on the desk may be old
JOURNAL_READERS = (AUDITOR, SECURITY_ADMIN)
# Pages of the town itself: address, label, icon, posts that keep it.
TOWN_PAGES: tuple[tuple[str, str, str, tuple[Post, ...]], ...] = (
    ("/journal", "日志与封印", "scroll-text", JOURNAL_READERS),
    ("/people", "人员与岗位", "users", (TOWN_ADMIN, SECURITY_ADMIN)),
    ("/areas", "辖区", "map", (TOWN_ADMIN,)),
    ("/offices", "单位", "building-2", (TOWN_ADMIN,)),
    ("/settings", "设置", "sliders-horizontal", (TOWN_ADMIN,)),
    ("/calendar", "工作日历", "calendar-days", (TOWN_ADMIN,)),
)


def page(request: Any, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """A page inside the frame."""
    return render(request, template, {**around(request), **context}, status=status)


def around(request: Any) -> dict[str, Any]:
    """The context of every page for somebody signed in, as base.html asks for it."""
    actor: Actor = request.actor
    return {
        "town": actor.town.name,
        "rail": drawn_rail(request),
        "who": standing(actor, ("who",), lambda: who(actor)),
        "urls": standing(actor, ("urls",), lambda: urls(actor)),
        "q": "",
        "actions": (),
    }


def urls(actor: Actor) -> dict[str, str]:
    """Where the frame leads."""
    return {
        "today": "/",
        "search": "/search",
        "signout": "/signout",
        "account": "/account",
        "new": new_url(actor),
    }


def new_url(actor: Actor) -> str:
    """Where the commonest new entry of this person is registered; "" where they register nothing."""
    book = next((b for b in shelf.values() if b.shape == "matter" and may_anywhere(actor, b, "open")), None)
    book = book or next((b for b in shelf.values() if may_anywhere(actor, b, "open")), None)
    return f"/books/{book.slug}/new" if book else ""


def who(actor: Actor) -> dict[str, str]:
    """Who is signed in."""
    offices = actor.places.offices
    office = next((str(offices[pk]) for pk in actor.offices if pk in offices), "") or actor.titles
    return {"name": actor.name, "office": office, "initial": actor.name[:1], "key": str(actor.person)}


def drawn_rail(request: Any) -> SafeString:
    """The rail as it stands on the page."""
    actor: Actor = request.actor
    # No link of the rail leads to one entry: all their pages have the same rail.
    here = "/entries/" if request.path.startswith("/entries/") else request.path
    counts = waiting(actor)
    key = ("rail", here, tuple(counts.items()))
    return standing(actor, key, lambda: markup.rail(rail(actor, here, counts)))


def rail(actor: Actor, here: str, counts: dict[str, tuple[int, bool]]) -> list[Group]:
    """Every place this person may go. here: the path of the page; counts: what waits in each book."""
    mine, late = sum(n for n, _ in counts.values()), any(late for _, late in counts.values())
    first = (
        Link("/", "今日", mine, late, here == "/", "sun"),
        Link("/all", "全部事项", None, False, here == "/all", "layers"),
        *living.links(actor, here),
        Link("/late", "超期与到期", None, False, here == "/late", "alarm-clock"),
        Link("/reports", "报告", None, False, _in(here, "/reports"), "file-text"),
        Link("/redpen", "红笔", None, False, _in(here, "/redpen"), "pen-line"),
    )
    groups = [Group("", first)]
    for title, books in by_group(actor):
        links = tuple(
            Link(f"/books/{b.slug}/", b.title, *counts.get(b.slug, (0, False)), _in(here, f"/books/{b.slug}/"), b.icon)
            for b in books
        )
        groups.append(Group(title, links))
    kept = tuple(
        Link(url, label, None, False, _in(here, url), icon)
        for url, label, icon, posts in TOWN_PAGES
        if actor.holding(*posts)
    )
    return [*groups, Group("本镇", kept)] if kept else groups


def _in(here: str, url: str) -> bool:
    return here == url or here.startswith(url.rstrip("/") + "/")


def by_group(actor: Actor) -> list[tuple[str, list[Book[Any]]]]:
    """The books this person may read anything of, by their groups."""
    found: dict[str, list[Book[Any]]] = {}
    for book in shelf.values():
        if may_anywhere(actor, book, "read"):
            found.setdefault(book.group or "台账", []).append(book)
    return list(found.items())


def may_anywhere(actor: Actor, book: Book[Any], verb: str) -> bool:
    """Whether the actor holds a post that has this right in the book, wherever it reaches."""
    return anywhere(actor, book.may.get(verb, ()))


def waiting(actor: Actor) -> dict[str, tuple[int, bool]]:
    """How much of each book waits for this person, and whether any of it is late; at most KEPT seconds old."""
    return lately(actor, "waiting", KEPT, lambda: desk.waiting(actor))


def stirred(actor: Actor) -> None:
    """Forget what was reckoned for somebody who has just done something: their own next page is right."""
    forget(actor, "waiting", "figures")
