"""Reads whatever was given: a path, the bytes of a file, or pasted words."""

from pathlib import Path

from taizhang.redpen.model import Text

from .decode import decode
from .limits import check_size
from .plain import read_plain
from .unreadable import Unreadable

_SUFFIXES = (
    ".docx",
    ".docm",
    ".doc",
    ".wps",
    ".rtf",
    ".pdf",
    ".txt",
    ".text",
    ".mht",
    ".md",
    ".markdown",
    ".html",
    ".htm",
)
_ACCEPTED = "请给 .docx、.doc、.pdf、.txt、.md、.html 文件，或直接粘贴正文。"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(source: Path | bytes | str, name: str = "") -> Text:
    """Return the text of a document with its blocks.

    `source` is a path, the bytes of a file (then `name` tells its kind when its bytes do not), or the words
    themselves. A short str that names a file or ends like one is taken for a path.
    Errors: `Unreadable`, whose message is one Chinese sentence for the user.
    """
    if isinstance(source, str) and not _is_path(source):
        if not source.strip():
            raise Unreadable("没有文字：请粘贴报告正文后再试。")
        return read_plain(source, name)
    if isinstance(source, bytes):
        return _read_bytes(source, name)
    path = Path(source)
    return _read_bytes(bytes_of(path), name or path.name)


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file that is there, can be opened, and is not too large to try."""
    try:
        if path.is_dir():
            raise Unreadable(f"“{path.name}”是一个文件夹，请给出其中的文件。")
        check_size(path.stat().st_size if path.is_file() else 1)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(f"找不到文件“{path.name}”，请核对路径和文件名。") from error
    except PermissionError as error:
        raise Unreadable(f"没有权限读“{path.name}”，请换一个位置存放或请管理员授权。") from error
    except (OSError, ValueError) as error:
        raise Unreadable(f"文件“{path.name}”读不出来，请复制到本机磁盘后再试。") from error
    return data


def _is_path(words: str) -> bool:
    """Whether a str is meant as a path: one line that names a file, or ends as file names do."""
    if not words or len(words) > 1000 or "\n" in words or "\0" in words:
        return False
    if words.lower().endswith(_SUFFIXES) and "。" not in words:
        return True
    try:
        return Path(words).is_file()
    except (OSError, ValueError):
        return False


def _read_bytes(data: bytes, name: str) -> Text:
    """Read by what the bytes are; the name decides only between the kinds of plain text."""
    check_size(len(data))
    suffix = Path(name).suffix.lower()
    if data.startswith(b"PK"):
        from .docx import read_docx  # noqa: PLC0415  the XML library costs 20 ms that a .txt need not pay

        return read_docx(data, name)
    if data.lstrip()[:5] == b"%PDF-":
        from .pdf import read_pdf  # noqa: PLC0415  the PDF library costs 40 ms

        return read_pdf(data, name)
    word_xml = data.startswith(b"<?xml") and b"Word.Document" in data[:1000]  # Word 2003 saved such files as .doc too
    if data.startswith((_OLE, b"{\\rtf")) or word_xml:
        from .doc import read_doc  # noqa: PLC0415  olefile is needed for old files alone

        return read_doc(data, name)
    if suffix in (".docx", ".docm", ".pdf"):
        raise Unreadable(f"“{name}”的内容不是 {suffix} 文件，可能已损坏；请用原来的程序打开，另存一份后再试。")
    return _read_words(data, name, suffix)


def _read_words(data: bytes, name: str, suffix: str) -> Text:
    """Read a file of plain characters: a web page, Markdown, or a text."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith(b"mime-version:"):
        data, suffix = _archived_page(data), ".html"
    if suffix in (".html", ".htm") or head.startswith((b"<!doctype html", b"<html")):
        from .html import read_html  # noqa: PLC0415  only for pages

        text = read_html(data, name)
    elif suffix in (".md", ".markdown"):
        from .markdown import read_markdown  # noqa: PLC0415  only for Markdown

        text = read_markdown(decode(data), name)
    elif suffix in ("", ".txt", ".text", ".doc", ".wps"):
        text = read_plain(decode(data), name)
    else:
        raise Unreadable(f"不认识“{suffix}”这种文件；{_ACCEPTED}")
    if not text.text.strip():
        raise Unreadable("文件里没有文字，请确认保存完整后再试。")
    return text


def _archived_page(data: bytes) -> bytes:
    """The page inside a web archive (.mht), as which some offices save their .doc files."""
    from email import message_from_bytes  # noqa: PLC0415  only for web archives

    for part in message_from_bytes(data).walk():
        page = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(page, bytes):
            return page
    raise Unreadable("这个网页归档里没有正文；请用 Word 打开，另存为 .docx 后再试。")
