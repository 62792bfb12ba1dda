"""A Word file taken apart, with the way back: from an offset of the text to the element that holds it.

The writer of margin comments needs that way.
"""

from dataclasses import dataclass, field
from zipfile import ZipFile

from lxml import etree

from .builder import Builder
from .numbering import Numbering
from .styles import Style


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of the text are the words of `leaf`, which stands in `run`.

    `leaf` is a w:t, or a w:tab, w:br … that reads as one character. `run` can take a comment where it stands;
    words of text boxes, footnotes and automatic numbers cannot, and carry the run they hang on instead (`inside`).
    """

    start: int
    end: int
    leaf: "etree._Element"
    run: "etree._Element"
    inside: bool = True


@dataclass
class Layout:
    """A Word file taken apart: its parts, the tree of its main part, and the way from offsets to runs."""

    archive: ZipFile
    main: str
    tree: "etree._Element"
    pieces: list[Piece] = field(default_factory=list)


@dataclass
class Context:
    """What the walk over the paragraphs carries along."""

    out: Builder
    layout: Layout
    styles: dict[str, Style]
    numbering: Numbering
    notes: "list[tuple[str, etree._Element]]" = field(default_factory=list)  # (kind:id, run of the reference)
    boxes: "list[tuple[etree._Element, etree._Element]]" = field(default_factory=list)  # (txbxContent, host run)
