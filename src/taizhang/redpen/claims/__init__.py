"""The relations a text states between its figures."""

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from taizhang.redpen.claims import kinds
from taizhang.redpen.claims.scene import Scene
from taizhang.redpen.claims.verdict import Verdict

Finder = Callable[[Scene], Iterator[Verdict]]


@cache
def finders() -> tuple[Finder, ...]:
    """Every kind of claim in the folder `kinds`, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(kinds.__path__))
    return tuple(import_module(f"{kinds.__name__}.{name}").find for name in names)


def verdicts(scene: Scene) -> list[Verdict]:
    """All relations of the text, in order of place."""
    found = [verdict for find in finders() for verdict in find(scene)]
    return sorted(found, key=lambda v: (v.span or (v.operands[0].figure.start, 0), v.kind))
