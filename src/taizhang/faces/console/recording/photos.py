"""Photos of a recording page: each is kept as soon as it arrives, so that none is lost when the page comes back."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core import signing

from taizhang.base.problem import Problem
from taizhang.faces.console.showing.files import size
from taizhang.ledger.book import Book
from taizhang.ledger.refusal import Refused
from taizhang.ledger.verbs.filing import Stored, take_in

FILE, HELD, SALT = "photo", "held", "console.photo"
MOST = 9  # of one entry
OPEN_FOR = 24 * 3600


def kept(request: Any, prefix: str) -> tuple[list[Stored], list[Problem]]:
    """The photos of one entry: those kept before and still ticked, and those sent now; what could not be taken."""
    tokens = request.POST.getlist(prefix + HELD)
    found = {file.digest: file for token in tokens if (file := _read(token, request.user.pk))}
    problems = []
    for sent in request.FILES.getlist(prefix + FILE)[:MOST]:
        limit = settings.TAIZHANG_MAX_UPLOAD
        try:
            if sent.size > limit:
                raise Refused([Problem(f"超过 {limit // 1024 // 1024} MB")])
            file = take_in(sent.read(), sent.name)
            found[file.digest] = file
        except Refused as refusal:
            problems.append(Problem(f"照片 {sent.name} 没有存下来：{refusal}", prefix + FILE))
    return list(found.values())[:MOST], problems


def _read(token: str, person: int) -> Stored | None:
    try:
        whose, *parts = signing.loads(token, salt=SALT, max_age=OPEN_FOR)
    except signing.BadSignature:
        return None
    return Stored(*parts) if whose == person else None


def shown(
    request: Any, book: Book[Any], prefix: str, files: Iterable[Stored], problems: Iterable[Problem]
) -> dict[str, Any]:
    """The part of the page that takes photos and names those it has."""
    return {
        "id": f"photos-{prefix}".rstrip("-"),
        "slug": book.slug,
        "label": "" if prefix else f"{book.model._meta.verbose_name}现场的照片",
        "prefix": prefix,
        "file": prefix + FILE,
        "held": prefix + HELD,
        "errors": [p.message for p in problems if p.field == prefix + FILE],
        "kept": [
            {
                "token": signing.dumps([request.user.pk, f.digest, f.name, f.mime, f.size], salt=SALT),
                "label": f"照片 {n}",
                "note": size(f.size),
            }
            for n, f in enumerate(files, 1)
        ],
    }
