"""A file between upload and use: a sheet until its commit, a text until it was read. Kept encrypted, for the one person
who brought it, for a day."""

import base64
from uuid import UUID

from taizhang.base import clock
from taizhang.base.ident import uuid7
from taizhang.ledger.intake.answers import Answers
from taizhang.ledger.models import Staged
from taizhang.town.actor import Actor


def stage(kind: str, data: bytes, name: str, *, by: Actor) -> Staged:
    """Keep an uploaded file. kind: the slug of the book it is for, or what else reads it."""
    assert by.person is not None, "only a person brings a file"
    content = base64.b64encode(data).decode("ascii")
    return Staged.objects.create(
        id=uuid7(), person_id=by.person, book=kind, name=name[-120:], content=content, at=clock.now()
    )


def opened(key: UUID, *, by: Actor, answers: Answers | None = None) -> tuple[Staged, bytes] | None:
    """A file of this person's and its bytes; None where there is none. answers: kept with it."""
    row = Staged.objects.filter(pk=key, person_id=by.person or 0).first()
    if row is None:
        return None
    if answers is not None:
        row.answers = answers.kept()
        row.save(update_fields=["answers"])
    return row, base64.b64decode(row.content.reveal())


def drop(row: Staged) -> None:
    """Throw a staged file away."""
    row.delete()
