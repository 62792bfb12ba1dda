"""What a form says to the page after it: kept as Django keeps it, in a signed cookie, but not packed."""

from typing import Any

from django.contrib.messages.storage.cookie import CookieStorage, MessageEncoder, MessagePartGatherSerializer
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage

_part = MessageEncoder(separators=(",", ":")).encode  # made once: json.dumps makes one for each sentence


class Unpacked(CookieStorage):
    """A sentence takes longer to pack than to send, and to measure than to write. Read back either way."""

    def _store(self, messages: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        here: Any = super()  # whose inner methods the stubs do not know
        said = self._encode_parts([_part(one) for one in messages])
        if said is None or len(said) < self.max_cookie_size:
            here._update_cookie(said, response)
            return []
        return here._store(messages, response, *args, **kwargs)

    def _encode_parts(self, messages: Any, encode_empty: bool = False) -> str | None:
        if not messages and not encode_empty:
            return None
        here: Any = self  # whose signer the stubs do not know
        return str(here.signer.sign_object(messages, serializer=MessagePartGatherSerializer))


class Storage(FallbackStorage):
    """The cookie; what is too long for it, the session."""

    storage_classes = (Unpacked, SessionStorage)
