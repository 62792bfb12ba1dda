"""Word's old binary file (.doc), and .rtf and .wps: turned into .docx by LibreOffice where it is at hand."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from taizhang.redpen.model import Text

from .docx import read_docx
from .unreadable import Unreadable

_SECONDS = 90
_LOCKED = "文件加了密码，打不开；请在 Word 或 WPS 中取消密码后另存一份再试。"
_CONVERT = "请用 Word 或 WPS 打开，另存为 .docx 后再试。"


def read_doc(data: bytes, name: str = "") -> Text:
    """Return the words of an old Word file.

    Errors: `Unreadable` for a locked file, for anything else that old container holds (Excel, PowerPoint),
    and where LibreOffice is not installed or cannot open it.
    """
    suffix = suffix_of(data)
    if suffix == ".doc":
        _look_inside(data)
    text = read_docx(convert(data, suffix, "docx"), name)
    return replace(text, kind="doc")


def suffix_of(data: bytes) -> str:
    """The suffix under which the office program knows the bytes of an old file for what they are."""
    return ".rtf" if data.startswith(b"{\\rtf") else ".xml" if data.startswith(b"<?xml") else ".doc"


def convert(data: bytes, suffix: str, target: str) -> bytes:
    """Return `data` converted by LibreOffice to `target` (docx, pdf, txt…), in a folder of its own.

    The profile is private too: a running office window of the user must neither be joined nor disturbed.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise Unreadable(f"这台机器没有安装 LibreOffice，读不了旧格式（{suffix}）的文件；{_CONVERT}")
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        source = Path(folder) / f"source{suffix}"
        source.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
        command += ["--convert-to", target, "--outdir", folder, str(source)]
        try:
            environment = {**os.environ, "HOME": folder}
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, cwd=folder, env=environment)
        except (subprocess.TimeoutExpired, OSError) as error:
            raise Unreadable(f"LibreOffice 打不开这个文件；{_CONVERT}") from error
        made = source.with_suffix("." + target.partition(":")[0])
        if not made.is_file():
            raise Unreadable(f"LibreOffice 打不开这个文件，可能已损坏或加了密码；{_CONVERT}")
        return made.read_bytes()


def _look_inside(data: bytes) -> None:
    """Say plainly what an old container holds when it is not a Word text."""
    import olefile  # noqa: PLC0415  needed for old files alone

    try:
        with olefile.OleFileIO(data) as box:
            streams = {"/".join(path) for path in box.listdir()}
            word = box.openstream("WordDocument").read(12) if "WordDocument" in streams else b""
    except Exception as error:  # olefile raises many kinds for a damaged container
        raise Unreadable(f"文件已损坏，打不开；{_CONVERT}") from error
    # The flag fEncrypted of the file information block: bit 8 of the word at offset 10 ([MS-DOC] 2.5.1).
    if "EncryptedPackage" in streams or (len(word) == 12 and word[11] & 0x01):
        raise Unreadable(_LOCKED)
    if "Workbook" in streams or "Book" in streams:
        raise Unreadable("这是 Excel 表格，不是报告；请给 Word、PDF 或文本文件。")
    if "PowerPoint Document" in streams:
        raise Unreadable("这是演示文稿，不是报告；请给 Word、PDF 或文本文件。")
    if not word:
        raise Unreadable(f"认不出这种文件；{_CONVERT}")
