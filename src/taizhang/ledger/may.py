"""Permission is a query: one declaration answers both "may I?" and "which ones?".

The columns asked (town, area, office, opened_by) are the same on an entry and on its card, so that a list,
a page, a search, an export and a file all ask the same thing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from django.db.models import Q

from taizhang.ledger.models import Hand
from taizhang.town.actor import Actor, Hold
from taizhang.town.posts import Post

BAR = "!"  # the first sign of a hand's role that keeps its office or person out instead of letting them in


class Via(Enum):
    """What joins a posting to an entry."""

    AREA = "area"  # the posting's area covers the entry's
    OFFICE = "office"  # the posting's office is responsible, or has a hand in it
    LEAD = "lead"  # the posting's office is responsible itself: who helps does not sign or answer for it
    NAMED = "named"  # the person is named in it
    OPENER = "opener"  # the person opened it


@dataclass(frozen=True, slots=True)
class Grant:
    """A post, and what must join its holder to the entry."""

    post: Post
    via: Via = Via.AREA


Rights = tuple[Post | Grant, ...]


def handling(*posts: Post) -> Rights:
    """These posts, where their office is responsible for the entry or helps with it."""
    return tuple(Grant(p, Via.OFFICE) for p in posts)


def leading(*posts: Post) -> Rights:
    """These posts, where their office is the one responsible for the entry."""
    return tuple(Grant(p, Via.LEAD) for p in posts)


def named(*posts: Post) -> Rights:
    """These posts, where the person is named in the entry."""
    return tuple(Grant(p, Via.NAMED) for p in posts)


def opening(*posts: Post) -> Rights:
    """These posts, for the entries that the person opened."""
    return tuple(Grant(p, Via.OPENER) for p in posts)


@lru_cache(maxsize=1024)
def grants(rights: Rights) -> tuple[Grant, ...]:
    """Rights with every bare post spelled out."""
    return tuple(r if isinstance(r, Grant) else Grant(r) for r in rights)


def anywhere(actor: Actor, rights: Rights) -> bool:
    """Whether the actor holds a post that has these rights, wherever it reaches: whether a page offers them at all."""
    posts = {g.post.key for g in grants(rights)}
    return actor.system or any(h.post in posts for h in actor.holds)


def which(actor: Actor, rights: Rights, *, card: str = "") -> Q:
    """The entries, or cards, on which the actor has these rights.

    card: "" when asked of entries; "pk" has no meaning there, so hands are found through the card's `entry`.
    """
    where = Q(pk__in=[])
    for grant in grants(rights):
        for hold in actor.holds:
            if hold.post == grant.post.key:
                where |= _which(actor, grant, hold, card)
    return Q(town_id=actor.town.pk) & where if not actor.system else Q(town_id=actor.town.pk)


def _which(actor: Actor, grant: Grant, hold: Hold, card: str) -> Q:
    if grant.via is Via.AREA:
        return Q() | Q(town_id=actor.town.pk) if hold.areas is None else Q(area_id__in=hold.areas)
    if grant.via is Via.OPENER:
        return Q(opened_by_id=actor.person)
    if grant.via is Via.NAMED:
        return _in_hand(Hand.objects.filter(person=actor.person).exclude(_BARRED), card)
    if hold.office is None:
        return Q(pk__in=[])
    if grant.via is Via.LEAD:
        return Q(office_id=hold.office)
    return Q(office_id=hold.office) | _in_hand(Hand.objects.filter(office=hold.office).exclude(_BARRED), card)


_BARRED = Q(role__startswith=BAR)


def barred(actor: Actor, *, card: str = "", people: bool = True) -> Q:
    """The entries kept from the actor because of who they are or the office they sit in.

    Accusations against it (信访工作条例 30), recusal (同条例 28). The system is kept from nothing.
    people: whether the book bars people by name at all; where it does not, the database is not asked.
    """
    where = Q(office__in=actor.offices) if actor.offices else Q(pk__in=[])
    if people and actor.person is not None:
        where |= Q(person=actor.person)
    elif not actor.offices:
        return Q(pk__in=[])
    return _in_hand(Hand.objects.filter(_BARRED, where), card)


def _in_hand(hands: Any, card: str) -> Q:
    return Q(pk__in=hands.values("card_id")) if card else Q(pk__in=hands.values("card__entry"))


def permits(actor: Actor, rights: Rights, entry: Any, hands: Iterable[Hand] = ()) -> bool:
    """Whether the actor has these rights on one entry already read. Answers as `which` does.

    hands: the entry's hands, where they have been read; an entry not yet written has none.
    """
    if entry.town_id != actor.town.pk:
        return False
    if actor.system:
        return True
    hands = tuple(hands)
    if any(h.role.startswith(BAR) and _means(actor, h) for h in hands):
        return False
    return any(
        hold.post == grant.post.key and _joined(actor, grant.via, hold, entry, hands)
        for grant in grants(rights)
        for hold in actor.holds
    )


def _means(actor: Actor, hand: Hand) -> bool:
    return hand.office_id in actor.offices or (hand.person_id is not None and hand.person_id == actor.person)


def _joined(actor: Actor, via: Via, hold: Hold, entry: Any, hands: Iterable[Hand]) -> bool:
    if via is Via.AREA:
        return hold.areas is None or entry.area_id in hold.areas
    if via is Via.OPENER:
        return bool(entry.opened_by_id == actor.person)
    if via is Via.NAMED:
        return any(h.person_id == actor.person for h in hands)
    if via is Via.LEAD:
        return hold.office is not None and bool(entry.office_id == hold.office)
    return hold.office is not None and (
        entry.office_id == hold.office or any(h.office_id == hold.office and not h.role.startswith(BAR) for h in hands)
    )
