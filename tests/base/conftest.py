"""Every test seals with a keyring of its own."""

from collections.abc import Iterator

import pytest

from taizhang.base import seal
from taizhang.base.seal import Keyring


@pytest.fixture(autouse=True)
def ring() -> Iterator[Keyring]:
    with seal.use(Keyring.fresh()) as used:
        yield used
