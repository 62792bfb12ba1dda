"""How large a thing the readers take in, so that no file can eat the machine."""

import io
import zipfile

from .unreadable import Unreadable

LARGEST_FILE = 40 * 1024 * 1024  # bytes; the longest real report we know, with pictures, is under 10 MB
LARGEST_PART = 60 * 1024 * 1024  # bytes of one part of a .docx once unpacked
LARGEST_WHOLE = 400 * 1024 * 1024  # bytes of all parts together; pictures are large but do not shrink
STEEPEST = 200  # times a part may grow on unpacking; Word's own XML stays under 40
MOST_PARTS = 5000
LONGEST_TEXT = 5_000_000  # characters


def check_size(size: int) -> None:
    """Refuse a file of nothing and a file larger than any report."""
    if size == 0:
        raise Unreadable("文件是空的（0 字节），请确认上传或保存完整后再试。")
    if size > LARGEST_FILE:
        raise Unreadable(
            f"文件有 {size / 1024 / 1024:.0f} MB，超过 {LARGEST_FILE // 1024 // 1024} MB 的上限；"
            "请删去图片另存一份，或只粘贴正文再试。"
        )


def check_length(text: str) -> str:
    """Refuse a text of more characters than any report; else hand it back."""
    if len(text) > LONGEST_TEXT:
        raise Unreadable(f"正文超过 {LONGEST_TEXT // 10000} 万字，请拆成几份再试。")
    return text


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Open a zip after looking at its directory alone: too many parts, or parts that swell, are refused.

    Errors: `Unreadable` for what is broken, encrypted, or would unpack to more than a report can be.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable("文件已损坏，打不开；请用 Word 或 WPS 打开原件，另存为 .docx 后再试。") from error
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > LARGEST_WHOLE:
        raise Unreadable("文件解压后过大，像是压缩炸弹，已拒绝打开；请核对文件来源，或只粘贴正文再试。")
    for part in parts:
        swollen = part.file_size > 1024 * 1024 and part.file_size > STEEPEST * max(part.compress_size, 1)
        if swollen or (part.filename.endswith((".xml", ".rels")) and part.file_size > LARGEST_PART):
            raise Unreadable("文件解压后过大，像是压缩炸弹，已拒绝打开；请核对文件来源，或只粘贴正文再试。")
        if part.flag_bits & 0x1:
            raise Unreadable("文件加了密码，打不开；请在 Word 或 WPS 中取消密码后另存一份再试。")
    return archive


def part_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """Read one part, never more than its directory entry promised."""
    try:
        with archive.open(name) as part:
            data = part.read(LARGEST_PART + 1)
    except KeyError:
        return b""
    except Exception as error:  # zlib, zipfile and lzma each raise their own kinds for a damaged stream
        raise Unreadable("文件已损坏，打不开；请用 Word 或 WPS 打开原件，另存为 .docx 后再试。") from error
    if len(data) > LARGEST_PART:
        raise Unreadable("文件解压后过大，像是压缩炸弹，已拒绝打开；请核对文件来源，或只粘贴正文再试。")
    return data
