"""The report as a Word file with the findings as real margin comments at the right words.

The user's own .docx comes back changed in nothing else: the main part gains comment marks and runs split at
them, the comments part its comments; every other part is copied byte for byte. A text that was no .docx
comes back as a fresh one.
"""

import io
import zipfile
from datetime import datetime

from lxml import etree

from taizhang.redpen.model import Reading
from taizhang.redpen.text.doc import convert, suffix_of
from taizhang.redpen.text.docx import lay_out
from taizhang.redpen.text.layout import Layout
from taizhang.redpen.text.limits import part_of

from .comments import Comments
from .fresh import fresh_docx
from .margin import Margin


def annotated(reading: Reading, original: bytes, at: datetime | None = None) -> bytes:
    """Return a .docx of the text read from `original`, a comment at each finding; `at` dates the comments.

    Errors: `ValueError` when `original` is not what was read; `Unreadable` as the readers raise it.
    """
    if reading.source.kind == "doc":
        original = convert(original, suffix_of(original), "docx")
    elif reading.source.kind != "docx":
        return fresh_docx(reading, at)
    text, layout = lay_out(original)
    if text.text != reading.source.text:
        raise ValueError("the reading is of another text than the file given")
    if not reading.findings:
        return original
    comments = Comments(layout)
    margin = Margin(layout)
    margin.split_at({edge for finding in reading.findings for edge in (finding.start, finding.end)})
    for finding in reading.findings:
        words = text.text[finding.start : finding.end]
        aside = margin.place(comments.next_id, finding.start, finding.end)
        comments.add(finding, words if aside else "", at)
    return _rebuilt(layout, {layout.main: _serialised(layout.tree), **comments.parts()})


def _serialised(root: "etree._Element") -> bytes:
    made: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _rebuilt(layout: Layout, changed: dict[str, bytes]) -> bytes:
    """Write the zip again: the changed parts anew, all others as they were, in their old order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in layout.archive.infolist():
            data = changed.pop(info.filename, None)
            copy = zipfile.ZipInfo(info.filename, info.date_time)
            copy.compress_type, copy.external_attr = info.compress_type, info.external_attr
            target.writestr(copy, part_of(layout.archive, info.filename) if data is None else data)
        for name, data in changed.items():
            fresh = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            fresh.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fresh, data)
    return out.getvalue()
