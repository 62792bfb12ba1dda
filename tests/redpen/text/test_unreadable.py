"""What cannot be read is refused in one sentence that says what to do."""

import io
import shutil
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.redpen.model import Text
from taizhang.redpen.text import Unreadable, read
from taizhang.redpen.text.limits import LARGEST_FILE

Maker = Callable[..., bytes]


def refusal(data: bytes | str | Path, name: str = "a.docx") -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, name)
    assert caught.value.message.count("。") == 1
    assert caught.value.message.endswith("。")
    return caught.value.message


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def test_read_when_the_file_is_empty() -> None:
    assert refusal(b"", "a.txt").startswith("文件是空的")


def test_read_when_only_blanks_are_there() -> None:
    assert refusal(b" \r\n\t", "a.txt").startswith("文件里没有文字")


def test_read_when_the_file_is_too_large() -> None:
    assert refusal(b"1" * (LARGEST_FILE + 1), "a.txt").startswith("文件有 40 MB，超过 40 MB")


def test_read_when_there_is_no_such_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "无.docx").startswith("找不到文件“无.docx”")


def test_read_when_a_missing_file_is_named_by_str() -> None:
    assert refusal("没有这份.docx").startswith("找不到文件“没有这份.docx”")


def test_read_when_a_folder_is_given(tmp_path: Path) -> None:
    assert "是一个文件夹" in refusal(tmp_path)


def test_read_when_a_picture_is_called_txt() -> None:
    assert refusal(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "a.txt").startswith("这不像是文字材料")


def test_read_when_the_suffix_is_unknown() -> None:
    assert refusal("一二三".encode(), "a.csv").startswith("不认识“.csv”这种文件")


def test_read_when_text_is_called_docx() -> None:
    assert "内容不是 .docx 文件" in refusal("报告".encode(), "a.docx")


def test_docx_when_it_is_cut_off(word: Maker) -> None:
    data = word("<w:p><w:r><w:t>办结98宗</w:t></w:r></w:p>")
    assert refusal(data[: len(data) // 2]).startswith("文件已损坏")


def test_docx_when_a_part_is_no_xml() -> None:
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/w.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    assert refusal(zipped(**{"[Content_Types]_xml": types, "w_xml": b"<a><b></a>"})).startswith("文件已损坏")


def test_docx_when_it_is_another_zip() -> None:
    assert refusal(zipped(a_xml=b"<a/>")).startswith("这是一个压缩包")


def test_docx_when_it_has_no_words(word: Maker) -> None:
    assert refusal(word("<w:p/>")).startswith("文件里没有文字")


def test_docx_when_it_is_a_zip_bomb() -> None:
    assert "压缩炸弹" in refusal(zipped(word__document_xml=b"0" * (30 * 1024 * 1024)))


def test_docx_when_it_carries_an_entity_bomb(word: Maker) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    data = word("<w:p/>")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name).decode()
            target.writestr(name, part.replace("?>", "?>" + bomb, 1) if name == "word/document.xml" else part)
    assert "实体炸弹" in refusal(out.getvalue())


def test_docx_when_it_asks_for_a_file_of_the_machine(word: Maker, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    data = word("<w:p/>")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name).decode()
            if name == "word/document.xml":
                part = part.replace("?>", f'?>{" " * 5000}<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>', 1)
            target.writestr(name, part)
    assert "实体炸弹" in refusal(out.getvalue())


def test_pdf_when_it_is_broken() -> None:
    assert refusal(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "a.pdf").startswith("PDF 已损坏")


HEADS = st.sampled_from(
    [b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xff\xfe", b"{\\rtf1"]
)
NAMES = st.sampled_from(["a.docx", "a.txt", "a.md", "a.html", "a.pdf", "a", "a.csv"])


@given(HEADS, st.binary(max_size=400), NAMES)
@settings(max_examples=150, deadline=None)
def test_read_when_bytes_are_random(head: bytes, body: bytes, name: str) -> None:
    if head == b"{\\rtf1":
        head = b"{\\rt"  # what is truly .rtf goes to the office program, which takes seconds to say no
    try:
        text = read(head + body, name)
    except Unreadable as error:
        assert error.message.endswith("。")
        return
    assert_sound(text)


@given(st.text(max_size=600), st.sampled_from(["a.txt", "a.md", "a.html"]))
@settings(max_examples=150, deadline=None)
def test_read_when_words_are_random(words: str, name: str) -> None:
    try:
        text = read(words.encode("utf-8", errors="replace"), name)
    except Unreadable:
        return
    assert_sound(text)


def assert_sound(text: Text) -> None:
    """Blocks lie inside the text, in order, none empty, none over another."""
    end = 0
    for block in text.blocks:
        assert end <= block.start < block.end <= len(text.text)
        end = block.end


def container(stream: str) -> bytes:
    """An old compound file with one empty stream: header, allocation table, directory ([MS-CFB] 2)."""
    free, end, table = b"\xff\xff\xff\xff", b"\xfe\xff\xff\xff", b"\xfd\xff\xff\xff"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE) + struct.pack("<III", 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + free * 108

    def entry(name: str, kind: int, child: int) -> bytes:
        words = (name + "\0").encode("utf-16-le")
        head = words.ljust(64, b"\0") + struct.pack("<HBB", len(words), kind, 1)
        return (head + free * 2 + struct.pack("<I", child) + bytes(36) + end + bytes(8)).ljust(128, b"\0")

    directory = entry("Root Entry", 5, 1) + entry(stream, 2, 0xFFFFFFFF)
    return header + (table + end).ljust(512, b"\xff") + directory.ljust(512, b"\0")


@pytest.mark.parametrize(
    ("stream", "sentence"),
    [
        ("EncryptedPackage", "文件加了密码"),
        ("Workbook", "这是 Excel 表格"),
        ("PowerPoint Document", "这是演示文稿"),
        ("Other", "认不出这种文件"),
    ],
)
def test_container_when_it_holds(stream: str, sentence: str) -> None:
    assert refusal(container(stream)).startswith(sentence)


def test_doc_when_no_office_program_is_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert refusal(b"{\\rtf1 98}", "a.rtf").startswith("这台机器没有安装 LibreOffice，读不了旧格式（.rtf）的文件")


def test_doc_when_an_old_file_is_read() -> None:
    """Read by the office program where there is one; where there is none, the sentence says what to do."""
    data = b"{\\rtf1\\ansi 106 received, 98 closed.}"
    if shutil.which("soffice"):
        text = read(data, "a.rtf")
        assert (text.kind, text.text) == ("doc", "106 received, 98 closed.\n")
    else:
        assert refusal(data, "a.rtf").endswith("另存为 .docx 后再试。")


def test_pdf_when_it_is_locked() -> None:
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + "11" * 32 + "> /U <" + "22" * 32 + "> >> "
    ident = "/ID [<" + "33" * 16 + "> <" + "33" * 16 + ">] "
    body = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    second = len(body)
    body += "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    table = f"xref\n0 3\n0000000000 65535 f \n{9:010d} 00000 n \n{second:010d} 00000 n \n"
    body += f"{table}trailer << /Size 3 /Root 1 0 R {ident}{lock}>>\nstartxref\n{len(body)}\n%%EOF\n"
    assert refusal(body.encode(), "a.pdf").startswith("PDF 加了密码")


def test_docx_when_it_is_another_office_format() -> None:
    assert refusal(zipped(OFD_xml=b"<a/>"), "a.ofd").startswith("这是 OFD 或 ODF 版式的文件")


def test_html_when_a_web_archive_has_no_page() -> None:
    assert refusal(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", "a.doc").startswith("这个网页归档里没有正文")
