"""A look at a workbook before anything parses it: what would explode, run, or reach out is refused or noted."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

import olefile

from taizhang.base.sheet.error import SheetError

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200
MAX_MEMBERS = 5000
MAX_CELLS = 5_000_000
_SMALL = 1024 * 1024  # a small part may pack well without being a bomb

BROKEN = "这个表格已损坏或没有传完整：请在 Excel 里打开并另存一次，再导入。"
LOCKED = "这个表格有打开密码：请在 Excel 里去掉密码、保存后再导入。"
BOMB = "这个文件解压后大得不正常，没有读取：请在 Excel 里新建一个表，把数据粘贴过去再导入。"
WIDE = "表格里最远的单元格离数据太远（超过五百万格）：请删除数据右边和下面的空行空列，再导入。"
_ODD = "这个文件的内部结构不正常，没有读取：请在 Excel 里打开并另存为 .xlsx，再导入。"

_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,9})["']""")
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["']([0-9]{1,9})["']""")
_REPEATED = re.compile(rb'number-(rows|columns)-repeated="([0-9]{1,9})"')
_UNSAVED = re.compile(rb"(?:</f>|<f/>|<f [^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_FORBIDDEN = ("<!DOCTYPE", "<!ENTITY")
_DOCTYPE = re.compile(
    b"|".join(re.escape(w.encode(e)) for w in _FORBIDDEN for e in ("utf-8", "utf-16-le", "utf-16-be"))
)


def check(data: bytes, max_bytes: int = MAX_BYTES) -> tuple[str, list[str]]:
    """What the file is, "zip", "ole" or "text", and notes on what in it will not be used; SheetError when refused."""
    if not data:
        raise SheetError("这个文件是空的：请重新选择。")
    if len(data) > max_bytes:
        size, limit = len(data) / 1048576, max_bytes // 1048576
        raise SheetError(f"文件有 {size:.0f} MB，超过 {limit} MB 的上限：请拆成几个文件分次导入。")
    if data.startswith(b"PK"):
        return "zip", _zipped(data)
    if data.startswith(olefile.MAGIC):
        _ole(data)
        return "ole", []
    return "text", []


def _zipped(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            _shape(members)
            return _contents(data, members)
    except SheetError:
        raise
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, ValueError, struct.error, EOFError) as error:
        raise SheetError(BROKEN) from error


def _shape(members: list[zipfile.ZipInfo]) -> None:
    """Refuses by what the directory says: too much, too dense, strange names, parts that lie on top of each other."""
    if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED:
        raise SheetError(BOMB)
    if any(m.file_size > _SMALL and m.file_size > MAX_RATIO * max(m.compress_size, 1) for m in members):
        raise SheetError(BOMB)
    names = [m.filename for m in members]
    if any(n.startswith(("/", "\\")) or ".." in n.replace("\\", "/").split("/") or ":" in n for n in names):
        raise SheetError(_ODD)
    if len(set(names)) != len(names) or any(n.lower().endswith((".zip", ".rar", ".7z")) for n in names):
        raise SheetError(_ODD)
    if any(m.flag_bits & 1 for m in members):
        raise SheetError(LOCKED)
    ordered = sorted(members, key=lambda m: m.header_offset)
    for one, after in zip(ordered, ordered[1:], strict=False):
        if one.header_offset + 30 + one.compress_size > after.header_offset:
            raise SheetError(BOMB)


def _contents(data: bytes, members: list[zipfile.ZipInfo]) -> list[str]:
    """Refuses by what the parts really unpack to, and notes what will be left aside."""
    budget, names = MAX_UNPACKED, {m.filename for m in members}
    formulas = unsaved = 0
    if "xl/workbook.bin" in names:
        raise SheetError("这是 .xlsb 格式的表格：请在 Excel 里另存为 .xlsx 后再导入。")
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise SheetError("这不是表格文件：请选择 .xlsx、.xls、.ods 或 .csv 文件。")
    for member in members:
        # every part, whatever its name: the workbook may call any of them a sheet
        body = b"".join(_unpacked(data, member, budget))
        budget -= len(body)
        if _DOCTYPE.search(body):
            raise SheetError(_ODD)
        if b"sheetData" in body:
            _extent(body)
            formulas += body.count(b"</f>") + body.count(b"<f ")
            unsaved += len(_UNSAVED.findall(body))
        elif b"<table:table" in body:
            _repeats(body)
            formulas += body.count(b"table:formula=")
    return _notes(names, formulas, unsaved)


def _unpacked(data: bytes, member: zipfile.ZipInfo, budget: int) -> Iterator[bytes]:
    """A part's bytes as they really unpack, whatever size the directory claims; refused when past the budget."""
    at = member.header_offset
    if data[at : at + 4] != b"PK\x03\x04":
        raise SheetError(BROKEN)
    name, extra = struct.unpack("<HH", data[at + 26 : at + 30])
    start = at + 30 + name + extra
    packed = data[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise SheetError(_ODD)
    inflate = zlib.decompressobj(-15)
    while packed and not inflate.eof:
        chunk = inflate.decompress(packed, 1 << 20)
        budget -= len(chunk)
        if budget < 0:
            raise SheetError(BOMB)
        packed = inflate.unconsumed_tail
        if not chunk and not packed:
            break
        yield chunk


def _extent(body: bytes) -> None:
    """Readers keep a sheet as a full rectangle: one cell at XFD1048576 would ask for 17 thousand million of them."""
    last = max((int(r[1]) for r in _ROW.finditer(body)), default=1)
    letters = set()
    for cell in _CELL.finditer(body):  # one by one: a list of them would take more memory than the sheet
        letters.add(cell[1])
        last = max(last, int(cell[2]))
    if last * max(map(_column, letters), default=1) > MAX_CELLS:
        raise SheetError(WIDE)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _repeats(body: bytes) -> None:
    """An .ods repeats cells and rows by a count; the rectangle down to the last filled row must stay within reason."""
    for table in body.split(b"<table:table ")[1:]:
        rows = last = columns = 0
        for part in table.split(b"<table:table-row")[1:]:
            counts = [(kind, int(n)) for kind, n in _REPEATED.findall(part)]
            rows += next((n for kind, n in counts if kind == b"rows"), 1)
            if b"office:value" in part or b"<text:p" in part:
                last = rows
                repeated = sum(n for kind, n in counts if kind == b"columns")
                columns = max(columns, repeated + part.count(b"<table:table-cell"))
        if last * columns > MAX_CELLS:
            raise SheetError(WIDE)


def _notes(names: set[str], formulas: int, unsaved: int) -> list[str]:
    notes = []
    if any(n.lower().endswith("vbaproject.bin") for n in names):
        notes.append("文件里的宏程序没有运行，只读取了单元格的内容。")
    if any(n.startswith("xl/externalLinks/") or n == "xl/connections.xml" for n in names):
        notes.append("文件里连到其他文件或数据库的链接没有打开，用的是上次保存的值。")
    if any(n.startswith("xl/embeddings/") for n in names):
        notes.append("文件里嵌入的其他文件没有读取。")
    if formulas:
        notes.append("公式没有重新计算，用的是上次保存的结果。")
    if unsaved:
        notes.append(f"有 {unsaved} 个公式没有保存过结果，读出来是空的：请在 Excel 里打开并保存一次再导入。")
    return notes


_CELL_RECORDS = frozenset({0x0006, 0x00BD, 0x00BE, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})


def _ole(data: bytes) -> None:
    try:
        with olefile.OleFileIO(BytesIO(data)) as container:
            parts = {part for path in container.listdir() for part in path}
            if "EncryptedPackage" in parts:
                raise SheetError(LOCKED)
            name = next((n for n in ("Workbook", "Book", "WORKBOOK", "BOOK") if n in parts), None)
            if name is None:
                raise SheetError("这不是表格文件：请选择 .xlsx、.xls、.ods 或 .csv 文件。")
            body = container.openstream(name).read()
    except SheetError:
        raise
    except (OSError, ValueError, IndexError, AttributeError, TypeError, KeyError, RecursionError) as error:
        raise SheetError(BROKEN) from error
    _records(body)


def _records(body: bytes) -> None:
    """Walks the records of an old .xls for the farthest cell of each sheet."""
    at, last, columns = 0, 0, 0
    while at + 4 <= len(body):
        kind, size = struct.unpack_from("<HH", body, at)
        if kind == 0x0809:
            last = columns = 0
        elif kind in _CELL_RECORDS and at + 8 <= len(body):
            row, column = struct.unpack_from("<HH", body, at + 4)
            last, columns = max(last, row + 1), max(columns, column + 1)
            if last * columns > MAX_CELLS:
                raise SheetError(WIDE)
        at += 4 + size
