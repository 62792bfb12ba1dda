"""The few moves on Word's XML that reading and marking share."""

import re

from lxml import etree

from .unreadable import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NUMBER = re.compile("[0-9]{1,9}")
_HOSTILE = "文件里带有不安全的实体声明（可能是实体炸弹），已拒绝打开；请核对文件来源，或只粘贴正文再试。"


def parse(data: bytes) -> "etree._Element":
    """Parse one part: no entity, no document type, no network, whatever the part asks for."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_blank_text=False
    )
    if b"<!DOCTYPE" in data[:4000] or b"<!ENTITY" in data[:4000]:
        raise Unreadable(_HOSTILE)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("文件已损坏，打不开；请用 Word 或 WPS 打开原件，另存为 .docx 后再试。") from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable(_HOSTILE)
    return root


def child(element: "etree._Element | None", name: str) -> "etree._Element | None":
    """Return the first child of that local name."""
    return None if element is None else element.find(W + name)


def value_of(element: "etree._Element | None") -> str:
    """Return the w:val of an element, "" when it has none or is not there."""
    return "" if element is None else element.get(W + "val", "")


def number_of(said: str, otherwise: int) -> int:
    """Return a whole number as Word writes one; `otherwise` for "", "²", a sign, or more digits than anything has."""
    return int(said) if _NUMBER.fullmatch(said) else otherwise
