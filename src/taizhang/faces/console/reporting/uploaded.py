"""A text that came as a file: its words, or the sentence that says why they cannot be read."""

from typing import Any

from django.conf import settings

from taizhang.redpen import Unreadable, read

ACCEPTS = ".docx,.doc,.wps,.rtf,.pdf,.txt,.md,.html,.htm,.mht"


def bytes_of(request: Any, name: str = "file") -> tuple[bytes, str, str]:
    """The bytes of an uploaded file, its name, and what is wrong with its size; nothing where none was chosen."""
    sent, limit = request.FILES.get(name), settings.TAIZHANG_MAX_UPLOAD
    if sent is None:
        return b"", "", ""
    if (sent.size or 0) > limit:
        return b"", str(sent.name), f"文件超过 {limit // 1024 // 1024} MB：请删去图片另存后再试。"
    return sent.read(), str(sent.name), ""


def words_of(request: Any, name: str = "file") -> tuple[str, str]:
    """The words of an uploaded file, and what is wrong with it."""
    data, called, problem = bytes_of(request, name)
    if problem or not data:
        return "", problem
    try:
        return read(data, called).text, ""
    except Unreadable as error:
        return "", error.message
