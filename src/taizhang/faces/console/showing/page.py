"""The page of one entry, put together."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from taizhang.base import clock
from taizhang.faces.console import saying
from taizhang.faces.console.showing import (
    cards,
    clocks,
    facts,
    files,
    gathered,
    here,
    matter,
    raised,
    steps,
    timeline,
)
from taizhang.faces.console.showing.looked import Looked
from taizhang.ledger import clocks as ledger_clocks
from taizhang.ledger.book import Book
from taizhang.ledger.may import anywhere
from taizhang.ledger.models import Link
from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs.printing import papers

LINES = 40  # of the timeline; the journal has all


def context(looked: Looked, *, revealed: Mapping[str, str] | None = None, printing: bool = False) -> dict[str, Any]:
    """Everything entry.html shows. revealed: private values just opened, by field name."""
    book, entry, card, actor = looked.book, looked.entry, looked.card, looked.actor
    running = ledger_clocks.of_entry(entry.pk)
    paused = any(c.paused_at is not None and c.stopped_at is None for c in running)
    parts = _sections(looked, revealed or {})
    found = {
        "title": card.title,
        "seal": saying.seal(book, entry),
        "sub": sub(looked),
        "crumbs": [{"url": reverse("book", args=[book.slug]), "label": book.title}],
        "crumb_here": entry.number,
        "number": entry.number,
        "sections": parts,
        "due": _due(entry, paused),
        "clocks": clocks.shown(book, running),
        "timeline": timeline.timeline(book, looked.lines[-LINES:], actor, looked.hidden),
        "timeline_more": reverse("entry_journal", args=[entry.pk]) if len(looked.lines) > LINES else None,
        "journal_url": reverse("entry_journal", args=[entry.pk]),
        "files": files.listed(entry, card, removable=not printing and looked.may("attach")),
        "gathered": gathered.strips(looked),
        "raised": raised.raised(looked),
        "printable": True,
        "printed": {"by": actor.name, "at": clock.wall(clock.now()), "town": actor.town.name},
    }
    if printing:
        return found | {"steps": [], "no_steps": "", "same": matter.doors(looked)}
    return found | {
        "actions": [],
        "more": more(looked),
        "steps": (offered := steps.offered(looked)),
        "no_steps": "" if offered else steps.nothing(looked),
        "upload": files.upload(entry) if looked.may("attach") else None,
        "same": matter.doors(looked),
        "near": matter.alike(looked),
        "here": here.of(looked),
        "papers": documents(looked),
        "notices": notices(looked),
    }


def _sections(looked: Looked, revealed: Mapping[str, str]) -> list[dict[str, Any]]:
    found = facts.sections(
        looked.book,
        looked.entry,
        looked.actor,
        hidden=looked.hidden,
        may_reveal=looked.may("reveal"),
        amended=facts.amended(looked.lines),
    )
    for name, value in revealed.items():
        label = looked.book.label(name)
        for fact in (f for s in found for f in s["facts"] if f["label"] == label):
            fact |= {"value": value, "muted": "已记入日志", "reveal": None}
    return found


def _due(entry: Any, paused: bool) -> tuple[str, str] | None:
    said = saying.due(entry.due_at, entry.closed_at, paused=paused and entry.due_at is None)
    return said if said[0] else None


def sub(looked: Looked) -> str:
    """One line under the heading: when it came in, where, what it is, and whose it is."""
    book, entry = looked.book, looked.entry
    shown = [facts.words(entry, n, looked.actor) for n in book.gist if n not in looked.hidden]
    office = str(entry.office) if entry.office_id else ""
    parts = [f"{saying.day(clock.local_day(entry.opened_at))}登记", cards.place(looked.actor, entry.area_id), *shown]
    return " · ".join(p for p in (*parts, office) if p)


def more(looked: Looked) -> list[dict[str, str]]:
    """Further things that can be done, in the menu."""
    entry, found = looked.entry, []
    if looked.may("amend"):
        found.append({"url": reverse("amend", args=[entry.pk]), "label": "修改内容", "icon": "pencil"})
    if looked.may("link"):
        found.append({"url": reverse("link", args=[entry.pk]), "label": "关联其他条目", "icon": "link"})
    if looked.may("void"):
        found.append({"url": reverse("merge", args=[entry.pk]), "label": "合并重复登记", "icon": "layers"})
    for target in targets(looked):
        url = reverse("hand_on", args=[entry.pk, target.slug])
        found.append({"url": url, "label": f"转到{target.title}", "icon": "arrow-right"})
    found.append({"url": reverse("print", args=[entry.pk]), "label": "打印版", "icon": "printer"})
    if looked.may("void"):
        found.append({"url": reverse("void", args=[entry.pk]), "label": "作废", "icon": "ban"})
    return found


def targets(looked: Looked) -> list[Book[Any]]:
    """The books this reader may hand the entry on to."""
    if not looked.may("hand_on"):
        return []
    return [b for b in shelf.values() if looked.book.slug in b.receives and anywhere(looked.actor, b.may["open"])]


def documents(looked: Looked) -> list[dict[str, str]]:
    """The papers this reader may draw up of the entry."""
    entry = looked.entry
    found = papers(looked.book, entry, by=looked.actor, hands=looked.hands)
    return [
        {
            "url": reverse("paper", args=[entry.pk, d.key]),
            "label": d.title,
            "note": f"依据：{d.basis}" if d.basis else "",
        }
        for d in found
    ]


def notices(looked: Looked) -> list[dict[str, str]]:
    """What to know before reading on: that the entry is struck out, and where it went."""
    if looked.entry.voided_at is None:
        return []
    into = Link.objects.filter(b=looked.card, kind=Link.Kind.MERGED, undone_at=None).select_related("a").first()
    if into is not None:
        return [{"kind": "ask", "text": "这一条已并入另一条。", "url": cards.url(into.a), "label": into.a.number}]
    return [{"kind": "ask", "text": "这一条已作废，不计入任何数字；日志里保留全部经过。", "url": "", "label": ""}]
