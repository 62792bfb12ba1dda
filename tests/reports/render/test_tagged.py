"""Controls and bookmarks in the shapes that Word, WPS and LibreOffice give them on saving."""

import io
import random
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from taizhang.base.docx import Tagged
from taizhang.redpen.text import Unreadable
from taizhang.reports.render import docx
from taizhang.reports.render.tagged import Line, read_tagged
from tests.reports.render.conftest import W, changed, compiled, file_of, inline, run

OUT = compiled()
TAG = "tz:00ab12cd34:v12:2"
NAME = TAG.replace(":", "_")
HERE = Tagged(TAG, "98宗")


def control(inner: str, tag: str = TAG) -> str:
    said = f'<w:tag w:val="{tag}"/>' if tag else ""
    return f"<w:sdt><w:sdtPr>{said}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def marked(inner: str) -> str:
    return f'<w:bookmarkStart w:id="4" w:name="{NAME}"/>{inner}<w:bookmarkEnd w:id="4"/>'


def ins(inner: str) -> str:
    return f'<w:ins w:id="8" w:author="甲">{inner}</w:ins>'


def gone(words: str) -> str:
    return f'<w:del w:id="9" w:author="甲"><w:r><w:delText>{words}</w:delText></w:r></w:del>'


def lines(*paragraphs: str) -> list[Line]:
    return read_tagged(file_of(list(paragraphs), OUT), "tz:")


def body(inner: str) -> list[Line]:
    """Lines of a file whose body is given as it is."""
    data = changed(file_of(["x"], OUT), lambda xml: xml.replace("<w:p>x</w:p>", inner))
    return read_tagged(data, "tz:")


@pytest.mark.parametrize(
    "shape",
    {
        "as we write it": inline(TAG, "98宗"),
        "control alone": control(run("98宗")),
        "bookmark alone": marked(run("98宗")),
        "runs split": control(run("9") + run("8") + run("宗")),
        "LibreOffice: tag lost, bookmark inside": control(
            f'<w:r><w:rPr/></w:r>{marked(run("98") + run("宗"))}<w:r><w:endnoteReference w:id="2"/></w:r>', ""
        ),
        "LibreOffice: bookmark begins inside and ends behind": (
            f'<w:sdt><w:sdtPr/><w:sdtContent><w:bookmarkStart w:id="4" w:name="{NAME}"/>{run("98宗")}'
            '</w:sdtContent></w:sdt><w:bookmarkEnd w:id="4"/>'
        ),
        "nested in a control of somebody": control(control(run("98宗")), "别人的"),
        "somebody's control in it": control(control(run("98宗"), "别人的")),
        "properties behind the words": (
            f'<w:sdt><w:sdtContent>{run("98宗")}</w:sdtContent><w:sdtPr><w:tag w:val="{TAG}"/></w:sdtPr></w:sdt>'
        ),
        "in a link": f"<w:hyperlink>{control(run('98宗'))}</w:hyperlink>",
        "in a smart tag": f"<w:smartTag>{control(run('98宗'))}</w:smartTag>",
        "a smart tag in it": control(f"<w:smartTag>{run('98')}</w:smartTag>{run('宗')}"),
        "inserted under tracking": ins(control(run("98宗"))),
        "changed under tracking": control(gone("97") + ins(run("98")) + run("宗")),
        "proofing marks in it": control(f'{run("98")}<w:proofErr w:type="spellStart"/>{run("宗")}'),
        "in a field's result": (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> FILLIN "" </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{marked(run("98宗"))}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        "second bookmark of its name": marked(run("98宗")).replace(NAME, f"{NAME}__2"),
        "bookmarks of others around": (
            f'<w:bookmarkStart w:id="1" w:name="_GoBack"/>{marked(run("98宗"))}<w:bookmarkEnd w:id="1"/>'
        ),
    }.items(),
    ids=lambda shape: shape[0],
)  # fmt: skip
def test_control_when_saved_by_another_program_is_found(shape: tuple[str, str]) -> None:
    [line] = lines(run("办结") + shape[1] + run("，好。"))
    assert line.parts == ("办结", HERE, "，好。")


def test_control_when_lifted_around_its_paragraph_is_found() -> None:
    [one, two] = body(control(f"<w:p>{run('98宗')}</w:p>") + f"<w:p>{run('乙')}</w:p>")
    assert (one.parts, two.parts) == ((HERE,), ("乙",))


def test_control_when_in_a_table_around_text_cell_or_row_is_found() -> None:
    cell = f"<w:tc><w:p>{run('98宗')}</w:p></w:tc>"
    rows = (
        f"<w:tr><w:tc><w:p>{control(run('98宗'))}</w:p></w:tc></w:tr>"
        f"<w:tr>{control(cell)}</w:tr>{control(f'<w:tr>{cell}</w:tr>')}"
    )
    found = body(f"<w:tbl>{rows}</w:tbl>")
    assert [(x.parts, x.cell) for x in found] == [((HERE,), True)] * 3


def test_bookmark_when_its_end_is_lost_reaches_to_the_end_of_its_paragraph() -> None:
    start = f'<w:bookmarkStart w:id="4" w:name="{NAME}"/>'
    assert [x.parts for x in lines(start + run("98宗"), run("下一段"))] == [(HERE,), ("下一段",)]


def test_words_when_struck_under_tracking_are_gone_and_paragraphs_join() -> None:
    joined = "<w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>"
    [line] = lines(joined + run("办结") + gone("很多"), control(run("98宗")))
    assert line.parts == ("办结", HERE)


def test_tabs_and_line_ends_when_in_a_line_stay_signs() -> None:
    [line] = lines(f"{run('甲')}<w:r><w:tab/></w:r>{run('乙')}<w:r><w:br/></w:r>{run('丙')}")
    assert line.parts == ("甲\t乙\n丙",)


def test_notes_and_boxes_when_there_are_no_words_of_the_text() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('框')}</w:p></w:txbxContent></w:pict></w:r>"
    assert [x.text for x in lines(run("甲") + box)] == ["甲"]
    assert "来源" not in "".join(x.text for x in read_tagged(docx.write(OUT, annex=False), "tz:"))


def test_number_of_a_list_when_word_made_one_of_it_is_a_word_again() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    numbering = f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    numbering += '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    out = io.BytesIO()
    made = file_of([f'<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>{run("守住底线")}'], OUT)
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, numbering if name == "word/numbering.xml" else old.read(name))
    assert [x.text for x in read_tagged(out.getvalue(), "tz:")] == ["一、守住底线"]


# ---------------------------------------------------------------- whatever is handed in

SENT = docx.write(OUT, annex=False)
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def refused_or_read(data: bytes) -> None:
    try:
        read_tagged(data, "tz:")
    except Unreadable as error:
        assert error.message.endswith(("。", "！"))


@FUZZ
@given(st.binary(max_size=400))
def test_bytes_when_random_are_refused(data: bytes) -> None:
    refused_or_read(data)
    refused_or_read(b"PK\x03\x04" + data)


@FUZZ
@given(st.integers(0, len(SENT)), st.binary(min_size=1, max_size=8))
def test_file_when_cut_or_overwritten_is_refused_or_read(at: int, noise: bytes) -> None:
    refused_or_read(SENT[:at])
    refused_or_read(SENT[:at] + noise + SENT[at + len(noise) :])


@FUZZ
@given(st.integers(0, 2**32))
def test_xml_when_shuffled_is_read_or_refused(seed: int) -> None:
    shuffled = random.Random(seed)

    def shuffle(xml: str) -> str:
        root = etree.fromstring(xml.encode())
        for _ in range(30):
            elements = list(root.iter())[1:]
            one, other = shuffled.choice(elements), shuffled.choice(elements)
            if one not in set(other.iterancestors()) and one is not other:
                other.insert(shuffled.randint(0, len(other)), one)
            for name in list(one.attrib):
                one.attrib[name] = shuffled.choice(["", "²", "-1", "9" * 30, TAG, NAME, "\u4e00"])
        return etree.tostring(root).decode()

    refused_or_read(changed(SENT, shuffle))


def hostile() -> Iterator[bytes]:
    """An entity bomb, a nest without end, a part that swells."""
    yield changed(SENT, lambda xml: '<!DOCTYPE a [<!ENTITY b "cc">]>' + xml.split("?>", 1)[1])
    deep = "<w:sdt><w:sdtContent>" * 3000 + "</w:sdtContent></w:sdt>" * 3000
    yield changed(SENT, lambda xml: xml.replace("<w:body>", f"<w:body>{deep}"))
    yield changed(SENT, lambda xml: xml.replace("<w:body>", f"<w:body>{' ' * 70_000_000}"))


def test_file_when_hostile_is_refused() -> None:
    for data in hostile():
        with pytest.raises(Unreadable):
            read_tagged(data, "tz:")


def test_nest_when_as_deep_as_the_parser_allows_is_read_or_refused() -> None:
    deep = "<w:smartTag>" * 240 + run("甲") + "</w:smartTag>" * 240
    refused_or_read(file_of([deep], OUT))
