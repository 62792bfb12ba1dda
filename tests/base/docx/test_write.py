"""The page as the standard has it, read back by a second program."""

import io
import zipfile
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from taizhang.base.docx import (
    Blank,
    Facts,
    Heading,
    Number,
    Para,
    Receiver,
    Remark,
    Signature,
    Table,
    Title,
    write_docx,
)

WHOLE = (
    Title("人民调解协议书"),
    Number("青调〔2025〕3号"),
    Receiver("各村（社区）"),
    Heading("一、纠纷事实", 1),
    Heading("（一）起因", 2),
    Heading("1.经过", 3),
    Para("双方因排水沟走向发生争执。\n经现场查看，情况属实。"),
    Facts([("申请人", "甘某"), ("被申请人", "罗某")]),
    Table(["序号", "事项"], [["1", "疏通排水沟"], ["2", "恢复路面"]]),
    Blank("当事人签名"),
    Signature("青石镇人民调解委员会", date(2025, 3, 4)),
    Remark("此件一式三份"),
)


@pytest.fixture(scope="module")
def made() -> Any:
    return docx.Document(io.BytesIO(write_docx(WHOLE)))


def face(paragraph: Any) -> str:
    return str(paragraph.runs[0]._r.rPr.rFonts.get(qn("w:eastAsia")))


def test_page_is_the_standards(made: Any) -> None:
    s = made.sections[0]
    lengths = (s.page_width, s.page_height, s.top_margin, s.bottom_margin, s.left_margin, s.right_margin)
    assert [round(x.mm) for x in lengths] == [210, 297, 37, 35, 28, 26]
    normal = made.styles["Normal"]
    assert (normal.font.size, normal.paragraph_format.line_spacing) == (Pt(16), Pt(28.95))


def test_each_level_has_its_typeface(made: Any) -> None:
    faces = {p.text: face(p) for p in made.paragraphs if p.runs}
    assert faces["人民调解协议书"] == "方正小标宋简体"
    assert [faces[t] for t in ("一、纠纷事实", "（一）起因", "1.经过")] == ["黑体", "楷体_GB2312", "仿宋_GB2312"]
    assert faces["双方因排水沟走向发生争执。"] == "仿宋_GB2312"


def test_words_stand_in_order(made: Any) -> None:
    assert [p.text.replace("\u00a0", "") for p in made.paragraphs if p.runs] == [
        "人民调解协议书",
        "青调〔2025〕3号",
        "各村（社区）：",
        "一、纠纷事实",
        "（一）起因",
        "1.经过",
        "双方因排水沟走向发生争执。",
        "经现场查看，情况属实。",
        "当事人签名：",
        "青石镇人民调解委员会",
        "2025年3月4日",
        "（此件一式三份）",
    ]
    assert [[c.text for c in r.cells] for t in made.tables for r in t.rows] == [
        ["申请人", "甘某"],
        ["被申请人", "罗某"],
        ["序号", "事项"],
        ["1", "疏通排水沟"],
        ["2", "恢复路面"],
    ]


def test_date_left_to_a_pen_is_blank() -> None:
    made = docx.Document(io.BytesIO(write_docx([Signature("青石镇人民政府", None)])))
    assert [p.text for p in made.paragraphs] == ["青石镇人民政府", "\u3000\u3000年\u3000月\u3000日"]


def test_pages_are_numbered_outside(made: Any) -> None:
    s = made.sections[0]
    sides = [f.paragraphs[0]._p.pPr.find(qn("w:jc")).get(qn("w:val")) for f in (s.footer, s.even_page_footer)]
    assert sides == ["right", "left"]
    assert made.settings.odd_and_even_pages_header_footer is True


def test_typefaces_have_one_beside_them() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(WHOLE))) as archive:
        fonts = archive.read("word/fontTable.xml").decode()
    assert all(f'w:name="{n}"' in fonts for n in ("仿宋_GB2312", "楷体_GB2312", "方正小标宋简体"))


def test_control_characters_are_left_out() -> None:
    made = docx.Document(io.BytesIO(write_docx([Para("甲\x00乙\x0b丙")])))
    assert "".join(p.text for p in made.paragraphs) == "甲乙丙"
