"""A private value in the hand: shown masked everywhere, opened only by asking."""

from typing import Any

from django.utils.functional import Promise

from taizhang.base import seal
from taizhang.base.fields.kind import Kind
from taizhang.base.fields.kinds import KINDS

DAMAGED = "（密文已损坏）"


class Secret(Promise):
    """A private value of one kind, kept for one column.

    Text, format, JSON and logs give the mask; `reveal()` the value; `cipher` what is stored. Two secrets are equal when
    their values are. Opening or sealing may raise SealBroken.
    """

    # Promise is Django's mark of "text when asked": its JSON encoder and templates call str() on it, which is the mask.

    __slots__ = ("_cipher", "_plain", "context", "kind")

    def __init__(self, kind: Kind, context: bytes, *, plain: str | None = None, cipher: str | None = None) -> None:
        if (plain is None) == (cipher is None):
            raise ValueError("a secret is made from its plain or from its stored form")
        self.kind, self.context = kind, context
        self._plain = plain
        # an empty value is stored as it is: nothing to hide, and SQL can still ask whether it is filled
        self._cipher = "" if plain == "" else cipher
        if cipher == "":
            self._plain = ""

    def reveal(self) -> str:
        """The value itself. Whoever shows it to somebody writes down to whom and why."""
        if self._plain is None:
            self._plain = seal.decrypt(self._cipher or "", self.context)
        return self._plain

    @property
    def cipher(self) -> str:
        """The stored form; sealed once, so that saving unchanged writes the same bytes."""
        if self._cipher is None:
            self._cipher = seal.encrypt(self._plain or "", self.context)
        return self._cipher

    @property
    def stored(self) -> bool:
        """Whether the value came from storage as it is, and so was checked when it was first entered."""
        return self._plain is None

    def hash(self) -> str:
        """The keyed hash by which the value is found, the same in every book and however it was written."""
        return seal.keyed_hash(self.kind.found_as(self.reveal()), self.kind.key)

    def hashes(self) -> list[str]:
        """The keyed hashes under every key there is: what to look for, since what is filed keeps the key of its day."""
        return seal.keyed_hashes(self.kind.found_as(self.reveal()), self.kind.key)

    def __str__(self) -> str:
        try:
            return self.kind.mask(self.reveal()) if self else ""
        except seal.KeyringMissing:
            raise
        except seal.SealBroken:
            return DAMAGED  # one damaged cell must not take the list it stands in with it; reveal() still says why

    def __repr__(self) -> str:
        return f"<Secret {self}>"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __bool__(self) -> bool:
        return self._cipher != ""

    def __len__(self) -> int:
        return len(self.reveal())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Secret):
            return self.reveal() == other.reveal()
        # an empty-values check compares with "" for every field of every form: answered without opening
        if isinstance(other, str):
            return not self if other == "" else self.reveal() == other
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.reveal())

    def __copy__(self) -> "Secret":
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> "Secret":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        # a pickle may lie in a cache or a queue: it holds the stored form, never the value
        return _unpickled, (self.kind.key, self.context, self.cipher)


def _unpickled(kind: str, context: bytes, cipher: str) -> Secret:
    return Secret(KINDS[kind], context, cipher=cipher)
