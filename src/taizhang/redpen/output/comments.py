"""The comments part of a Word file: the user's own comments are kept, the red pen's are put behind them."""

import re
from datetime import datetime
from pathlib import PurePosixPath

from lxml import etree

from taizhang.redpen.model import Finding
from taizhang.redpen.text.layout import Layout
from taizhang.redpen.text.limits import part_of
from taizhang.redpen.text.ooxml import W, parse

from .words import LEVELS

AUTHOR = "红笔"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def lines_of(finding: Finding, words: str = "") -> list[str]:
    """What a comment says, a paragraph a line; `words` are quoted when the mark cannot stand at them."""
    lines = [f"【{LEVELS[finding.level]}】{finding.message}"]
    if words:
        lines.insert(0, f"（所指文字：“{words}”）")
    if finding.arithmetic and finding.arithmetic not in finding.message:
        lines.append(finding.arithmetic)
    if finding.holds_if:
        lines.append(f"若成立：{finding.holds_if}")
    return lines


class Comments:
    """Reads the comments part of a file, or begins one, and says which parts of the file that changes."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        main = PurePosixPath(layout.main)
        self._relations_name = str(main.parent / "_rels" / f"{main.name}.rels")
        data = part_of(layout.archive, self._relations_name)
        self._relations = (
            parse(data) if data else etree.Element(_RELATIONS + "Relationships", nsmap={None: _RELATIONS[1:-1]})
        )
        target = next((r.get("Target", "") for r in self._relations if r.get("Type") == _TYPE), "")
        self._new = not target
        self._name = _resolved(main, target) if target else _free_name(layout, main)
        old = part_of(layout.archive, self._name) if target else b""
        self._root = parse(old) if old else etree.Element(W + "comments", nsmap={"w": W[1:-1]})
        ids = [int(c.get(W + "id", "")) for c in self._root if (c.get(W + "id") or "").isdigit()]
        self.next_id = max(ids, default=-1) + 1

    def add(self, finding: Finding, words: str, at: datetime | None) -> None:
        """Add the comment of one finding under `next_id`, and count on."""
        comment = etree.SubElement(self._root, W + "comment", {W + "id": str(self.next_id), W + "author": AUTHOR})
        comment.set(W + "initials", AUTHOR)
        if at is not None:
            comment.set(W + "date", at.strftime("%Y-%m-%dT%H:%M:%SZ"))
        for n, line in enumerate(lines_of(finding, words)):
            paragraph = etree.SubElement(comment, W + "p")
            if n == 0:
                etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "annotationRef")
            etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = _printable(line)
        self.next_id += 1

    def parts(self) -> dict[str, bytes]:
        """Return the parts to write."""
        made = {self._name: _bytes(self._root)}
        if self._new:
            made[self._relations_name] = self._related()
            made["[Content_Types].xml"] = self._declared()
        return made

    def _related(self) -> bytes:
        """The relations of the main part with one to the comments."""
        taken = {r.get("Id") for r in self._relations}
        relation_id = next(f"rIdRedpen{n}" for n in range(1, len(taken) + 2) if f"rIdRedpen{n}" not in taken)
        target = PurePosixPath(self._name).name
        etree.SubElement(
            self._relations, _RELATIONS + "Relationship", {"Id": relation_id, "Type": _TYPE, "Target": target}
        )
        return _bytes(self._relations)

    def _declared(self) -> bytes:
        """The content types with that of the comments."""
        types = parse(part_of(self._layout.archive, "[Content_Types].xml"))
        if all(o.get("PartName") != f"/{self._name}" for o in types):
            etree.SubElement(types, _TYPES + "Override", {"PartName": f"/{self._name}", "ContentType": _CONTENT})
        return _bytes(types)


def _resolved(main: PurePosixPath, target: str) -> str:
    """A relation's target as the name of a part."""
    return target.lstrip("/") if target.startswith("/") else str(main.parent / target)


def _free_name(layout: Layout, main: PurePosixPath) -> str:
    """A name for the comments part that no part has yet."""
    names = set(layout.archive.namelist())
    wanted = [str(main.parent / name) for name in ("comments.xml", *(f"comments{n}.xml" for n in range(1, 99)))]
    return next(name for name in wanted if name not in names)


def _bytes(root: "etree._Element") -> bytes:
    made: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _printable(words: str) -> str:
    """The words without the control characters XML cannot hold."""
    return _UNPRINTABLE.sub("", words)
