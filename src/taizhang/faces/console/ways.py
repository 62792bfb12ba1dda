"""Where an entry's page is: asked for each row of each list, so it is worked out once."""

from functools import lru_cache
from uuid import UUID

from django.urls import reverse


def to_entry(pk: UUID) -> str:
    """The address of an entry's page."""
    head, tail = _around()
    return f"{head}{pk}{tail}"


@lru_cache(maxsize=1)
def _around() -> tuple[str, str]:
    any_ = UUID(int=0)
    head, _, tail = reverse("entry", args=[any_]).partition(str(any_))
    return head, tail
