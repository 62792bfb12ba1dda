"""A sheet between upload and commit: kept encrypted, for the one person who brought it, for a day."""

import base64
from typing import Any
from uuid import UUID

from taizhang.base import clock
from taizhang.base.ident import uuid7
from taizhang.ledger.book import Book
from taizhang.ledger.intake.answers import Answers
from taizhang.ledger.models import Staged
from taizhang.town.actor import Actor


def stage(book: Book[Any], data: bytes, name: str, *, by: Actor) -> Staged:
    """Keep an uploaded sheet until it is committed."""
    assert by.person is not None, "only a person brings a sheet"
    content = base64.b64encode(data).decode("ascii")
    return Staged.objects.create(
        id=uuid7(), person_id=by.person, book=book.slug, name=name[-120:], content=content, at=clock.now()
    )


def opened(key: UUID, *, by: Actor, answers: Answers | None = None) -> tuple[Staged, bytes] | None:
    """A sheet of this person's and its bytes; None where there is none. answers: kept with it."""
    row = Staged.objects.filter(pk=key, person_id=by.person or 0).first()
    if row is None:
        return None
    if answers is not None:
        row.answers = answers.kept()
        row.save(update_fields=["answers"])
    return row, base64.b64decode(row.content.reveal())


def drop(row: Staged) -> None:
    """Throw a staged sheet away."""
    row.delete()
