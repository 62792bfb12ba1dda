"""Matter: what has to be solved, and its doors. Closing one door never closes the matter silently."""

from collections.abc import Container
from typing import Any
from uuid import UUID

from taizhang.base import clock
from taizhang.base.problem import Problem
from taizhang.ledger import journal, rows
from taizhang.ledger.may import grants
from taizhang.ledger.models import Card, Notice
from taizhang.ledger.shelf import shelf
from taizhang.town.actor import Actor


def open_doors(entry: Any) -> list[Card]:
    """The other entries of the same matter that are still open, in time order."""
    doors = rows.read(Card, matter=entry.matter, town=entry.town_id, closed_at=None, voided_at=None)
    return sorted((d for d in doors if d.entry != entry.pk), key=lambda d: (d.on, d.opened_at, d.pk))


def left_open(entry: Any, *, by: Actor) -> list[Problem]:
    """What to know when this entry closes: that the matter stays open elsewhere. Never blocks.

    Doors the actor may not see are only counted: that there are more is no secret, what they say is.
    """
    doors = open_doors(entry)
    if not doors:
        return []
    seen = {pk for slug in {c.book for c in doors} for pk in _seen(slug, doors, by)}
    named = [f"{c.number}（{shelf[c.book].title}）" for c in doors if c.pk in seen]
    if unseen := len(doors) - len(named):
        named.append(f"另有 {unseen} 件在您的权限之外")
    return [Problem(f"同一件事还没有全部办结：{'、'.join(named)}。", blocks=False)]


def _seen(slug: str, doors: list[Card], by: Actor) -> list[int]:
    visible = shelf[slug].visible_cards(by).filter(pk__in=[c.pk for c in doors])
    return list(visible.values_list("pk", flat=True))


def tell_closed(entry: Any, *, by: Actor, apart: Container[UUID] = ()) -> None:
    """Tell those who work at the other open doors that this one has closed, and write it beside those doors.

    apart: entries that are being closed together with this one. In the caller's transaction.
    """
    doors = [c for c in open_doors(entry) if c.entry not in apart]
    if not doors:
        return
    text = f"同一件事的 {entry.number} 已办结，本件仍在办理，请接着办。"
    told = [
        Notice(card=card, post=post, clock_key="", stage=0, text=text, at=clock.now())
        for card in doors
        for post in sorted(_on_duty(card))
    ]
    rows.insert(told)
    change = {"with": entry.number, "with_id": str(entry.pk)}
    journal.append([journal.Said("door_closed", change, c.book, c.entry, c.number) for c in doors], by=by)


def _on_duty(card: Card) -> set[str]:
    """The posts that have a step to take at a card."""
    steps = shelf[card.book].lifecycle.steps.values()
    return {g.post.key for s in steps if s.duty and card.state in s.sources for g in grants(s.by)}
