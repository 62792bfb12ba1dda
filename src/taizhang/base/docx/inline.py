"""Words → runs of a paragraph; tagged ones inside a content control and a bookmark, their endnote behind them."""

import zlib
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length

from taizhang.base.docx import endnotes, page
from taizhang.base.docx.blocks import Tagged
from taizhang.base.docx.draft import Draft
from taizhang.base.docx.marks import name_of

_LONGEST_ALIAS = 64  # characters: Word takes a longer one for damage
_IDS = 0x7FFFFFFF


def put(draft: Draft, paragraph: Any, parts: Sequence[str | Tagged], typeface: str, size: Length | None = None) -> None:
    """Append the parts to a paragraph, all in one typeface."""
    for part in parts:
        run = paragraph.add_run(clean(part if isinstance(part, str) else part.text))
        page.dress(run, typeface)
        if size is not None:
            run.font.size = size
        if isinstance(part, Tagged):
            _control(draft, run._r, part)


def clean(text: str) -> str:
    """Without the control characters that make a file unreadable."""
    return "".join(c for c in text if c in "\t\n" or c.isprintable() or c == "\u3000")


def _control(draft: Draft, run: Any, part: Tagged) -> None:
    """Wrap a run: bookmark around control around run."""
    draft.tags[part.tag] += 1
    nth = draft.tags[part.tag]
    control = OxmlElement("w:sdt")
    run.addprevious(control)
    control.append(_properties(part, nth, run))
    content = OxmlElement("w:sdtContent")
    content.append(run)
    control.append(content)
    draft.marks += 1
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(draft.marks))
    start.set(qn("w:name"), name_of(part.tag, nth))
    control.addprevious(start)
    control.addnext(end)
    if part.note:
        draft.notes.append(clean(part.note))
        end.addnext(endnotes.reference(len(draft.notes)))


def _properties(part: Tagged, nth: int, run: Any) -> Any:
    """The control cannot be deleted by accident; its words can be changed, so that a change is seen afterwards."""
    properties = OxmlElement("w:sdtPr")
    properties.append(deepcopy(run.rPr))  # what is typed into it looks as what stood there
    said = {
        "alias": clean(part.alias)[:_LONGEST_ALIAS],
        "tag": part.tag,
        "id": str(_id(part.tag, nth)),
        "lock": "sdtLocked",
    }
    for name, value in said.items():
        if value:
            properties.append(OxmlElement(f"w:{name}", attrs={qn("w:val"): value}))
    return properties


def _id(tag: str, nth: int) -> int:
    """The control's own number: the same in every copy of the report, so that Word can compare two of them."""
    return zlib.crc32(f"{tag} {nth}".encode()) & _IDS or 1
