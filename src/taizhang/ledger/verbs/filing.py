"""Files of an entry: stored by digest outside the database, safe types only, photos without their EXIF."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from taizhang.base import clock, filetype, photo, seal
from taizhang.base.problem import Problem
from taizhang.ledger import journal
from taizhang.ledger.book import Book
from taizhang.ledger.models import Attachment, Card
from taizhang.ledger.refusal import NotAllowed, Refused
from taizhang.ledger.verbs.amending import require
from taizhang.town.actor import Actor


def path_of(digest: str) -> Path:
    """Where the file of a digest lies."""
    plain = digest.removeprefix("sm3:")
    return Path(settings.TAIZHANG_FILES) / plain[:2] / plain


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that lies in the store and belongs to no entry yet."""

    digest: str
    name: str
    mime: str
    size: int


def take_in(content: bytes, name: str) -> Stored:
    """Keep a file before its entry is there. Raises Refused where it is too large, of a type not taken, or broken."""
    kept, mime = _safe(content, name)
    digest = seal.digest(kept)
    store(digest, kept)
    return Stored(digest, _plain_name(name), mime, len(kept))


def attach(book: Book[Any], entry: Any, content: bytes, name: str, *, by: Actor, label: str = "") -> Attachment:
    """Add a file to an entry. Raises Refused where it is too large, of a type that is not taken, or broken."""
    require(book, "attach", entry, by)
    # before the transaction: a file without a row harms nobody, a row without a file does
    return attach_stored(book, entry, take_in(content, name), by=by, label=label)


def attach_stored(book: Book[Any], entry: Any, file: Stored, *, by: Actor, label: str = "") -> Attachment:
    """Add a file that is in the store already. Raises NotAllowed."""
    require(book, "attach", entry, by)
    with transaction.atomic():
        card = Card.objects.get(entry=entry.pk)
        row = Attachment.objects.create(
            card=card,
            digest=file.digest,
            name=file.name,
            mime=file.mime,
            size=file.size,
            label=label[:40],
            at=clock.now(),
            by_id=by.person,
        )
        change = {"file": row.name, "digest": row.digest, "size": row.size, "label": row.label}
        journal.append([journal.Said("attach", change, book.slug, entry.pk, entry.number)], by=by)
    return row


def detach(book: Book[Any], entry: Any, row: Attachment, *, by: Actor, why: str) -> None:
    """Take a file off an entry's page, with a reason; the file itself and the journal keep it."""
    require(book, "attach", entry, by)
    if row.card.entry != entry.pk or row.removed_at is not None:
        raise NotAllowed("没有这个附件。")
    if not why.strip():
        raise Refused([Problem("请写明原因。", "why")])
    with transaction.atomic():
        row.removed_at = clock.now()
        row.save(update_fields=["removed_at"])
        change = {"file": row.name, "digest": row.digest, "why": why.strip()}
        journal.append([journal.Said("detach", change, book.slug, entry.pk, entry.number)], by=by)


def _safe(content: bytes, name: str) -> tuple[bytes, str]:
    limit = settings.TAIZHANG_MAX_UPLOAD
    if not content:
        raise Refused([Problem("这个文件是空的，请重新选择。", "file")])
    if len(content) > limit:
        raise Refused([Problem(f"文件超过 {limit // 1024 // 1024} MB，请压缩或拆分后再传。", "file")])
    try:
        kind = filetype.sniff(content, name)
        if kind.mime in photo.KINDS:
            return photo.clean_photo(content)
    except ValueError as error:
        raise Refused([Problem(str(error), "file")]) from error
    return content, kind.mime


def _plain_name(name: str) -> str:
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in bare if c.isprintable() and c not in '<>:"|?*')[-120:] or "附件"


def store(digest: str, content: bytes) -> None:
    """Write a file under its digest, whole or not at all. Raises Refused where the disk is full."""
    target = path_of(digest)
    if target.exists():
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Refused([Problem("服务器存不下这个文件，请告诉系统管理员检查磁盘空间。", "file")]) from error
