"""Sessions in the database, read by one short question: every page begins with it."""

from copy import deepcopy
from functools import lru_cache
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as Store
from django.contrib.sessions.models import Session

from taizhang.base import clock, sql

_ONE = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(Store):
    """As Django's own, whose query is laid out anew for each page: what is stored is the same."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Django's table: who is thrown out there is out."""
        return Session

    def load(self) -> dict[str, Any]:
        """The session's data; empty, and its key forgotten, where there is none or it has run out."""
        now = sql.here().ops.adapt_datetimefield_value(clock.now())
        found = sql.fetch(_ONE, [self.session_key, now])
        if not found:
            self._session_key = None
            return {}
        data, flat = _opened(found[0][0])
        return data.copy() if flat else deepcopy(data)


@lru_cache(maxsize=1024)
def _opened(text: str) -> tuple[dict[str, Any], bool]:
    """What a stored session says, and whether it holds words and numbers alone, so that a copy is its reader's own.

    It is signed, so that equal text is the same session; opening it costs a code each time.
    """
    data: dict[str, Any] = SessionStore().decode(text)
    return data, all(isinstance(value, str | int | None) for value in data.values())
