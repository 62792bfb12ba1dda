"""What the town's own closed entries suggest; a person decides. What was shown travels with the form, signed."""

from collections.abc import Iterable
from typing import Any

from django.core import signing
from django.http import QueryDict

from taizhang.ledger.book import Book
from taizhang.ledger.suggest import Guess, suggest

TOKEN, SALT = "guessed", "console.suggested"
BETWEEN = "="
MOST = 2  # values a field


def guesses(request: Any, book: Book[Any], answers: Any, fields: Iterable[str]) -> list[Guess]:
    """Guesses for these fields from the words of an entry, or of what is being typed."""
    only = tuple(s.field for s in book.suggests if s.field in set(fields))
    return suggest(book, answers, request.actor, MOST, only=only) if only else []


def typed(request: Any, book: Book[Any], given: Any) -> list[Guess]:
    """Guesses for the fields of the opening form that are still open."""
    if not any(given.get(name) for s in book.suggests for name in s.text):
        return []
    return guesses(request, book, given, (n for n in book.form_fields if not given.get(n)))


def shown(book: Book[Any], found: Iterable[Guess]) -> list[dict[str, Any]]:
    """Guesses as suggestions.html asks for them, inside a form."""
    return [
        {
            "label": book.label(g.field),
            "value": g.label,
            "sure": g.percent,
            "why": g.why,
            "take": {"name": "take", "value": f"{g.field}{BETWEEN}{g.value}", "label": "采用"},
        }
        for g in found
    ]


def token(found: Iterable[Guess]) -> str:
    """What was shown, to travel with the form: the verb keeps it beside what was chosen."""
    return signing.dumps([[g.field, g.value, g.label, g.sure, g.why] for g in found], salt=SALT)


def was_shown(given: QueryDict) -> list[Guess]:
    """What had been shown when the form was sent; nothing where it does not say or has been meddled with."""
    try:
        rows = signing.loads(given.get(TOKEN, ""), salt=SALT, max_age=24 * 3600)
    except signing.BadSignature:
        return []
    return [Guess(*row) for row in rows]


def taken(given: QueryDict, chosen: str) -> QueryDict:
    """The answers with a suggestion taken over: "category=env"."""
    name, _, value = chosen.partition(BETWEEN)
    answers = given.copy()
    if name and value:
        answers[name] = value
    return answers
