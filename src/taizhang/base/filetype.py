"""What a file really is, told from its bytes; only kinds on the list are taken as attachments.

Refused: whatever runs (programs, scripts, web pages, SVG, Office files with macros), what hides its content (archives,
password-protected files), and what the name says is something else.
"""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

import olefile
import puremagic


class FileTypeError(ValueError):
    """A file that is not taken; the message says what it is and what to do."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is taken. ext: the usual ending, without the dot; also: others that mean the same."""

    mime: str
    ext: str
    label: str
    also: frozenset[str] = frozenset()

    @property
    def endings(self) -> frozenset[str]:
        """Every ending a file of this kind may have."""
        return self.also | {self.ext}


def _kind(mime: str, ext: str, label: str, *also: str) -> Kind:
    return Kind(mime, ext, label, frozenset(also))


_OPEN = "application/vnd.openxmlformats-officedocument."
PDF = _kind("application/pdf", "pdf", "PDF 文档")
JPEG = _kind("image/jpeg", "jpg", "照片", "jpeg", "jpe", "jfif")
PNG = _kind("image/png", "png", "图片")
WEBP = _kind("image/webp", "webp", "图片")
GIF = _kind("image/gif", "gif", "图片")
BMP = _kind("image/bmp", "bmp", "图片")
AVIF = _kind("image/avif", "avif", "照片")
DOCX = _kind(_OPEN + "wordprocessingml.document", "docx", "Word 文档", "wps", "doc")
XLSX = _kind(_OPEN + "spreadsheetml.sheet", "xlsx", "Excel 表格", "et", "xls")
PPTX = _kind(_OPEN + "presentationml.presentation", "pptx", "演示文稿", "dps", "ppt")
DOC = _kind("application/msword", "doc", "Word 文档", "wps", "wpt")
XLS = _kind("application/vnd.ms-excel", "xls", "Excel 表格", "et")
PPT = _kind("application/vnd.ms-powerpoint", "ppt", "演示文稿", "dps")
OFD = _kind("application/ofd", "ofd", "OFD 版式文件")
ODS = _kind("application/vnd.oasis.opendocument.spreadsheet", "ods", "表格")
ODT = _kind("application/vnd.oasis.opendocument.text", "odt", "文档")
TXT = _kind("text/plain", "txt", "文本")
CSV = _kind("text/csv", "csv", "逗号分隔表格")
MP3 = _kind("audio/mpeg", "mp3", "录音")
M4A = _kind("audio/mp4", "m4a", "录音", "mp4", "aac")
AMR = _kind("audio/amr", "amr", "录音")
WAV = _kind("audio/wav", "wav", "录音")
MP4 = _kind("video/mp4", "mp4", "视频", "m4v", "mov", "3gp")

PHOTOS = frozenset(k.mime for k in (JPEG, PNG, WEBP, GIF, BMP, AVIF))
ALLOWED = (
    PDF, JPEG, PNG, WEBP, GIF, BMP, AVIF, DOCX, XLSX, PPTX, DOC, XLS, PPT, OFD, ODS, ODT, TXT, CSV, MP3, M4A, AMR, WAV,
    MP4,
)  # fmt: skip

_HEADS: tuple[tuple[re.Pattern[bytes], Kind], ...] = tuple(
    (re.compile(head, re.DOTALL), kind)
    for head, kind in (
        (rb"%PDF-\d", PDF),
        (rb"\xff\xd8\xff", JPEG),
        (rb"\x89PNG\r\n\x1a\n", PNG),
        (rb"RIFF....WEBP", WEBP),
        (rb"GIF8[79]a", GIF),
        (rb"BM.{4}\x00\x00\x00\x00", BMP),
        (rb"RIFF....WAVE", WAV),
        (rb"#!AMR", AMR),
        (rb"ID3[\x02-\x04]|\xff[\xfb\xf3\xf2\xfa]", MP3),
        (rb"....ftyp(?:avif|avis)", AVIF),
        (rb"....ftyp(?:M4A |M4B )", M4A),
        (rb"....ftyp(?:isom|iso[2-9]|mp4[12]|avc1|M4V |qt  |3g[pg2]\w|dash|MSNV)", MP4),
    )
)
_OOXML = {
    b"wordprocessingml.document.main+xml": DOCX,
    b"spreadsheetml.sheet.main+xml": XLSX,
    b"presentationml.presentation.main+xml": PPTX,
}
_OLE = {"WordDocument": DOC, "Workbook": XLS, "Book": XLS, "PowerPoint Document": PPT}
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|script|svg|\?xml|\?php|iframe|a\s|img\s)", re.IGNORECASE)
_NAMES = {
    "exe": "程序", "dll": "程序", "zip": "压缩包", "rar": "压缩包", "7z": "压缩包", "gz": "压缩包",
}  # fmt: skip


def sniff(data: bytes, name: str = "") -> Kind:
    """The kind of a file from its bytes, with its name as a second witness; FileTypeError when it is not taken."""
    kind = _seen(data)
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if kind is TXT and ending == "csv":
        return CSV
    if not ending or ending in kind.endings or {kind.mime, _mime_of(ending)} <= PHOTOS:
        return kind
    if kind is TXT:
        raise FileTypeError(f"不接收 .{ending} 文件：如果只是文字，请另存为 .txt 后再传。")
    raise FileTypeError(f"文件名以 .{ending} 结尾，内容却是{kind.label}：请把结尾改为 .{kind.ext} 后再传。")


def _mime_of(ending: str) -> str:
    return next((k.mime for k in ALLOWED if ending in k.endings), "")


def _seen(data: bytes) -> Kind:
    if not data:
        raise FileTypeError("这个文件是空的：请重新选择。")
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(olefile.MAGIC):
        return _ole(data)
    for head, kind in _HEADS:
        if head.match(data):
            return kind
    if re.match(rb"....ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)", data, re.DOTALL):
        raise FileTypeError("这是 HEIC 照片，电脑多半打不开：请在手机相机设置里选“兼容性最佳”，或另存为 JPG 后再传。")
    if _is_text(data):
        return TXT
    raise FileTypeError(f"{_refused_name(data)}不能作为附件：可以传 PDF、Word、Excel、图片、录音、视频或文本。")


def _zipped(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if any(n.rsplit("/", 1)[-1].lower() == "vbaproject.bin" for n in names):
                raise FileTypeError("这个文件带有宏程序：请另存为不带宏的 .docx 或 .xlsx 后再传。")
            if "[Content_Types].xml" in names:
                return _office(_head(archive, "[Content_Types].xml"))
            if "OFD.xml" in names:
                return OFD
            if "mimetype" in names:
                said = _head(archive, "mimetype").decode("ascii", "replace").strip()
                for kind in (ODS, ODT):
                    if said == kind.mime:
                        return kind
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        if isinstance(error, FileTypeError):
            raise
        raise FileTypeError("这个文件已损坏或没有传完整：请重新保存后再传。") from error
    raise FileTypeError("不接收压缩包：请解压后把里面的文件逐个上传。")


def _head(archive: zipfile.ZipFile, name: str) -> bytes:
    """The first part of a member: enough to tell what it is, however far it would unpack."""
    with archive.open(name) as file:
        return file.read(1 << 20)


def _office(types: bytes) -> Kind:
    if b"macroEnabled" in types:
        raise FileTypeError("这个文件带有宏程序：请另存为不带宏的 .docx 或 .xlsx 后再传。")
    for mark, kind in _OOXML.items():
        if mark in types:
            return kind
    raise FileTypeError("不接收这种 Office 文件：请另存为 .docx、.xlsx 或 PDF 后再传。")


def _ole(data: bytes) -> Kind:
    try:
        with olefile.OleFileIO(BytesIO(data)) as container:
            parts = [part for path in container.listdir(streams=True, storages=True) for part in path]
    except (OSError, ValueError, IndexError, AttributeError, TypeError, KeyError) as error:
        raise FileTypeError("这个文件已损坏或没有传完整：请重新保存后再传。") from error
    if "EncryptedPackage" in parts:
        raise FileTypeError("这个文件有打开密码：请去掉密码后再传。")
    if "_VBA_PROJECT" in parts or "_VBA_PROJECT_CUR" in parts:
        raise FileTypeError("这个文件带有宏程序：请另存为不带宏的文件后再传。")
    for name, kind in _OLE.items():
        if name in parts:
            return kind
    raise FileTypeError("不接收这种文件：请另存为 .docx、.xlsx 或 PDF 后再传。")


def _is_text(data: bytes) -> bool:
    """Whether it is prose: decodes, has no control characters, and no browser or shell would run it."""
    head = data[:65536]
    if head.startswith((b"#!", b"MZ", b"\x7fELF", b"{\\rtf")) or _MARKUP.search(head) or b"\x00" in data:
        return False
    # a long text may be cut inside a character
    cuts = [head[: len(head) - n] for n in range(4)] if len(data) > len(head) else [head]
    return any(_decodes(cut, encoding) for encoding in ("utf-8-sig", "gb18030") for cut in cuts)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return not re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]", text)


def _refused_name(data: bytes) -> str:
    if data.startswith((b"MZ", b"\x7fELF", b"#!")):
        return "程序"
    if _MARKUP.search(data[:65536]):
        return "网页或 SVG 文件"
    try:
        ending = puremagic.from_string(data[:65536]).lstrip(".").lower()
    except (puremagic.PureError, ValueError):
        return "这种文件"
    return _NAMES.get(ending, f".{ending} 文件")
