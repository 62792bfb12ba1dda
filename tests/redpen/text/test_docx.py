"""Word files: what is read, in which order, and what is left out."""

from collections.abc import Callable

import pytest

from taizhang.redpen.text import read
from taizhang.redpen.text.docx import lay_out

Maker = Callable[..., bytes]


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def text_of(data: bytes) -> str:
    return read(data, "a.docx").text


def test_docx_when_a_number_is_split_over_runs(word: Maker) -> None:
    assert text_of(word(paragraph(run("受理1") + run("06") + run("宗")))) == "受理106宗\n"


def test_docx_when_changes_are_tracked(word: Maker) -> None:
    deleted = "<w:del><w:r><w:delText>97</w:delText></w:r></w:del>"
    body = run("办结") + deleted + f"<w:ins>{run('98')}</w:ins>" + run("宗")
    assert text_of(word(paragraph(body))) == "办结98宗\n"


def test_docx_when_a_line_end_was_deleted(word: Maker) -> None:
    body = paragraph(run("前半，"), "<w:rPr><w:del/></w:rPr>") + paragraph(run("后半。"))
    assert text_of(word(body)) == "前半，后半。\n"


def test_docx_when_text_was_moved(word: Maker) -> None:
    moved = f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('新处')}</w:moveTo>"
    assert text_of(word(paragraph(moved))) == "新处\n"


def test_docx_when_fields_and_links_carry_words(word: Maker) -> None:
    field = "<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>" + run("第3页")
    link = f"<w:hyperlink>{run('公开网')}</w:hyperlink>"
    assert text_of(word(paragraph(field + link))) == "第3页公开网\n"


def test_docx_when_comments_are_there(word: Maker) -> None:
    marked = (
        '<w:commentRangeStart w:id="0"/>'
        + run("93%")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    data = word(paragraph(marked), comments='<w:comment w:id="0"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>')
    assert text_of(data) == "93%\n"


def test_docx_when_a_text_box_is_written_twice_for_old_programs(word: Maker) -> None:
    inner = f"<w:txbxContent>{paragraph(run('框内12户'))}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{inner}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text_of(word(paragraph(run("正文") + box))) == "正文\n框内12户\n"


def test_docx_when_footnotes_are_there(word: Maker) -> None:
    notes = f'<w:footnote w:id="2">{paragraph(run("按户籍人口计。"))}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = paragraph(run("人均") + reference + run("3万元")) + paragraph(run("次段。"))
    assert text_of(word(body, footnotes=notes)) == "人均3万元\n次段。\n按户籍人口计。\n"


def test_docx_when_a_table_has_merged_cells(word: Maker) -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph(run("合计"))}</w:tc>'
    cell = "<w:tc>{}</w:tc>".format
    rows = f"<w:tr>{cell(paragraph(run('村')))}{cell(paragraph(run('户')))}{cell(paragraph(run('人')))}</w:tr>"
    rows += f"<w:tr>{wide}{cell(paragraph(run('9')) + paragraph(run('名')))}</w:tr>"
    text = read(word(paragraph(run("表：")) + f"<w:tbl>{rows}</w:tbl>"), "a.docx")
    assert text.text == "表：\n村\t户\t人\n合计\t9\n名\n"
    cells = [(b.row, b.column, text.text[b.start : b.end]) for b in text.blocks if b.kind == "cell"]
    assert cells == [(0, 0, "村"), (0, 1, "户"), (0, 2, "人"), (1, 0, "合计"), (1, 2, "9\n名")]


def test_docx_when_headings_are_numbered_by_word(word: Maker) -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/>{}<w:lvlText w:val="{}"/></w:lvl>'.format
    levels = level(0, "chineseCounting", "", "%1、") + level(1, "decimal", "<w:isLgl/>", "%1.%2")
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    at = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'.format
    heads = ((0, "回顾"), (1, "产业"), (1, "民生"), (0, "计划"), (1, "项目"))
    body = "".join(paragraph(run(words), at(deep)) for deep, words in heads)
    assert text_of(word(body, numbering=numbering)) == "一、回顾\n1.1产业\n1.2民生\n二、计划\n2.1项目\n"


def test_docx_when_styles_say_what_is_a_heading(word: Maker) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="x"/><w:basedOn w:val="a2"/></w:style>'
    )
    body = "".join(
        paragraph(run(words), f'<w:pStyle w:val="{style}"/>')
        for style, words in (
            ("a1", "某镇报告"),
            ("a2", "回顾"),
            ("a3", "产业"),
            ("", "（一）民生更实。全年投入3万元。"),
        )
    )
    text = read(word(body, styles=styles), "a.docx")
    blocks = [(b.kind, b.level, text.text[b.start : b.end]) for b in text.blocks]
    assert blocks == [
        ("title", 0, "某镇报告"),
        ("heading", 2, "回顾"),
        ("heading", 2, "产业"),
        ("heading", 2, "（一）民生更实。"),
        ("paragraph", 0, "全年投入3万元。"),
    ]


def test_layout_when_each_piece_is_looked_up(word: Maker) -> None:
    text, layout = lay_out(word(paragraph(run("受理") + run("106宗") + "<w:r><w:tab/></w:r>" + run("办结"))))
    shown = {"t": lambda leaf: leaf.text, "tab": lambda leaf: "\t"}
    for piece in layout.pieces:
        name = str(piece.leaf.tag).rpartition("}")[2]
        assert text.text[piece.start : piece.end] == shown[name](piece.leaf)
    assert sum(p.end - p.start for p in layout.pieces) == len("受理106宗\t办结")


@pytest.mark.parametrize("odd", ["²", "٣", "-1", "9" * 5000, ""])
def test_docx_when_a_number_in_its_markup_is_none_keeps_its_words(word: Maker, odd: str) -> None:
    listed = f'<w:numPr><w:ilvl w:val="{odd}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{odd}"/>'
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{odd}"/></w:tcPr>{paragraph(run("乙"))}</w:tc>'
    level = f'<w:lvl w:ilvl="{odd}"><w:start w:val="{odd}"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"/>'
    made = word(paragraph(run("甲"), listed) + f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>", numbering=numbering)
    assert text_of(made) == "甲\n乙\n"
