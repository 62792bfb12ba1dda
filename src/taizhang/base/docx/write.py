"""Blocks → .docx bytes."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from taizhang.base.docx.blocks import Block, Title, plain

# The file itself says nothing of who made it when: the same entry prints the same bytes.
_STILL = datetime(2000, 1, 1)  # noqa: DTZ001  a document's core property has no zone


def write_docx(blocks: Sequence[Block], *, title: str = "") -> bytes:
    """A document of these blocks after GB/T 9704-2012. title: the file's own title property, the first Title if ""."""
    from docx import Document  # noqa: PLC0415  50 ms that most pages never need

    from taizhang.base.docx import endnotes, page  # noqa: PLC0415  these need the library above
    from taizhang.base.docx.compose import compose  # noqa: PLC0415
    from taizhang.base.docx.draft import Draft  # noqa: PLC0415

    draft = Draft(Document())
    page.lay(draft.document)
    for block in blocks:
        compose(draft, block)
    if draft.notes:
        endnotes.add(draft.document, draft.notes)
    first = next((plain(b.text) for b in blocks if isinstance(b, Title)), "")
    core = draft.document.core_properties
    core.title, core.author, core.created, core.modified = title or first, "", _STILL, _STILL
    core.last_modified_by, core.comments = "", ""
    saved, still = BytesIO(), BytesIO()
    draft.document.save(saved)
    # The library dates each part by the second at which it is zipped.
    with ZipFile(saved) as parts, ZipFile(still, "w") as zipped:
        for part in parts.namelist():
            zipped.writestr(ZipInfo(part, _STILL.timetuple()[:6]), parts.read(part), ZIP_DEFLATED)
    return still.getvalue()
