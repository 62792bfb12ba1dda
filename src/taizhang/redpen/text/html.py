"""A web page: its body text, without the navigation around it."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from taizhang.redpen.model import Text

from .builder import Builder
from .decode import decode

_DROP = {
    "script", "style", "nav", "header", "footer", "aside", "form", "button", "select", "noscript", "template", "svg",
    "iframe", "object", "title", "head", "textarea", "canvas", "video", "audio",
}  # fmt: skip
_BREAK = {
    "p", "div", "section", "article", "main", "ul", "ol", "li", "table", "tr", "td", "th", "br", "hr", "body", "html",
    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dl", "dt", "dd", "figure", "figcaption",
    "caption", "thead", "tbody",
}  # fmt: skip
_VOID = {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "base", "source", "area", "embed", "track"}
_UNCLOSED = {"p", "li", "dt", "dd", "td", "th", "tr", "option"}  # their end tag may be left out
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BETWEEN_CHINESE = re.compile("(?<=[\u3400-\u9fff，。；：、]) (?=[\u3400-\u9fff，。；：、])")


@dataclass
class _Line:
    """One block of the page before it is written: its words, its tag, how much of it is links."""

    tag: str
    words: str = ""
    linked: int = 0
    row: int = -1
    column: int = -1


@dataclass
class _Table:
    row: int = -1
    column: int = -1


@dataclass
class _Page(HTMLParser):
    """Collects lines of words with the tag they stood in."""

    lines: list[_Line] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    open: Counter[str] = field(default_factory=Counter)  # of each tag, how many stand open: looked up, never searched
    tables: list[_Table] = field(default_factory=list)
    dropped: int = 0

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)
        self._fresh("p")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            if tag in _BREAK:
                self._fresh(self.lines[-1].tag)
            return
        if tag in _UNCLOSED and self.tags and self.tags[-1] == tag:
            self._close()
        self.dropped += tag in _DROP
        self.tags.append(tag)
        self.open[tag] += 1
        if tag == "table":
            self.tables.append(_Table())
        if self.tables and tag == "tr":
            self.tables[-1].row, self.tables[-1].column = self.tables[-1].row + 1, -1
        if self.tables and tag in ("td", "th"):
            self.tables[-1].column += 1
        if tag in _BREAK:
            self._fresh(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open[tag]:
            if self._close() == tag:
                break
        if tag in _BREAK:
            self._fresh("p")

    def _close(self) -> str:
        """Close the innermost tag and return it."""
        closed = self.tags.pop()
        self.open[closed] -= 1
        self.dropped -= closed in _DROP
        if closed == "table" and self.tables:
            self.tables.pop()
        return closed

    def handle_data(self, data: str) -> None:
        if self.dropped:
            return
        self.lines[-1].words += data
        if self.open["a"]:
            self.lines[-1].linked += len(data.strip())

    def _fresh(self, tag: str) -> None:
        """Begin a new line; inside a table it belongs to the cell that is open."""
        line = _Line(tag)
        if self.tables and self.tables[-1].column >= 0 and (self.open["td"] or self.open["th"]):
            line.row, line.column = self.tables[-1].row, self.tables[-1].column
        self.lines.append(line)


def read_html(data: bytes | str, name: str = "") -> Text:
    """Return the words of a page; entities are read, scripts and navigation are not."""
    declared = _CHARSET.search(data[:3000]) if isinstance(data, bytes) else None
    source = decode(data, declared.group(1).decode() if declared else "") if isinstance(data, bytes) else data
    page = _Page()
    page.feed(source)
    page.close()
    out = Builder()
    before: _Line | None = None
    for line in _body(page.lines):
        _write(out, line, before)
        before = line
    return out.text("html", name)


def _body(lines: list[_Line]) -> list[_Line]:
    """Keep the lines that are not navigation: words of links alone, without a full stop, are."""
    kept = []
    for line in lines:
        line.words = _BETWEEN_CHINESE.sub("", _SPACES.sub(" ", line.words).strip(" \u00a0"))
        navigation = line.linked * 10 >= len(line.words) * 6 and "。" not in line.words and line.row < 0
        if line.words and not navigation:
            kept.append(line)
    return kept


def _write(out: Builder, line: _Line, before: _Line | None) -> None:
    """Write one line as title, heading, cell, list item or paragraph."""
    if line.row >= 0:
        beside = before is not None and before.row == line.row and before.column < line.column
        if beside:
            out.write("\t")
        elif out.length and before is not None and before.row >= 0:
            out.write("\n")
        start = out.write(line.words)
        out.mark("cell", start, row=line.row, column=line.column)
        return
    if before is not None and before.row >= 0:
        out.write("\n")
    if line.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        start = out.write(line.words)
        out.mark(
            "title" if line.tag == "h1" else "heading", start, level=int(line.tag[1]) - 2 if line.tag != "h1" else 0
        )
        out.write("\n")
    elif line.tag == "li":
        start = out.write(line.words)
        out.mark("list", start)
        out.write("\n")
    else:
        out.paragraph(line.words)
