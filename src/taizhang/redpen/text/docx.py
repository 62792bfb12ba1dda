"""A Word file: its words with their blocks, and for each word the run it stands in."""

from pathlib import PurePosixPath
from zipfile import ZipFile

from lxml import etree

from taizhang.redpen.model import Text

from .builder import Builder
from .layout import Context, Layout
from .limits import check_size, open_zip, part_of
from .numbering import numbering_of
from .ooxml import STRICT, W, parse
from .styles import styles_of
from .unreadable import Unreadable
from .walk import walk_body, walk_notes

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_BROKEN = "文件已损坏，打不开；请用 Word 或 WPS 打开原件，另存为 .docx 后再试。"


def read_docx(data: bytes, name: str = "") -> Text:
    """Return the words of a .docx: insertions kept, deletions dropped, comments left alone.

    Errors: `Unreadable` for what is broken, locked, hostile, no Word file, or without words.
    """
    return lay_out(data, name)[0]


def lay_out(data: bytes, name: str = "") -> tuple[Text, Layout]:
    """Return the words of a .docx and the way back from their offsets to the runs they stand in."""
    check_size(len(data))
    archive = open_zip(data)
    main = _main_part(archive)
    tree = parse(part_of(archive, main))
    if tree.tag == STRICT + "document":
        raise Unreadable("这是“Strict Open XML”格式的 .docx；请在 Word 中另存为普通“Word 文档(.docx)”后再试。")
    body = tree.find(W + "body")
    if body is None:
        raise Unreadable(_BROKEN)
    layout = Layout(archive, main, tree)
    context = Context(
        Builder(), layout, styles_of(beside(layout, "styles.xml")), numbering_of(beside(layout, "numbering.xml"))
    )
    walk_body(context, body)
    walk_notes(context, {kind: beside(layout, f"{kind}s.xml") for kind in ("footnote", "endnote")})
    text = context.out.text("docx", name)
    if not text.text.strip():
        raise Unreadable("文件里没有文字（可能整页是图片），请给文字版，或先做文字识别（OCR）再试。")
    return text, layout


def beside(layout: Layout, name: str) -> "etree._Element | None":
    """Return the tree of a part in the same folder as the main part, None when it is not there."""
    data = part_of(layout.archive, str(PurePosixPath(layout.main).parent / name))
    return parse(data) if data else None


def _main_part(archive: ZipFile) -> str:
    """Find the main document part by its content type, as Word does."""
    types = part_of(archive, "[Content_Types].xml")
    names = set(archive.namelist())
    if "OFD.xml" in names or "mimetype" in names:
        raise Unreadable("这是 OFD 或 ODF 版式的文件，还不能直接读；请另存为 .docx 或导出带文字的 PDF 后再试。")
    if not types:
        raise Unreadable("这是一个压缩包，不是 Word 文件；请解压后给出其中的报告。")
    overrides = {o.get("ContentType"): o.get("PartName", "") for o in parse(types).iter(_TYPES + "Override")}
    main = overrides.get(DOCUMENT) or overrides.get(_MACRO)
    if not main and any("spreadsheetml" in (kind or "") for kind in overrides):
        raise Unreadable("这是 Excel 表格，不是报告；请给 Word、PDF 或文本文件。")
    if not main:
        raise Unreadable(_BROKEN)
    return str(main).lstrip("/")
