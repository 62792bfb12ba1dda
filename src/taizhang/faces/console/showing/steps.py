"""The next steps of an entry for somebody."""

from typing import Any

from django.urls import reverse

from taizhang.faces.console.showing.looked import Looked
from taizhang.ledger.lifecycle import Step
from taizhang.ledger.may import anywhere, grants
from taizhang.ledger.shelf import shelf


def offered(looked: Looked) -> list[dict[str, Any]]:
    """The steps this reader may take now; one of them is the main action."""
    ways = {s.key: _way(looked, s) for s in looked.book.lifecycle.open_to(looked.actor, looked.entry, looked.hands)}
    found = [looked.book.lifecycle[key] for key, way in ways.items() if way]
    if looked.entry.voided_at is not None:
        return []
    main = _main(found)
    return [
        {
            "url": ways[s.key],
            "title": s.title,
            "main": s is main,
            "danger": False,
            "why_not": "",
        }
        for s in sorted(found, key=lambda s: (s is not main, s.tone == "quiet"))
    ]


def _way(looked: Looked, step: Step) -> str:
    """Where a step is taken; of a carried one, where the entry that carries it is opened, "" where it is not here."""
    if not step.carried:
        return reverse("step", args=[looked.entry.pk, step.key])
    target = shelf.carrier(looked.book, step.key)
    if target is None or not looked.may("hand_on") or not anywhere(looked.actor, target.may["open"]):
        return ""
    return reverse("hand_on", args=[looked.entry.pk, target.slug])


def _main(found: list[Step]) -> Step | None:
    """The one main action: the first that says it is, else the first that moves the entry on and is not quiet."""
    said = next((s for s in found if s.tone == "main"), None)
    return said or next((s for s in found if s.tone != "quiet" and s.duty), None)


def nothing(looked: Looked) -> str:
    """Said when there is nothing to do."""
    book, entry = looked.book, looked.entry
    if entry.voided_at is not None:
        return "这一条已作废，没有后续环节。"
    if entry.state in book.lifecycle.ends:
        return f"{book.state_label(entry.state)}，没有后续环节。"
    posts = [g.post.title for s in book.lifecycle.steps.values() if s.open_at(entry) for g in grants(s.by)]
    who = "、".join(dict.fromkeys(posts))
    return f"这一环节由{who}办理，您可以看，不能办。" if who else "这一环节没有可办的步骤。"
