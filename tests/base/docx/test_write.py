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
    Annex,
    Blank,
    Facts,
    Heading,
    Number,
    Occasion,
    Para,
    Receiver,
    Remark,
    Salutation,
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


def test_page_number_stands_in_the_room_under_the_text(made: Any) -> None:
    """Its middle 7 mm under the text; a line as high as the text's would lift the text and cost every page a line."""
    s = made.sections[0]
    high = s.footer.paragraphs[0].paragraph_format.line_spacing
    assert round(s.bottom_margin.mm - s.footer_distance.mm - high.mm / 2) == 7
    assert s.footer_distance + high < s.bottom_margin


def test_line_holds_twenty_eight_characters_and_page_twenty_two_lines(made: Any) -> None:
    s, normal = made.sections[0], made.styles["Normal"]
    closer = int(normal.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    wide = s.page_width.pt - s.left_margin.pt - s.right_margin.pt
    high = s.page_height.pt - s.top_margin.pt - s.bottom_margin.pt
    assert int(wide / (normal.font.size.pt + closer)) == 28
    assert int(high / normal.paragraph_format.line_spacing.pt) == 22


def test_headings_are_found_by_their_level_and_stay_with_what_follows(made: Any) -> None:
    levels = [p._p.pPr.find(qn("w:outlineLvl")) for p in made.paragraphs]
    found = {p.text: at.get(qn("w:val")) for p, at in zip(made.paragraphs, levels, strict=True) if at is not None}
    assert found == {"一、纠纷事实": "0", "（一）起因": "1", "1.经过": "2"}
    assert [p.text for p in made.paragraphs if p.paragraph_format.keep_with_next] == list(found)


def test_properties_of_a_paragraph_stand_in_the_schemas_order(made: Any) -> None:
    order = ["pStyle", "keepNext", "snapToGrid", "spacing", "ind", "jc", "outlineLvl"]
    cells = [p for t in made.tables for r in t.rows for c in r.cells for p in c.paragraphs]
    footers = [f.paragraphs[0] for f in (made.sections[0].footer, made.sections[0].even_page_footer)]
    for paragraph in (*made.paragraphs, *cells, *footers):
        names = [e.tag.split("}")[1] for e in paragraph._p.get_or_add_pPr()]
        assert names == sorted(names, key=order.index)


REPORT = (
    Title("青石镇2023年政府工作报告"),
    Occasion("——2024年4月1日在青石镇人民代表大会上\n镇长　甘某"),
    Salutation("各位代表："),
    Para("现在报告工作。"),
    Annex("报告数字来源表"),
    Table(["序号", "数字"], [["1", "98宗"]], (16, 140), 10.5),
)


def test_report_has_its_head_and_its_annex_on_a_page_of_its_own() -> None:
    made = docx.Document(io.BytesIO(write_docx(REPORT)))
    told = [(p.text, face(p), p.alignment) for p in made.paragraphs if p.runs]
    assert told == [
        ("青石镇2023年政府工作报告", "方正小标宋简体", 1),
        ("——2024年4月1日在青石镇人民代表大会上", "楷体_GB2312", 1),
        ("镇长　甘某", "楷体_GB2312", 1),
        ("各位代表：", "仿宋_GB2312", None),
        ("现在报告工作。", "仿宋_GB2312", 3),
        ("附件", "黑体", None),
        ("报告数字来源表", "方正小标宋简体", 1),
    ]
    assert [s.start_type for s in made.sections] == [2, 2]
    assert [round(s.top_margin.mm) for s in made.sections] == [37, 37]


def test_table_when_told_its_widths_and_size_keeps_them() -> None:
    [table] = docx.Document(io.BytesIO(write_docx(REPORT))).tables
    assert [round(c.width.mm) for c in table.rows[1].cells] == [16, 140]
    assert table.rows[1].cells[1].paragraphs[0].runs[0].font.size == Pt(10.5)


def test_a_file_whenever_it_is_made_holds_the_same_bytes() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx([Title("通知")]))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}
