"""What a verb says when it refuses."""

from collections.abc import Callable
from typing import Any

import pytest

from taizhang.base.refusal import Refused


def why_not(verb: Callable[..., Any], *given: Any, **named: Any) -> list[tuple[str, str]]:
    """Field and message of every problem with which a verb refuses."""
    with pytest.raises(Refused) as refused:
        verb(*given, **named)
    return [(p.field, p.message) for p in refused.value.problems]
