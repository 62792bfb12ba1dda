"""What a form says to the page after it: kept as Django keeps it, in a signed cookie, but not packed."""

from typing import Any

from django.contrib.messages.storage.cookie import CookieStorage, MessagePartGatherSerializer
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class Unpacked(CookieStorage):
    """A sentence takes longer to pack than to send. Read back either way."""

    def _encode_parts(self, messages: Any, encode_empty: bool = False) -> str | None:
        if not messages and not encode_empty:
            return None
        here: Any = self  # whose signer the stubs do not know
        return str(here.signer.sign_object(messages, serializer=MessagePartGatherSerializer))


class Storage(FallbackStorage):
    """The cookie; what is too long for it, the session."""

    storage_classes = (Unpacked, SessionStorage)
