"""Margin comments: at the right words, and nothing else changed. Opened again by two other programs."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from lxml import etree

from taizhang.redpen.model import Finding, Reading, Text
from taizhang.redpen.output.word import annotated
from taizhang.redpen.text import read
from taizhang.redpen.text.doc import convert

Maker = Callable[..., bytes]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def finding(text: Text, words: str, message: str = "请核对。") -> Finding:
    start = text.text.index(words)
    return Finding("sure", "rate", start, start + len(words), message, "98 ÷ 106 = 92.45%")


def commented_words(data: bytes) -> dict[str, str]:
    """What stands between the marks of each comment, by the comment's number."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    words: dict[str, str] = {}
    running: set[str] = set()
    for element in root.iter():
        number = element.get(W + "id", "") if isinstance(element.tag, str) else ""
        if element.tag == W + "commentRangeStart":
            running.add(number)
            words[number] = ""
        elif element.tag == W + "commentRangeEnd":
            running.discard(number)
        elif element.tag == W + "t":
            for each in running:
                words[each] += element.text or ""
    return words


def shape(data: bytes) -> list[tuple[str, str, str]]:
    """Every run of the main part as (words, properties), comment marks taken out and equal neighbours joined."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    runs: list[tuple[str, str, str]] = []
    for run in root.iter(W + "r"):
        if run.find(W + "commentReference") is not None:
            continue
        properties = run.find(W + "rPr")
        look = etree.tostring(properties, method="c14n", with_tail=False).decode() if properties is not None else ""
        parent = str(run.getparent().tag).rpartition("}")[2]
        leaves = [leaf for leaf in run if leaf is not properties]
        words = "".join((leaf.text or "") if leaf.tag == W + "t" else f"<{leaf.tag}>" for leaf in leaves)
        if runs and runs[-1][1:] == (look, parent):
            runs[-1] = (runs[-1][0] + words, look, parent)
        else:
            runs.append((words, look, parent))
    return runs


@pytest.fixture
def report() -> bytes:
    """A report as an office program writes it: bold in mid-sentence, a table, a header, an old comment."""
    document = docx.Document()
    document.add_heading("东塘镇2031年工作报告", 0)
    paragraph = document.add_paragraph("全年受理诉求1")
    paragraph.add_run("06宗，办结").bold = True
    paragraph.add_run("98宗，办结率93%。")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "公厕", "9座"
    document.sections[0].header.paragraphs[0].text = "东塘镇人民政府"
    document.add_comment(paragraph.runs[0], text="原有批注", author="李", initials="李")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def marked(data: bytes, *words: str) -> tuple[bytes, Text]:
    text = read(data, "a.docx")
    return annotated(Reading(text, findings=tuple(finding(text, each) for each in words)), data), text


def test_word_when_the_words_run_over_several_runs(report: bytes) -> None:
    data, _ = marked(report, "106宗，办结98宗，办结率93%", "9座", "受理")
    assert commented_words(data) == {"0": "全年受理诉求1", "1": "106宗，办结98宗，办结率93%", "2": "9座", "3": "受理"}


def test_word_when_opened_by_another_library(report: bytes) -> None:
    data, _ = marked(report, "93%")
    comments = [(c.author, c.text) for c in opened(data).comments]
    assert comments == [("李", "原有批注"), ("红笔", "【确定有误】请核对。\n98 ÷ 106 = 92.45%")]


def test_word_when_everything_else_must_stay(report: bytes) -> None:
    data, text = marked(report, "办结率93%", "06宗，办", "9座")
    before, after = zipfile.ZipFile(io.BytesIO(report)), zipfile.ZipFile(io.BytesIO(data))
    assert after.namelist() == before.namelist()
    changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["word/document.xml", "word/comments.xml"]
    assert shape(data) == shape(report)
    assert read(data, "a.docx") == text


def test_word_when_the_file_had_no_comments_yet(word: Maker) -> None:
    body = '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">办结 98宗，</w:t><w:tab/><w:t>好</w:t></w:r></w:p>'
    original = word(body)
    data, text = marked(original, "98宗", "，\t好")
    assert commented_words(data) == {"0": "98宗", "1": "，好"}
    assert shape(data) == shape(original)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist()) - set(zipfile.ZipFile(io.BytesIO(original)).namelist())
        types = archive.read("[Content_Types].xml").decode()
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert names == {"word/comments.xml", "word/_rels/document.xml.rels"}
    assert types.count('PartName="/word/comments.xml"') == 1
    assert re.findall(r'Target="([^"]+)"', relations) == ["comments.xml"]
    assert read(data, "a.docx").text == text.text


def test_word_when_there_is_nothing_to_say(report: bytes) -> None:
    assert marked(report)[0] == report


def test_word_when_the_words_are_in_a_footnote(word: Maker) -> None:
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>按户籍12人计。</w:t></w:r></w:p></w:footnote>"
    body = "<w:p><w:r><w:t>人均</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>3万元</w:t></w:r></w:p>"
    data, _ = marked(word(body, footnotes=note), "12人")
    assert commented_words(data) == {"0": ""}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        said = "".join(etree.fromstring(archive.read("word/comments.xml")).itertext())
    assert said == "（所指文字：“12人”）【确定有误】请核对。98 ÷ 106 = 92.45%"


def test_word_when_findings_overlap_in_a_tracked_insertion(word: Maker) -> None:
    inserted = "<w:ins w:id='7' w:author='a'><w:r><w:t>受理106宗，办结98宗</w:t></w:r></w:ins>"
    original = word(f"<w:p>{inserted}<w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:p>")
    data, _ = marked(original, "受理106宗，办结", "106宗，办结98宗", "6宗")
    assert commented_words(data) == {"0": "受理106宗，办结", "1": "106宗，办结98宗", "2": "6宗"}
    assert shape(data) == shape(original)


def test_word_when_another_file_is_given(word: Maker) -> None:
    text = read(word("<w:p><w:r><w:t>甲</w:t></w:r></w:p>"), "a.docx")
    with pytest.raises(ValueError, match="another text"):
        annotated(Reading(text), word("<w:p><w:r><w:t>乙</w:t></w:r></w:p>"))


def test_word_when_the_text_was_no_word_file(reading: Reading) -> None:
    data = annotated(reading, b"")
    document = opened(data)
    lines = [p.text for p in document.paragraphs]
    assert lines == [line for line in reading.source.text.split("\n") if line]
    assert commented_words(data) == {"0": "106宗，办结98宗，办结率93%", "1": "约3千余", "2": "<b>&nbsp;"}
    assert [c.author for c in document.comments] == ["红笔", "红笔", "红笔"]
    assert annotated(reading, b"") == data
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}  # whenever it was made


def test_word_when_a_heading_and_its_paragraph_share_a_line() -> None:
    words = "（一）产业更强。全年新增3家。\n（二）民生更实。全年新增9家。"
    assert [p.text for p in opened(annotated(Reading(read(words)), b"")).paragraphs] == words.split("\n")


def test_word_when_opened_by_an_office_program(report: bytes) -> None:
    """By LibreOffice where it is at hand, else by the library once more: the words are all there, in order."""
    data, text = marked(report, "办结率93%")
    if shutil.which("soffice"):
        lines = convert(data, ".docx", "txt:Text (encoded):UTF8").decode("utf-8-sig").split("\n")
    else:
        lines = [paragraph.text for paragraph in opened(data).paragraphs]
    words = [line.strip() for line in lines if line.strip()]
    assert words[:2] == [line for line in text.text.split("\n") if line][:2]
