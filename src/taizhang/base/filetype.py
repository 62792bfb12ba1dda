"""What a file really is, told from its bytes and never from its name. Only what is listed is taken."""

import io
import zipfile
from dataclasses import dataclass

import puremagic


class FileRefused(ValueError):
    """A file of a kind that is not taken; `str()` says which kinds are."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that may be attached."""

    mime: str
    ext: str
    label: str


_KINDS = {
    k.ext: k
    for k in (
        Kind("application/pdf", "pdf", "PDF"),
        Kind("image/jpeg", "jpg", "照片"),
        Kind("image/png", "png", "图片"),
        Kind("image/webp", "webp", "图片"),
        Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "Word 文档"),
        Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "Excel 表格"),
        Kind("application/msword", "doc", "Word 文档（旧格式）"),
        Kind("application/vnd.ms-excel", "xls", "Excel 表格（旧格式）"),
        Kind("application/ofd", "ofd", "OFD 版式文件"),
        Kind("text/plain", "txt", "文本"),
        Kind("audio/mpeg", "mp3", "录音"),
        Kind("audio/mp4", "m4a", "录音"),
        Kind("audio/amr", "amr", "录音"),
        Kind("video/mp4", "mp4", "录像"),
    )
}
_TAKEN = "可上传 PDF、照片（jpg、png、webp）、Word、Excel、OFD、文本、录音（mp3、m4a、amr）和 mp4 录像"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FTYPES = {b"M4A ": "m4a", b"isom": "mp4", b"iso2": "mp4", b"mp41": "mp4", b"mp42": "mp4", b"avc1": "mp4"}


def sniff(content: bytes, name: str = "") -> Kind:
    """The kind of a file. name: asked only to tell apart the old Office formats, which share a container.

    Raises FileRefused for programs, web pages, vector pictures, macro documents and whatever is not listed.
    """
    found = _by_magic(content, name)
    if found is None:
        raise FileRefused(f"这个文件的类型不能上传。{_TAKEN}。")
    return _KINDS[found]


def _by_magic(content: bytes, name: str) -> str | None:
    head = content[:64]
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(content)
    if head.startswith(_OLE):
        return _in_ole(content, name)
    if head[4:8] == b"ftyp":
        return _FTYPES.get(head[8:12])
    if head.startswith(b"#!AMR"):
        return "amr"
    simple = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png", b"ID3": "mp3"}
    for magic, ext in simple.items():
        if head.startswith(magic):
            return ext
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"):
        return "mp3"
    return "txt" if _is_text(content) else None


def _in_zip(content: bytes) -> str | None:
    """Which Office or OFD document a zip is; a macro document or any other archive is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "OFD.xml" in names:
                return "ofd"
            if "[Content_Types].xml" not in names or any(n.lower().endswith("vbaproject.bin") for n in names):
                return None
            types = archive.open("[Content_Types].xml").read(200_000)
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, ValueError, NotImplementedError):
        return None
    if b"wordprocessingml.document.main" in types:
        return "docx"
    return "xlsx" if b"spreadsheetml.sheet.main" in types else None


def _in_ole(content: bytes, name: str) -> str | None:
    """Old Word and Excel share one container; their streams' names tell them apart."""
    if "WordDocument".encode("utf-16-le") in content:
        return "doc"
    if "Workbook".encode("utf-16-le") in content or "Book".encode("utf-16-le") in content:
        return "xls"
    ext = name.rsplit(".", 1)[-1].lower()
    return {"wps": "doc", "et": "xls"}.get(ext)


def _is_text(content: bytes) -> bool:
    """Plain words and nothing a browser or a shell would run."""
    if b"\x00" in content or content.startswith((b"#!", b"MZ", b"\x7fELF")):
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        return False
    lowered = text.lstrip("\ufeff \t\r\n")[:2000].lower()
    marked = ("<!doctype", "<html", "<svg", "<script", "<?xml", "<?php", "{\\rtf")
    printable = sum(c.isprintable() or c in "\r\n\t" for c in text[:4000])
    return not any(m in lowered for m in marked) and printable >= 0.97 * len(text[:4000]) and not _looks_binary(content)


def _looks_binary(content: bytes) -> bool:
    """A known format that happens to decode as text, such as some archives and fonts."""
    try:
        best = puremagic.magic_string(content[:4096])
    except (puremagic.PureError, ValueError):
        return False
    return any(m.confidence >= 0.8 and not m.mime_type.startswith("text") for m in best if m.mime_type)
