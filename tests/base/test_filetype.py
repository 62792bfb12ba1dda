import zipfile
from io import BytesIO

import docx
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base.filetype import ALLOWED, FileTypeError, sniff


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in members.items():
            archive.writestr(name.replace("__", "."), body)
    return out.getvalue()


def docx_bytes() -> bytes:
    out = BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def xlsx_bytes() -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet()
    return out.getvalue()


def with_member(data: bytes, name: str, body: bytes) -> bytes:
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, body)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "ext"),
    [
        (b"%PDF-1.7\n", "文件.pdf", "pdf"),
        (b"\xff\xd8\xff\xe0", "照片.JPG", "jpg"),
        (b"\xff\xd8\xff\xe0", "照片.png", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "图.png", "png"),
        (b"RIFF\1\0\0\0WEBPVP8 ", "图.webp", "webp"),
        (docx_bytes(), "报告.docx", "docx"),
        (docx_bytes(), "报告.wps", "docx"),
        (xlsx_bytes(), "台账.xlsx", "xlsx"),
        (zipped(OFD__xml=b"<ofd/>"), "公文.ofd", "ofd"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "表.ods", "ods"),
        (b"ID3\x03\x00", "录音.mp3", "mp3"),
        (b"#!AMR\n", "录音.amr", "amr"),
        (b"\0\0\0\x18ftypM4A \0\0", "录音.m4a", "m4a"),
        (b"\0\0\0\x18ftypisom\0\0", "视频.mp4", "mp4"),
        ("说明：一句话。\r\n".encode(), "说明.txt", "txt"),
        ("说明".encode("gb18030"), "说明.txt", "txt"),
        ("姓名,电话\n".encode(), "名单.csv", "csv"),
        (("长" * 30000).encode(), "长.txt", "txt"),
        (b"%PDF-1.7\n", "无后缀", "pdf"),
    ],
)
def test_sniff_when_it_is_on_the_list(data: bytes, name: str, ext: str) -> None:
    assert sniff(data, name).ext == ext


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "空.pdf", "这个文件是空的：请重新选择。"),
        (b"MZ\x90\x00", "照片.jpg", "程序不能作为附件"),
        (b"\x7fELF\x02", "照片.jpg", "程序不能作为附件"),
        (b"<html><script>", "说明.txt", "网页或 SVG 文件不能作为附件"),
        (b'<?xml version="1.0"?><svg/>', "图.svg", "网页或 SVG 文件不能作为附件"),
        (b"text <script>alert(1)</script>", "说明.txt", "网页或 SVG 文件不能作为附件"),
        (b"#!/bin/sh\n", "说明.txt", "程序不能作为附件"),
        (b"<?php echo 1;", "说明.txt", "网页或 SVG 文件不能作为附件"),
        (b"{\\rtf1 words}", "说明.txt", ".rtf 文件不能作为附件"),
        (b"echo off", "说明.bat", "不接收 .bat 文件：如果只是文字，请另存为 .txt 后再传。"),
        (b"%PDF-1.7", "说明.exe", "文件名以 .exe 结尾，内容却是PDF 文档：请把结尾改为 .pdf 后再传。"),
        (zipped(a__txt=b"a"), "包.zip", "不接收压缩包：请解压后把里面的文件逐个上传。"),
        (docx_bytes()[:300], "报告.docx", "这个文件已损坏或没有传完整：请重新保存后再传。"),
        (with_member(docx_bytes(), "word/vbaProject.bin", b""), "报告.docx", "这个文件带有宏程序"),
        (zipped(**{"[Content_Types]__xml": b"macroEnabled.main+xml"}), "报告.docm", "这个文件带有宏程序"),
        (b"\0\0\0\x18ftypheic\0\0", "照片.heic", "这是 HEIC 照片"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧.doc", "这个文件已损坏或没有传完整"),
        (b"Rar!\x1a\x07\x01\x00", "包.rar", "压缩包不能作为附件"),
    ],
)
def test_sniff_when_it_is_not_taken(data: bytes, name: str, message: str) -> None:
    with pytest.raises(FileTypeError) as caught:
        sniff(data, name)
    assert str(caught.value).startswith(message)


def test_allowed_when_listed_has_nothing_that_runs() -> None:
    endings = {e for kind in ALLOWED for e in kind.endings}
    assert endings & {"exe", "html", "htm", "svg", "js", "docm", "xlsm", "bat", "zip", "rar", "xml"} == set()


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"RIFF", b"<"])
)
def test_sniff_when_given_rubbish(data: bytes, head: bytes) -> None:
    try:
        kind = sniff(head + data, "文件")
    except FileTypeError as error:
        assert str(error).endswith("。")
    else:
        assert kind in ALLOWED
