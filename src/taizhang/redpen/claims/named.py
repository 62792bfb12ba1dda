"""Levels found again by their name: the whole that a later sentence only names."""

import re
from weakref import WeakKeyDictionary

from taizhang.redpen.claims.scene import Quantity, Scene

_VERBS = re.compile(r"(?:累计|预计|全年|共|总量|总额)?(?:完成|实现|达到?|为|突破|超过|约为|约|收到|跃升至|增至)*$")
_LEAD = re.compile(
    r"^(?:其中|全年|全[国省市县区镇乡村]|初步预计|全部|预计|实现|完成|[0-9]{4}年(?:底|末)?|我[省市县区镇])+"
)
_AIMED = re.compile(r"力争|确保|目标|计划|预期|今年要")
_COMPARED = re.compile(r"^(?:比|较|是)")
_indices: "WeakKeyDictionary[Scene, dict[str, list[Quantity]]]" = WeakKeyDictionary()


def name_of(quantity: Quantity) -> str:
    """The name a level goes by: the words of its own clause without place, year and verb."""
    return _LEAD.sub("", _VERBS.sub("", quantity.own))


def index(scene: Scene) -> dict[str, list[Quantity]]:
    """Every level of the text under its name, targets left out."""
    found = _indices.get(scene)
    if found is None:
        found = {}
        for sentence in scene.sentences:
            for quantity in sentence.quantities:
                if (
                    quantity.figure.kind != "level"
                    or quantity.percent
                    or _AIMED.search(quantity.lead)
                    or _COMPARED.match(quantity.own)
                ):
                    continue
                name = name_of(quantity)
                if len(name) >= 3:
                    found.setdefault(name, []).append(quantity)
        _indices[scene] = found
    return found


def levels(scene: Scene, name: str) -> list[Quantity]:
    """The levels that bear this name."""
    return index(scene).get(_LEAD.sub("", name), [])
