"""Word files made by hand, part by part: what the readers must get right is rarely what a library writes."""

import io
import zipfile
from collections.abc import Callable

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

Maker = Callable[..., bytes]


def word_xml(root: str, inner: str) -> bytes:
    """One part of a Word file: `inner` under the root element, with every namespace the tests use."""
    spaces = (
        f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {spaces}>{inner}</w:{root}>'.encode()


@pytest.fixture
def word() -> Maker:
    """Make a .docx: `body` is the inside of w:body; further parts by name, e.g. footnotes="<w:footnote …>"."""

    def make(body: str, **parts: str) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            override = f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/>'
            archive.writestr("[Content_Types].xml", f'<Types xmlns="{_TYPES}">{override}</Types>')
            archive.writestr("word/document.xml", word_xml("document", f"<w:body>{body}</w:body>"))
            for name, inner in parts.items():
                archive.writestr(f"word/{name}.xml", word_xml(name, inner))
        return out.getvalue()

    return make
