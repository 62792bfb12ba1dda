"""Reads a drawn picture back as a tree, as a browser would."""

from xml.etree import ElementTree


def tree(markup: str) -> ElementTree.Element:
    """The markup under one root; raises ParseError when it is not well formed."""
    return ElementTree.fromstring(f"<root>{markup}</root>")


def numbers_behind(markup: str) -> list[list[str]]:
    """The rows of the folded table, heads first."""
    return [["".join(cell.itertext()) for cell in row] for row in tree(markup).iter("tr")]


def styled(markup: str) -> list[str]:
    """What the Content-Security-Policy would refuse: inline styles, handlers and scripts."""
    return [
        f"{node.tag} {name}"
        for node in tree(markup).iter()
        for name in ("style", "onclick", "onload")
        if name in node.attrib
    ] + [node.tag for node in tree(markup).iter() if node.tag in ("script", "style")]
