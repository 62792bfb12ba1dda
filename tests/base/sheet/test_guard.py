import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base.sheet import SheetError, read_sheet
from tests.base.sheet.books import book, rezipped

GOOD = book([["姓名", "电话"], ["甲某", "111"], ["乙某", "222"]])
SHEET = "xl/worksheets/sheet1.xml"
BOMB = "这个文件解压后大得不正常，没有读取：请在 Excel 里新建一个表，把数据粘贴过去再导入。"
ODD = "这个文件的内部结构不正常，没有读取：请在 Excel 里打开并另存为 .xlsx，再导入。"
BROKEN = "这个表格已损坏或没有传完整：请在 Excel 里打开并另存一次，再导入。"
NOT_A_SHEET = "这不是表格文件：请选择 .xlsx、.xls、.ods 或 .csv 文件。"


def refused(data: bytes) -> str:
    with pytest.raises(SheetError) as caught:
        read_sheet(data, "表.xlsx")
    return str(caught.value)


def edited(old: bytes, new: bytes, name: str = SHEET) -> bytes:
    return rezipped(GOOD, lambda n, body: body.replace(old, new) if n == name else body)


def test_check_when_the_file_is_too_large() -> None:
    with pytest.raises(SheetError) as caught:
        read_sheet(b"a" * (3 << 20), "大.csv", max_bytes=2 << 20)
    assert str(caught.value) == "文件有 3 MB，超过 2 MB 的上限：请拆成几个文件分次导入。"


def test_check_when_a_part_packs_a_thousandfold() -> None:
    assert refused(rezipped(GOOD, lambda n, b: b, **{"xl/big.xml": b"<a/>" * (1 << 20)})) == BOMB


def test_check_when_the_parts_unpack_to_too_much_together() -> None:
    parts = {f"xl/{i}.bin": zlib.compress(bytes([i]) * 100, 0) * 200_000 for i in range(3)}
    assert refused(rezipped(GOOD, lambda n, b: b, **parts)) == BOMB


def test_check_when_a_part_lies_about_its_size() -> None:
    """The directory says 100 bytes; the stream unpacks to 300 million."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<a/>")
        archive.writestr("xl/x.xml", b"\0" * 300_000_000)
    data = bytearray(out.getvalue())
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        where = data.rfind(mark)
        data[where + at : where + at + 4] = struct.pack("<I", 100)
    assert refused(bytes(data)) == BOMB


def test_check_when_parts_lie_on_top_of_each_other() -> None:
    data = bytearray(edited(b"", b""))
    first = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert refused(bytes(data)) in (BOMB, ODD, BROKEN)


@pytest.mark.parametrize("name", ["../../etc/x.xml", "/etc/x.xml", "C:/x.xml", "xl\\..\\x.xml", "xl/inner.zip"])
def test_check_when_a_part_has_a_strange_name(name: str) -> None:
    assert refused(rezipped(GOOD, lambda n, b: b, **{name: b"a"})) == ODD


def test_check_when_there_are_too_many_parts() -> None:
    assert refused(rezipped(GOOD, lambda n, b: b, **{f"xl/{i}": b"" for i in range(5001)})) == BOMB


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_check_when_entities_are_declared(encoding: str) -> None:
    evil = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'.encode(encoding)
    assert refused(rezipped(GOOD, lambda n, b: evil if n == SHEET else b)) == ODD


@pytest.mark.parametrize("reference", [b"XFD1048576", b"A9000000", b"ZZZ999999"])
def test_check_when_one_cell_lies_far_away(reference: bytes) -> None:
    far = edited(b'<c r="B3"', b'<c r="' + reference + b'"')
    assert refused(far).startswith("表格里最远的单元格离数据太远")


@pytest.mark.parametrize("quoted", [b"<c r='XFD1048576'", b'<x:c a="1" r = "XFD1048576"', b'<row r="99999999"><c'])
def test_check_when_a_far_cell_is_written_in_another_way(quoted: bytes) -> None:
    assert refused(edited(b'<c r="B3"', quoted)).startswith("表格里最远的单元格离数据太远")


def test_check_when_a_sheet_goes_by_another_name() -> None:
    far = b'<worksheet><sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    assert refused(rezipped(GOOD, lambda n, b: b, **{"xl/media/image1.png": far})).startswith("表格里最远的单元格")


def test_check_when_it_is_a_binary_workbook() -> None:
    assert refused(rezipped(GOOD, lambda n, b: b, **{"xl/workbook.bin": b""})).startswith("这是 .xlsb 格式的表格")


def test_check_when_an_ods_repeats_without_end() -> None:
    body = (
        b'<office:document-content><table:table table:name="a"><table:table-row table:number-rows-repeated="1048576">'
        b'<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
        b"</table:table-row></table:table></office:document-content>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", body)
    assert refused(out.getvalue()).startswith("表格里最远的单元格离数据太远")


def test_check_when_macros_links_and_other_files_are_inside() -> None:
    more = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<a/>", "xl/embeddings/a.bin": b"x"}
    (found,) = read_sheet(rezipped(GOOD, lambda n, b: b, **more), "表.xlsm")
    assert found.notes == (
        "文件里的宏程序没有运行，只读取了单元格的内容。",
        "文件里连到其他文件或数据库的链接没有打开，用的是上次保存的值。",
        "文件里嵌入的其他文件没有读取。",
    )


def test_check_when_formulas_have_and_have_no_saved_result() -> None:
    saved = edited(b"<v>2</v>", b"<v>2</v>")
    assert len(read_sheet(saved, "表.xlsx")[0].notes) == 0
    (found,) = read_sheet(book([["姓名", "电话"], ["甲某", "=1+1"], ["乙某", "=cmd|' /C calc'!A0"]]), "表.xlsx")
    assert found.notes == ("公式没有重新计算，用的是上次保存的结果。",)
    bare = rezipped(
        book([["姓名", "电话"], ["甲某", "=1+1"]]),
        lambda n, b: b.replace(b"</f><v>0</v>", b"</f>") if n == SHEET else b,
    )
    assert read_sheet(bare, "表.xlsx")[0].notes == (
        "公式没有重新计算，用的是上次保存的结果。",
        "有 1 个公式没有保存过结果，读出来是空的：请在 Excel 里打开并保存一次再导入。",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "这个文件是空的：请重新选择。"),
        (GOOD[:500], BROKEN),
        (GOOD[:-100], BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000, BROKEN),
        (
            b"<html><table><tr><td>1</td></tr></table></html>",
            "这其实是网页格式的表格：请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
        ),
        (b"\x89PNG\r\n\xff\xff\xff", "这不是表格文件，或文字编码认不出来：请选择 .xlsx、.xls、.ods 或 .csv 文件。"),
        (b"a\x00b", NOT_A_SHEET),
    ],
)
def test_check_when_it_is_no_sheet(data: bytes, message: str) -> None:
    assert refused(data) == message


def test_check_when_it_is_a_document() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert refused(out.getvalue()) == NOT_A_SHEET


def locked_container() -> bytes:
    """The smallest OLE container with a stream named EncryptedPackage."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0)
    head += struct.pack("<I", free) * 108
    fat = struct.pack("<II", 0xFFFFFFFD, end) + struct.pack("<I", free) * 126

    def entry(name: str, kind: int, child: int) -> bytes:
        words = name.encode("utf-16-le") + b"\0\0"
        body = words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words), kind, 1, free, free, child)
        return body + b"\0" * 36 + struct.pack("<IQ", end, 0)

    return head + fat + entry("Root Entry", 5, 1) + entry("EncryptedPackage", 2, free) + b"\0" * 256


def test_check_when_it_is_locked_with_a_password() -> None:
    assert refused(locked_container()) == "这个表格有打开密码：请在 Excel 里去掉密码、保存后再导入。"


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]))
def test_read_when_given_rubbish(data: bytes, head: bytes) -> None:
    try:
        read_sheet(head + data, "表")
    except SheetError as error:
        assert str(error).endswith("。")


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_read_when_bytes_of_a_good_file_are_changed(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    try:
        read_sheet(bytes(data), "表.xlsx")
    except SheetError as error:
        assert str(error).endswith("。")
