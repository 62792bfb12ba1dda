import io
import zipfile

import docx
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base.filetype import FileRefused, sniff


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def a_docx() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def an_xlsx() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet().write(0, 0, "编号")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "ext"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\xff\xd8\xff\xe0rest", "jpg"),
        (b"\x89PNG\r\n\x1a\nrest", "png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"\x00\x00\x00\x20ftypisom", "mp4"),
        (b"\x00\x00\x00\x20ftypM4A ", "m4a"),
        (b"#!AMR\n", "amr"),
        (b"ID3\x03", "mp3"),
        ("村道路灯不亮".encode(), "txt"),
        ("村道路灯不亮，请尽快修复".encode("gb18030"), "txt"),
        (a_docx(), "docx"),
        (an_xlsx(), "xlsx"),
        (zipped(**{"OFD.xml": b"<ofd/>"}), "ofd"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "xls"),
    ],
)
def test_kind_is_told_from_the_bytes(content: bytes, ext: str) -> None:
    assert sniff(content, "随便.exe").ext == ext


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00program",
        b"\x7fELFprogram",
        b"#!/bin/sh\nrm -rf /",
        b"<!DOCTYPE html><p>x",
        b"  <svg xmlns='x' onload='y'/>",
        b"<script>alert(1)</script>",
        zipped(**{"a.txt": b"x"}),
        zipped(**{"[Content_Types].xml": b"wordprocessingml.document.main", "word/vbaProject.bin": b"x"}),
        b"PK\x03\x04broken",
        b"\x00\x01\x02\x03",
    ],
)
def test_what_is_not_listed_is_refused_whatever_its_name(content: bytes) -> None:
    with pytest.raises(FileRefused, match="可上传"):
        sniff(content, "报告.pdf")


@given(st.binary(max_size=400))
def test_any_bytes_are_either_a_kind_or_refused(content: bytes) -> None:
    try:
        assert sniff(content).ext
    except FileRefused as refusal:
        assert "可上传" in str(refusal)
