"""The pages of a verb on an entry: what stands around its form, and what happened while it was filled in."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from taizhang.faces.console import frame, saying
from taizhang.faces.console.showing import facts, timeline
from taizhang.faces.console.showing.looked import Looked
from taizhang.faces.console.ways import to_entry


def version(request: Any) -> int | None:
    """The version of the entry that the form was filled in at; None where the form does not say."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def part(request: Any, context: dict[str, Any]) -> HttpResponse:
    """The form alone, for a page that puts it in place."""
    return render(request, "console/part/form.html", context)


def around(looked: Looked, title: str) -> dict[str, Any]:
    """The head of the page and the entry beside the form."""
    book, entry = looked.book, looked.entry
    parts = facts.sections(book, entry, looked.actor, hidden=looked.hidden, may_reveal=False, amended=frozenset())
    return {
        "title": title,
        "seal": saying.seal(book, entry),
        "sub": looked.card.title,
        "crumbs": [
            {"url": reverse("book", args=[book.slug]), "label": book.title},
            {"url": to_entry(entry.pk), "label": entry.number},
        ],
        "about": {
            "title": looked.card.title,
            "number": entry.number,
            "url": to_entry(entry.pk),
            "facts": [f for section in parts for f in section["facts"] if f["value"]],
        },
    }


def since(looked: Looked, seen: int | None) -> list[dict[str, Any]]:
    """What was done to the entry since a version of it, newest first.

    Every change of an entry is one line that sets its version; the lines that set none change nothing.
    """
    fresh = [n for n in looked.lines if n.change.get("set", {}).get("version", 0) > (seen or 0) and n.verb != "open"]
    return timeline.timeline(looked.book, fresh, looked.actor, looked.hidden)


def too_late(request: Any, looked: Looked, say: str) -> HttpResponse:
    """The step is over: somebody else took it. The words are shown so that they can be copied."""
    typed = [
        {"label": looked.book.label(n), "value": v, "full": True}
        for n, v in request.POST.items()
        if v and n in {f.name for f in looked.book.kept_fields}
    ]
    context = around(looked, "这一步已经有人办了") | {
        "facts_typed": typed,
        "notices": [{"kind": "bad", "text": say, "url": to_entry(looked.entry.pk), "label": "看最新情况"}],
    }
    return frame.page(request, "console/overtaken.html", context, status=409)
