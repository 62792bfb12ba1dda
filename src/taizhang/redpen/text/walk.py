"""The walk over Word's paragraphs, in reading order."""

from collections.abc import Iterator, Mapping

from lxml import etree

from .layout import Context, Piece
from .ooxml import MC, W, child, number_of, value_of
from .styles import Style, list_of, outline

_SIGNS = {
    W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t",
}  # fmt: skip
_GONE = {
    W + "del",
    W + "moveFrom",
    W + "pPr",
    W + "rPr",
    W + "sdtPr",
    W + "sdtEndPr",
    W + "instrText",
    W + "delText",
    W + "rt",
    MC + "Fallback",
}
_THROUGH = {W + tag for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_THROUGH |= {MC + "AlternateContent", MC + "Choice"}
_REFERENCES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


def walk_body(context: Context, holder: "etree._Element") -> None:
    """Write every paragraph and table below `holder`."""
    for element in _blocks(holder):
        if element.tag == W + "p":
            _paragraph(context, element)
        else:
            _table(context, element)


def walk_notes(context: Context, parts: "Mapping[str, etree._Element | None]") -> None:
    """Write the footnotes and endnotes after the body, in the order the body refers to them."""
    for kind, tree in parts.items():
        notes = {} if tree is None else {n.get(W + "id", ""): n for n in tree.iter(W + kind)}
        for reference, host in context.notes:
            note = notes.get(reference.removeprefix(kind + ":"))
            if reference.startswith(kind + ":") and note is not None:
                for paragraph in note.iter(W + "p"):
                    _side_paragraph(context, paragraph, host)


def _blocks(holder: "etree._Element") -> "Iterator[etree._Element]":
    """Yield paragraphs and tables in order, looking through content controls and tracked insertions."""
    for element in holder:
        if element.tag in (W + "p", W + "tbl"):
            yield element
        elif element.tag in _THROUGH:
            yield from _blocks(element)


def _paragraph(context: Context, paragraph: "etree._Element") -> None:
    """Write one paragraph with its automatic number, then the text boxes that hang on it."""
    start = context.out.length
    properties = child(paragraph, "pPr")
    style = context.styles.get(value_of(child(properties, "pStyle")), Style())
    _label(context, paragraph, style)
    _words(context, paragraph)
    joined = _mark_deleted(properties)  # the line end itself was deleted: the next paragraph goes on here
    depth = outline(properties) if outline(properties) >= 0 else style.depth
    written = context.out.length - start
    if style.title:
        context.out.mark("title", start)
    elif depth >= 0 and written <= 60:
        context.out.mark("heading", start, level=depth + 1 if depth < 4 else 4)
    elif written:
        context.out.mark_paragraph(start, context.out.tail(start))
    if not joined:
        context.out.write("\n")
    _boxes(context)


def _label(context: Context, paragraph: "etree._Element", style: Style) -> None:
    """Write the number Word shows before a paragraph of a list."""
    list_id, level = list_of(child(paragraph, "pPr"))
    if not list_id:
        list_id, level = style.list_id, style.list_level
    label = context.numbering.label(list_id, level) if list_id else ""
    run = next(iter(paragraph.iter(W + "r")), None)
    if label and run is not None:
        start = context.out.write(label)
        context.layout.pieces.append(Piece(start, context.out.length, run, run, inside=False))


def _words(context: Context, paragraph: "etree._Element", host: "etree._Element | None" = None) -> str:
    """Write the words of a paragraph and remember where each stands; `host` stands in for runs that take no comment."""
    first = context.out.length
    for run in _runs(paragraph):
        for leaf in _leaves(run):
            sign = leaf.text or "" if leaf.tag == W + "t" else _SIGNS.get(leaf.tag, "")
            if sign:
                start = context.out.write(sign)
                piece = Piece(start, context.out.length, leaf, run if host is None else host, host is None)
                context.layout.pieces.append(piece)
            elif leaf.tag in _REFERENCES:
                context.notes.append((f"{_REFERENCES[leaf.tag]}:{leaf.get(W + 'id', '')}", run))
            elif leaf.tag == W + "txbxContent":
                context.boxes.append((leaf, run))
    return context.out.tail(first)


def _runs(holder: "etree._Element") -> "Iterator[etree._Element]":
    """Yield the runs of a paragraph in order: also those in links, fields, insertions; not the deleted."""
    for element in holder:
        if element.tag == W + "r":
            yield element
        elif element.tag not in _GONE and isinstance(element.tag, str) and element.tag != W + "p":
            yield from _runs(element)


def _leaves(run: "etree._Element") -> "Iterator[etree._Element]":
    """Yield what a run shows; of an alternative only the first choice; a text box as a whole."""
    for element in run:
        if element.tag in _GONE or not isinstance(element.tag, str):
            continue
        if element.tag == W + "txbxContent" or len(element) == 0:
            yield element
        else:
            yield from _leaves(element)


def _mark_deleted(properties: "etree._Element | None") -> bool:
    """Whether a tracked change deleted the paragraph's line end."""
    return child(child(properties, "rPr"), "del") is not None


def _boxes(context: Context) -> None:
    """Write the text boxes met since the last paragraph."""
    while context.boxes:
        box, host = context.boxes.pop(0)
        for paragraph in (p for p in box.iter(W + "p") if next(p.iterancestors(W + "txbxContent")) is box):
            _side_paragraph(context, paragraph, host)


def _side_paragraph(context: Context, paragraph: "etree._Element", host: "etree._Element") -> None:
    """Write a paragraph beside the main text, its words hanging on `host`."""
    start = context.out.length
    words = _words(context, paragraph, host)
    if words:
        context.out.mark_paragraph(start, words)
        context.out.write("\n")


def _table(context: Context, table: "etree._Element") -> None:
    """Write a table: cells parted by tabs, rows by line ends; a merged-down cell is its first row's alone."""
    rows = [
        r
        for r in table.iter(W + "tr")
        if next(r.iterancestors(W + "tbl")) is table and r.find(f"{W}trPr/{W}del") is None
    ]
    for row, element in enumerate(rows):
        column = 0
        for cell in (c for c in element.iter(W + "tc") if next(c.iterancestors(W + "tr")) is element):
            if column:
                context.out.write("\t")
            _cell(context, cell, row, column)
            span = number_of(value_of(cell.find(f"{W}tcPr/{W}gridSpan")), 1)
            column += span if 0 < span < 200 else 1
        context.out.write("\n")
        _boxes(context)


def _cell(context: Context, cell: "etree._Element", row: int, column: int) -> None:
    """Write one cell as one block; the cells of a table inside it are words of it."""
    start = context.out.length
    for paragraph in cell.iter(W + "p"):
        if any(a.tag == W + "txbxContent" for a in paragraph.iterancestors()):
            continue
        if context.out.length > start:
            context.out.write("\n")
        _label(context, paragraph, context.styles.get(value_of(paragraph.find(f"{W}pPr/{W}pStyle")), Style()))
        _words(context, paragraph)
    context.out.mark("cell", start, row=row, column=column)
