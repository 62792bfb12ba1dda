"""What is written in an entry, by the sections of its form; private values masked."""

from typing import Any

from django.urls import reverse

from taizhang.base.fields import Secret
from taizhang.faces.console.showing.words import in_words
from taizhang.ledger.book import Book
from taizhang.ledger.models import JournalLine
from taizhang.town.actor import Actor

REASONS = ("联系诉求人办理本件", "核实身份", "转交协办单位联系", "上级核查要求")
FULL = 40  # characters from which a value takes the whole width
WORKING = "办理情况"


def sections(
    book: Book[Any], entry: Any, actor: Actor, *, hidden: frozenset[str], may_reveal: bool, amended: frozenset[str]
) -> list[dict[str, Any]]:
    """The sections of the opening form, then what the steps have added since.

    The heading stands over the page and is not said again. hidden: names left out. may_reveal: whether masked values
    get a way to be seen. amended: names marked as changed.
    """
    named = dict(book.sections)
    later = tuple(n for n in answered_in_steps(book) if _filled(entry, n))
    if later:
        named[WORKING] = later
    found = []
    for title, names in named.items():
        said = [n for n in names if n not in hidden and n != book.heading]
        facts = [fact(book, entry, n, actor, may_reveal, n in amended) for n in said]
        found.append({"title": title, "facts": facts})
    return found


def answered_in_steps(book: Book[Any]) -> tuple[str, ...]:
    """Fields that steps ask for beside those of the opening form, in the order of the steps."""
    asked = dict.fromkeys(n for step in book.lifecycle.steps.values() for n in step.fields)
    return tuple(n for n in asked | {"office": None} if n not in book.form_fields)


def _filled(entry: Any, name: str) -> bool:
    value = getattr(entry, entry._meta.get_field(name).attname)
    return value not in (None, "", [], False)


def fact(book: Book[Any], entry: Any, name: str, actor: Actor, may_reveal: bool, changed: bool) -> dict[str, Any]:
    """One value as facts.html asks for it."""
    field = entry._meta.get_field(name)
    raw = getattr(entry, field.attname)
    value = words(entry, name, actor)
    secret = isinstance(raw, Secret) and bool(raw)
    reveal = {"url": reverse("reveal", args=[entry.pk, name]), "reasons": REASONS} if secret and may_reveal else None
    return {
        "label": book.label(name),
        "value": value,
        "muted": "",
        "full": len(value) > FULL or "\n" in value,
        "changed": changed,
        "reveal": reveal,
    }


def words(entry: Any, name: str, actor: Actor) -> str:
    """A value in words: dates as people say them, places and offices by name, private values masked."""
    field = entry._meta.get_field(name)
    return in_words(field, getattr(entry, field.attname), actor)


def amended(lines: list[JournalLine]) -> frozenset[str]:
    """Names of columns that have been put right since the entry was opened."""
    return frozenset(n for line in lines if line.verb == "amend" for n in line.change.get("set", {}))
