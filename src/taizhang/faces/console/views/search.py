"""One search over every book: number, words, or a party known exactly."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from taizhang.faces.console import frame, listed, saying, throttle
from taizhang.faces.console.showing import cards
from taizhang.faces.console.signed_in import signed_in
from taizhang.ledger import desk
from taizhang.ledger.listing.find import Found, among, find, turn_found
from taizhang.ledger.listing.listing import CAP_COUNT
from taizhang.ledger.listing.narrow import one
from taizhang.ledger.listing.order import NEWEST
from taizhang.ledger.models import Card
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs.telling import note_party_search
from taizhang.town.actor import Actor

SIZE = 20


@require_safe
@signed_in
@throttle.limited("search")
def search(request: Any) -> HttpResponse:
    """What was found, newest first."""
    q = one(dict(request.GET.lists()), "q")[:100]
    found = find(request.actor, q) if q else Found(())
    if found.party:
        note_party_search(found.party, found.by_party, by=request.actor)
    slug = request.GET.get("book", "")
    rows = desk.readable(request.actor) if found.cards else Card.objects.none()
    chosen = rows.filter(book=slug) if slug in shelf else rows
    counts = dict(rows.filter(pk__in=among(found.cards)).order_by().values_list("book").annotate(n=Count("pk")))
    page = turn_found(
        lambda cards: chosen.filter(pk__in=among(cards)),
        found,
        NEWEST,
        SIZE,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        start=listed.number(request.GET.get("at")),
    )
    address = "?" + urlencode({"q": q} | ({"book": slug} if slug in shelf else {}))
    total = counts.get(slug, 0) if slug in shelf else sum(counts.values())
    context = {
        "title": f"“{q}”的结果" if q else "搜索",
        "q": q,
        "kinds": kinds(q, slug, counts),
        "hits": [hit(c, request.actor) for c in page.rows],
        "party_note": f"按完整的“{found.party}”查到 {found.by_party} 件，已记入日志。" if found.party else "",
        "paging": listed.paging(page, address, total, SIZE, CAP_COUNT),
        "empty": empty(q),
    }
    return frame.page(request, "console/search.html", context)


def kinds(q: str, slug: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    """Hits by book."""
    if not counts:
        return []
    every = str(sum(counts.values()))
    whole = {"url": "?" + urlencode({"q": q}), "label": "全部", "count": every, "on": slug not in shelf}
    each = [
        {
            "url": "?" + urlencode({"q": q, "book": key}),
            "label": shelf[key].title,
            "count": saying.more_than(n, CAP_COUNT),
            "on": key == slug,
        }
        for key, n in counts.items()
    ]
    return [whole, *each]


def hit(card: Card, actor: Actor) -> dict[str, Any]:
    """One card found."""
    book = shelf[card.book]
    office = actor.places.offices.get(card.office_id or 0)
    parts = (cards.place(actor, card.area_id), saying.day(card.on), str(office) if office else "", *card.gist)
    return {
        "url": cards.url(card),
        "number": card.number,
        "book": book.title,
        "title": card.title,
        "words": "",
        "seal": saying.seal(book, card),
        "note": " · ".join(p for p in parts if p),
    }


def empty(q: str) -> dict[str, Any]:
    """Nothing asked, or nothing found."""
    if not q:
        return {
            "icon": "search",
            "title": "要找什么？",
            "text": "输入编号、事由里的词、村名；找人请输完整的姓名或电话，查到的会记入日志。",
            "actions": [],
        }
    return {
        "icon": "search-x",
        "title": f"没有找到“{q}”",
        "text": "换个说法，或少输几个字再试。按电话、姓名查找须输完整；不在您权限内的条目不会列出。",
        "actions": [{"url": "/all", "label": "看全部事项", "kind": ""}],
    }
