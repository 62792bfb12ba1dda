"""A Word file that comes back → its lines, and in them the words that still bear a tag.

The red pen's reader finds the words: runs split or moved, changes tracked, links, fields, lists, tables. What stands
here finds for each of them the control it stands in, or the bookmark where a program has dropped the control or its
tag: LibreOffice 7.4 keeps every bookmark and loses every tag.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from taizhang.base.docx import Tagged
from taizhang.base.docx.marks import tag_of
from taizhang.redpen.text import Unreadable
from taizhang.redpen.text.docx import lay_out
from taizhang.redpen.text.layout import Layout, Piece
from taizhang.redpen.text.ooxml import W, child, value_of

_BOX = W + "txbxContent"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its words, tagged ones apart.

    centred: a soft line end in it is no new paragraph. cell: it stands in a table.
    """

    parts: tuple[str | Tagged, ...]
    centred: bool = False
    cell: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(p if isinstance(p, str) else p.text for p in self.parts)


def read_tagged(data: bytes, prefix: str) -> list[Line]:
    """The lines of a .docx in order; tags that do not begin with `prefix` are not looked at.

    Errors: `Unreadable` for what is broken, locked, hostile, no Word file, or without words.
    """
    try:
        text, layout = lay_out(data)
        return [line for line in _lines(text.text, layout, prefix) if line.parts]
    except RecursionError as error:
        raise Unreadable("文件的结构不正常，打不开；请用 Word 或 WPS 打开原件，另存为 .docx 后再试。") from error


def _lines(text: str, layout: Layout, prefix: str) -> Iterator[Line]:
    """A line for each run of pieces that no line end parts."""
    held: list[tuple[str, str]] = []
    paragraph: Any = None
    marked: dict[Any, str] = {}
    last = 0
    for piece, here in _standing(layout):
        if here is not paragraph:
            if paragraph is not None and piece.start > last:
                yield _line(held, paragraph)
                held = []
            paragraph, marked = here, _bookmarked(here, prefix)
        held.append((_tag(piece.leaf, prefix) or marked.get(piece.leaf, ""), text[piece.start : piece.end]))
        last = piece.end
    if paragraph is not None:
        yield _line(held, paragraph)


def _standing(layout: Layout) -> Iterator[tuple[Piece, Any]]:
    """The words of the body itself with their paragraphs: no text boxes, no notes, no prompt of an empty control."""
    for piece in layout.pieces:
        above = [piece.leaf, *piece.leaf.iterancestors()]
        if above[-1] is not layout.tree or any(e.tag == _BOX for e in above):
            continue
        if any(e.tag == W + "sdt" and e.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for e in above):
            continue
        yield piece, next(e for e in above if e.tag == W + "p")


def _tag(leaf: Any, prefix: str) -> str:
    """The tag of the nearest control of ours around a word."""
    for control in leaf.iterancestors(W + "sdt"):
        tag = value_of(child(child(control, "sdtPr"), "tag"))
        if tag.startswith(prefix):
            return str(tag)
    return ""


def _bookmarked(paragraph: Any, prefix: str) -> dict[Any, str]:
    """The tag of each word of a paragraph between the ends of a bookmark of ours; without an end, to the last word."""
    opened: dict[str, str] = {}
    found: dict[Any, str] = {}
    for element in paragraph.iter():
        if element.tag == W + "bookmarkStart":
            tag = tag_of(element.get(W + "name", ""))
            if tag.startswith(prefix):
                opened[element.get(W + "id", "")] = tag
        elif element.tag == W + "bookmarkEnd":
            opened.pop(element.get(W + "id", ""), None)
        elif opened:
            found[element] = next(reversed(opened.values()))
    return found


def _line(held: list[tuple[str, str]], paragraph: Any) -> Line:
    """Neighbouring words of one tag are one part."""
    parts: list[str | Tagged] = []
    before = None
    for tag, words in held:
        if parts and tag == before:
            last = parts.pop()
            words = (last if isinstance(last, str) else last.text) + words
        parts.append(Tagged(tag, words) if tag else words)
        before = tag
    centred = value_of(child(child(paragraph, "pPr"), "jc")) == "center"
    return Line(tuple(parts), centred, any(a.tag == W + "tc" for a in paragraph.iterancestors()))
