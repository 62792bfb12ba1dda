"""What belongs to an entry: the other doors into its matter, and entries that may be the same one."""

from typing import Any

from django.db.models import Q
from django.urls import reverse

from taizhang.faces.console.showing import cards
from taizhang.faces.console.showing.looked import Looked
from taizhang.ledger import desk
from taizhang.ledger.duplicates import near
from taizhang.ledger.models import Card, Link

KINDS = dict(Link.Kind.choices)


def doors(looked: Looked) -> list[dict[str, Any]]:
    """The other entries of this matter and those linked otherwise, in time order.

    Those this reader may not see are only counted: that there are more is no secret, what they say is.
    """
    pk = looked.card.pk
    links = Link.objects.filter(Q(a=pk) | Q(b=pk), undone_at=None)
    beside = {link.b_id if link.a_id == pk else link.a_id: link for link in links}
    same = Q(matter=looked.entry.matter, voided_at=None) | Q(pk__in=list(beside))
    others = list(Card.objects.filter(same, town=looked.actor.town).exclude(pk=pk).order_by("on", "opened_at"))
    if not others:
        return []
    seen = set(desk.readable(looked.actor).filter(pk__in=[c.pk for c in others]).values_list("pk", flat=True))
    merged = {other for other, link in beside.items() if link.kind == Link.Kind.MERGED}
    found = [_door(c, beside.get(c.pk), looked) for c in others if c.pk in seen | merged]
    unseen = len(others) - len(found)
    if unseen:
        said = f"另有 {unseen} 件在您的权限之外"
        found.append({"url": "#next", "number": "", "title": said, "note": "", "seal": ("不可见", "void")})
    return found


def _door(card: Card, link: Link | None, looked: Looked) -> dict[str, Any]:
    found = cards.same(card)
    if link is None:
        return found
    found["note"] += f" · {KINDS[link.kind]}"
    verb = "void" if link.kind == Link.Kind.MERGED else "link"
    if looked.may(verb):
        url, gone = reverse("unlink", args=[looked.entry.pk, link.pk]), link.kind == Link.Kind.MERGED
        found["join"] = {"url": url, "label": "恢复这一条" if gone else "解除关联", "asks": gone}
    return found


def alike(looked: Looked) -> list[dict[str, Any]]:
    """Entries that may be the same matter, each with a way to join it where the reader may link."""
    if looked.entry.voided_at is not None:
        return []
    found = near(looked.book, looked.entry, by=looked.actor)
    if not looked.may("link"):
        return cards.near(found)

    def join(card: Card) -> dict[str, str]:
        return {"url": f"{reverse('link', args=[looked.entry.pk])}?with={card.entry}", "label": "并为同一件事"}

    return cards.near(found, join=join)
