"""Tagged words: a control, a bookmark, and an endnote, as Word itself would write them."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from taizhang.base.docx import Heading, Occasion, Para, Salutation, Tagged, Title, write_docx

RATE = Tagged("tz:ab12:r1:2", "92.5%", "夜访诉求办结率 2023年", "98÷106，来源：夜访台账")
TOLD = Para(["受理", Tagged("tz:ab12:r1:1", "106宗"), "，办结率", RATE, "。"])


def body(*blocks: Any) -> Any:
    return docx.Document(io.BytesIO(write_docx(blocks))).element.body


def words(element: Any) -> str:
    return "".join(t.text for t in element.iter(qn("w:t")))


def val(holder: Any, name: str) -> str:
    return str(holder.find(f".//{qn(name)}").get(qn("w:val")))


def test_figure_when_written_stands_in_a_control_that_is_kept_and_can_be_changed() -> None:
    first, second = body(TOLD).iter(qn("w:sdt"))
    assert [words(c) for c in (first, second)] == ["106宗", "92.5%"]
    assert [[p.tag.split("}")[1] for p in c[0]] for c in (first, second)] == [
        ["rPr", "tag", "id", "lock"],
        ["rPr", "alias", "tag", "id", "lock"],
    ]
    assert [val(second, f"w:{n}") for n in ("alias", "tag", "lock")] == [
        "夜访诉求办结率 2023年",
        "tz:ab12:r1:2",
        "sdtLocked",
    ]


def test_figure_when_written_has_a_bookmark_of_its_name_around_it() -> None:
    paragraph = body(TOLD)[0]
    assert [e.tag.split("}")[1] for e in paragraph] == [
        "pPr", "r", "bookmarkStart", "sdt", "bookmarkEnd", "r", "bookmarkStart", "sdt", "bookmarkEnd", "r", "r",
    ]  # fmt: skip
    names = [b.get(qn("w:name")) for b in paragraph.iter(qn("w:bookmarkStart"))]
    assert names == ["tz_ab12_r1_1", "tz_ab12_r1_2"]
    assert words(paragraph) == "受理106宗，办结率92.5%。"


def test_control_when_the_file_is_written_again_has_the_same_number() -> None:
    once, again = ([c.get(qn("w:val")) for c in body(TOLD).iter(qn("w:id"))] for _ in range(2))
    assert once == again
    assert len(set(once)) == 2
    assert all(0 < int(n) < 2**31 for n in once)


def test_tag_when_it_stands_twice_has_two_bookmarks_and_two_numbers() -> None:
    one = Tagged("tz:1", "3件")
    made = body(Para([one, "和", one]))
    assert [b.get(qn("w:name")) for b in made.iter(qn("w:bookmarkStart"))] == ["tz_1", "tz_1__2"]
    assert len({c.get(qn("w:val")) for c in made.iter(qn("w:id")) if c.getparent().tag == qn("w:sdtPr")}) == 2


def test_tag_when_no_bookmark_can_bear_it_is_refused() -> None:
    with pytest.raises(ValueError, match="bookmark"):
        write_docx([Para([Tagged("有中文", "3件")])])


def test_figure_when_in_a_title_or_heading_looks_as_its_line() -> None:
    told = [Tagged("tz:1", "2023年"), "工作报告"]
    made = body(Title(told), Occasion(told), Salutation(told), Heading(told, 1), Para(told))
    faces = [[r.rPr.rFonts.get(qn("w:eastAsia")) for r in p.iter(qn("w:r"))] for p in made.iter(qn("w:p"))]
    assert faces == [[f, f] for f in ("方正小标宋简体", "楷体_GB2312", "仿宋_GB2312", "黑体", "仿宋_GB2312")]
    control = next(made.iter(qn("w:sdt")))
    assert control[0][0].find(qn("w:sz")).get(qn("w:val")) == "44"


def test_paragraph_when_its_words_hold_a_line_end_becomes_two() -> None:
    made = body(Para(["甲\n乙", Tagged("tz:1", "3件"), "\n丙"]))
    assert [words(p) for p in made.iter(qn("w:p"))] == ["甲", "乙3件", "丙"]


def parts(*blocks: Any) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write_docx(blocks))) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


def test_endnote_when_a_figure_has_one_hangs_on_it() -> None:
    made = parts(TOLD)
    paragraph = etree.fromstring(made["word/document.xml"])[0][0]
    [mark] = paragraph.iter(qn("w:endnoteReference"))
    assert mark.getparent().getprevious().tag == qn("w:bookmarkEnd")
    notes = {n.get(qn("w:id")): words(n).strip() for n in etree.fromstring(made["word/endnotes.xml"])}
    assert notes == {"-1": "", "0": "", "1": "98÷106，来源：夜访台账"}
    assert mark.get(qn("w:id")) == "1"


def test_endnotes_when_written_are_known_to_the_package_and_count_in_digits() -> None:
    made = parts(TOLD)
    assert (
        b'PartName="/word/endnotes.xml" ContentType="application/vnd.openxmlformats-officedocument'
        in (made["[Content_Types].xml"])
    )
    assert b'relationships/endnotes" Target="endnotes.xml"' in made["word/_rels/document.xml.rels"]
    for name in ("word/document.xml", "word/settings.xml"):
        found = etree.fromstring(made[name]).find(f".//{qn('w:endnotePr')}/{qn('w:numFmt')}")
        assert found.get(qn("w:val")) == "decimal"
    styles = etree.fromstring(made["word/styles.xml"])
    assert {"EndnoteReference", "EndnoteText"} <= {s.get(qn("w:styleId")) for s in styles}


def test_endnotes_when_there_are_none_leave_no_part() -> None:
    made = parts(Para("甲"))
    assert [n for n in made if "endnote" in n] == []
    assert b"endnotePr" not in made["word/document.xml"]


def test_endnote_when_it_holds_markup_and_control_characters_stays_words() -> None:
    made = parts(Para([Tagged("tz:1", "3件", note="<w:t>&\x00甲")]))
    assert words(list(etree.fromstring(made["word/endnotes.xml"]))[-1]) == " <w:t>&甲"
