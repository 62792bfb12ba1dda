"""Who keeps what of a town, and how a change is held and made known.

三员分立 (GB/T 22239-2019): the system administrator keeps areas, offices and people; the security administrator
appoints administrators and keeps their accounts; the auditor reads. Nobody holds two of the three, and nobody
changes their own standing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.db.models import F, Q

from taizhang.base import clock
from taizhang.base.refusal import NotAllowed
from taizhang.town.actor import Actor
from taizhang.town.models import Person, Posting, Town
from taizhang.town.posts import AUDITOR, SECURITY_ADMIN, TOWN_ADMIN, Post

ADMINISTRATORS = (TOWN_ADMIN, SECURITY_ADMIN, AUDITOR)
ADMINISTRATOR_KEYS = frozenset(p.key for p in ADMINISTRATORS)


@contextmanager
def changing(by: Actor, *posts: Post, what: str) -> Iterator[None]:
    """One change of a town by somebody who holds one of the posts; whoever holds a copy of its map drops it then.

    The machinery itself (`Actor.system_of`) may do everything: the machine room appoints the first administrators.
    Raises NotAllowed, naming the post that does `what`.
    """
    if not by.system and not by.holding(*posts):
        titles = "、".join(p.title for p in posts)
        raise NotAllowed(f"{what}由{titles}办理，请与他联系。")
    with transaction.atomic():
        # The town's row is the lock: two administrators at once must not both see themselves as not the last.
        Town.objects.select_for_update().get(pk=by.town.pk)
        yield
        Town.objects.filter(pk=by.town.pk).update(places_version=F("places_version") + 1)
    by.town.refresh_from_db(fields=["places_version"])


def of_town(by: Actor, town_id: int | None, what: str) -> None:
    """Raises NotAllowed where something is not of the actor's town. It does not say that it exists elsewhere."""
    if town_id != by.town.pk:
        raise NotAllowed(f"本镇没有这个{what}。")


def not_oneself(by: Actor, person: Person, what: str) -> None:
    """Raises NotAllowed where people would change their own standing."""
    if by.person == person.pk:
        raise NotAllowed(f"不能{what}，请由另一位管理员办理。")


def running(day: date) -> Q:
    """Postings in force on a day."""
    return Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day))


def keeper_of(person: Person) -> Post:
    """Who keeps a person's account: an administrator's account is kept by the security administrator."""
    held = Posting.objects.filter(running(clock.today()), person=person, post__in=ADMINISTRATOR_KEYS)
    return SECURITY_ADMIN if held.exists() else TOWN_ADMIN


def last_of(person: Person, day: date, *, without: Posting | None = None) -> Post | None:
    """The post of administrator that nobody would hold from `day` on if this person no longer did; None where none.

    without: only this posting of the person ends.
    """
    for post in (TOWN_ADMIN, SECURITY_ADMIN):
        rows = Posting.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), post=post.key, person__town=person.town_id)
        rows = rows.filter(person__is_active=True)
        going = rows.filter(pk=without.pk) if without else rows.filter(person=person)
        if going.exists() and not rows.exclude(pk__in=going.values("pk")).exists():
            return post
    return None
