"""Markdown: the words without their marks."""

import re

from taizhang.redpen.model import Text

from .builder import Builder

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*$")
_ITEM = re.compile(r"[ \t]*[-*+][ \t]+(.*)$")
_RULE = re.compile(r"[ \t]*(?:[-*_][ \t]*){3,}$|[ \t]*(?:```|~~~).*$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{0,500})\]\([^)\n]{0,500}\)")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_STRONG = re.compile(r"(\*\*|__|~~|`)(?=\S)([^\n]{1,500}?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|~-])")


def read_markdown(source: str, name: str = "") -> Text:
    """Return the words of a Markdown text: headings, items, table cells and paragraphs."""
    out = Builder()
    body = _FRONT.sub("", source.replace("\r\n", "\n"))
    row = -1
    for line in body.split("\n"):
        table = line.strip().startswith("|") and line.count("|") > 1
        row = row + 1 if table and not _TABLE_RULE.match(line) else row if table else -1
        if not line.strip() or _RULE.match(line) or (table and _TABLE_RULE.match(line)):
            continue
        if table:
            _row(out, line, row)
        else:
            _line(out, line)
    return out.text("md", name)


def _row(out: Builder, line: str, row: int) -> None:
    """Write one row of a table, its cells parted by tabs."""
    for column, cell in enumerate(line.strip().strip("|").split("|")):
        if column:
            out.write("\t")
        start = out.write(_words(cell.strip()))
        out.mark("cell", start, row=row, column=column)
    out.write("\n")


def _line(out: Builder, line: str) -> None:
    """Write one line that is not of a table."""
    heading, item = _HEADING.match(line), _ITEM.match(line)
    if heading:
        start = out.write(_words(heading.group(2)))
        deep = len(heading.group(1))
        out.mark("title" if deep == 1 else "heading", start, level=max(0, deep - 2))
        out.write("\n")
    elif item:
        start = out.write(_words(item.group(1)))
        out.mark("list", start)
        out.write("\n")
    else:
        out.paragraph(_words(line.lstrip("> \t").rstrip()))


def _words(line: str) -> str:
    """Strip the marks inside a line."""
    line = _LINK.sub(r"\1", _PICTURE.sub("", line))
    line = _STRONG.sub(r"\2", _STRONG.sub(r"\2", _TAG.sub("", line)))
    return _ESCAPE.sub(r"\1", line)
