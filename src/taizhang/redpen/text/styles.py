"""What a paragraph style of Word says of its paragraphs: title, heading and how deep, numbered by which list."""

from dataclasses import dataclass

from lxml import etree

from .ooxml import W, child, number_of, value_of


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style, its parents already asked. `depth` is -1 for body text, 0 for the first heading level."""

    title: bool = False
    depth: int = -1
    list_id: str = ""
    list_level: int = 0


def styles_of(root: "etree._Element | None") -> dict[str, Style]:
    """Read styles.xml into the styles by id."""
    if root is None:
        return {}
    elements = {s.get(W + "styleId", ""): s for s in root.iter(W + "style") if s.get(W + "type") == "paragraph"}
    return {style_id: _resolved(style_id, elements) for style_id in elements}


def outline(properties: "etree._Element | None") -> int:
    """Return the outline level of paragraph properties, -1 when none is set; 9 means body text."""
    level = number_of(value_of(child(properties, "outlineLvl")), 9)
    return level if level < 9 else -1


def list_of(properties: "etree._Element | None") -> tuple[str, int]:
    """Return the list a paragraph belongs to and its level there; ("", 0) when the properties name none."""
    number = child(properties, "numPr")
    return value_of(child(number, "numId")), number_of(value_of(child(number, "ilvl")), 0)


def _resolved(style_id: str, elements: "dict[str, etree._Element]") -> Style:
    """Follow basedOn upwards; the first style that says something is heard. A circle ends the walk."""
    title, depth, list_id, list_level = False, -1, "", 0
    seen: set[str] = set()
    while style_id in elements and style_id not in seen:
        seen.add(style_id)
        element = elements[style_id]
        name = value_of(child(element, "name")).lower()
        properties = child(element, "pPr")
        title = title or (name in ("title", "标题") and len(seen) == 1)
        if depth < 0:
            depth = outline(properties)
        if depth < 0 and name.startswith(("heading ", "标题 ")) and number_of(name[-1], 0):
            depth = int(name[-1]) - 1
        if not list_id:
            list_id, list_level = list_of(properties)
        style_id = value_of(child(element, "basedOn"))
    return Style(title, -1 if title else depth, list_id, list_level)
