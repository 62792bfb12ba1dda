"""Puts comment marks into the main part of a Word file: runs are split where a comment begins or ends."""

from bisect import bisect_right
from copy import deepcopy

from lxml import etree

from taizhang.redpen.text.layout import Layout, Piece
from taizhang.redpen.text.ooxml import W

_KEEP = "{http://www.w3.org/XML/1998/namespace}space"


class Margin:
    """The way from offsets to runs, kept true while runs are split and marked."""

    def __init__(self, layout: Layout) -> None:
        self._pieces = sorted(layout.pieces, key=lambda piece: piece.start)

    def split_at(self, offsets: set[int]) -> None:
        """Split runs so that every offset falls between two runs, where the words can be marked."""
        cut: list[Piece] = []
        for piece in self._pieces:
            inner = sorted(o for o in offsets if piece.start < o < piece.end)
            cut += _halves(piece, inner) if _can_split(piece) else [piece]
        self._pieces = cut
        # Backwards, since parting a run moves all that follows in it.
        for before, piece in reversed(list(zip(cut, cut[1:], strict=False))):
            if piece.start in offsets and before.run is piece.run and _can_split(piece):
                self._part(piece)

    def place(self, number: int, start: int, end: int) -> bool:
        """Mark the words from `start` to `end` as those of comment `number`.

        Returns whether the comment stands aside: its words are in a text box, a footnote or an automatic
        number, which take no comment, and the mark is at the place they hang on.
        """
        touched = self._touched(start, max(end, start + 1))
        inside = [piece for piece in touched if piece.inside]
        first, last = (inside or touched)[0].run, (inside or touched)[-1].run
        mark_start = etree.Element(W + "commentRangeStart", {W + "id": str(number)})
        mark_end = etree.Element(W + "commentRangeEnd", {W + "id": str(number)})
        first.addprevious(mark_start)
        last.addnext(mark_end)
        reference = etree.Element(W + "r")
        etree.SubElement(reference, W + "commentReference", {W + "id": str(number)})
        mark_end.addnext(reference)
        return not inside

    def _touched(self, start: int, end: int) -> list[Piece]:
        """The pieces that hold the characters; the nearest one when only line ends lie there."""
        found = [p for p in self._pieces if p.start < end and p.end > start]
        if found:
            return found
        at = bisect_right([p.start for p in self._pieces], start) - 1
        return [self._pieces[max(at, 0)]]

    def _part(self, piece: Piece) -> None:
        """Move `piece` and all that follows it in its run into a run of its own."""
        old = piece.run
        new = etree.Element(old.tag, dict(old.attrib), nsmap=old.nsmap)
        properties = old.find(W + "rPr")
        if properties is not None:
            new.append(deepcopy(properties))
        following = [piece.leaf, *piece.leaf.itersiblings()]
        tail = old.tail
        for element in following:
            new.append(element)
        old.addnext(new)
        old.tail, new.tail = None, tail
        moved = set(following)
        self._pieces = [
            Piece(p.start, p.end, p.leaf, new, p.inside) if p.run is old and p.inside and p.leaf in moved else p
            for p in self._pieces
        ]


def _can_split(piece: Piece) -> bool:
    """Whether a piece stands plainly in its run: no text box, no ruby, no automatic number."""
    return bool(piece.inside and piece.leaf.getparent() is piece.run)


def _halves(piece: Piece, offsets: list[int]) -> list[Piece]:
    """Split the words of one w:t at the offsets into several w:t side by side in the same run."""
    if not offsets:
        return [piece]
    words, leaf = piece.leaf.text or "", piece.leaf
    edges = [piece.start, *offsets, piece.end]
    made: list[Piece] = []
    for start, end in zip(edges, edges[1:], strict=False):
        part = leaf
        if start > piece.start:
            part = etree.Element(leaf.tag)
            made[-1].leaf.addnext(part)
        part.text = words[start - piece.start : end - piece.start]
        part.set(_KEEP, "preserve")
        made.append(Piece(start, end, part, piece.run))
    return made
