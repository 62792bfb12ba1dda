"""A report on paper: its numbers in controls, their sources in endnotes and in the annex."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx as word
from docx.oxml.ns import qn
from lxml import etree

from taizhang.base import clock
from taizhang.redpen import Text
from taizhang.redpen.text import read
from taizhang.reports.compile import compiled as compile_report
from taizhang.reports.models import Report
from taizhang.reports.render import docx
from taizhang.reports.render.back import read_back
from taizhang.reports.shown import Compiled
from taizhang.reports.verbs import bind, mark, write
from tests.cast import Cast
from tests.reports.conftest import REPORTED
from tests.reports.render.conftest import changed


def made(data: bytes) -> Any:
    return word.Document(io.BytesIO(data))


def notes(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "word/endnotes.xml" not in archive.namelist():
            return []
        tree = etree.fromstring(archive.read("word/endnotes.xml"))
    return ["".join(t.text for t in note.iter(qn("w:t"))).strip() for note in list(tree)[2:]]


def test_report_when_written_has_its_head_levels_and_words(sent: Compiled) -> None:
    told = read(docx.write(sent, annex=False, endnotes=False), "a.docx")
    assert isinstance(told, Text)
    assert told.text.rstrip("\n") == sent.text
    faces = {
        r.text: r._r.rPr.rFonts.get(qn("w:eastAsia"))
        for p in made(docx.write(sent, endnotes=False)).paragraphs
        for r in p.runs
    }
    assert [faces[w] for w in ("青石镇2023年政府工作报告", "镇长　甘某", "一、守住安全底线", "（一）消防安全")] == [
        "方正小标宋简体",
        "楷体_GB2312",
        "黑体",
        "楷体_GB2312",
    ]


def test_figures_when_written_are_tagged_in_order_and_then_the_annex(sent: Compiled) -> None:
    tags = [t.get(qn("w:val")) for t in made(docx.write(sent)).element.body.iter(qn("w:tag"))]
    assert tags == [f"tz:00ab12cd34:v12:{what}" for what in (1, 2, 3, 4, 5, 6, 7, "annex")]


def test_annex_and_endnotes_when_not_wanted_are_left_out(sent: Compiled) -> None:
    assert made(docx.write(sent, annex=False)).tables == []
    assert notes(docx.write(sent, endnotes=False)) == []
    heads = [c.text for c in made(docx.write(sent, endnotes=False)).tables[0].rows[0].cells]
    assert heads == ["序号", "文中数字", "指标和口径", "时段和辖区", "分子÷分母", "来源"]


def test_report_when_bound_says_where_each_number_is_from(
    cast: Cast, drafted: Report, hazards: Callable[..., list[Any]]
) -> None:
    hazards(9, 3)
    with clock.at(REPORTED):
        bind(drafted, 1, "hazards_found", by=cast["吴静"])
        bind(drafted, 2, "hazard_rate", by=cast["吴静"])
        mark(drafted, 3, "reported", note="财政所报", by=cast["吴静"])
    now = compile_report(Report.objects.get())
    data = docx.write(now)
    said = notes(data)
    assert len(said) == 3
    assert [("12" in said[0], "9 ÷ 12" in said[1], "财政所报" in said[2])] == [(True, True, True)]
    rows = [[c.text for c in r.cells] for r in made(data).tables[0].rows]
    assert [r[:2] for r in rows] == [["尾注", "文中数字"], ["1", "12处"], ["2", "75%"], ["3", "4939万元"], ["—", "3间"]]
    assert rows[2][3:5] == ["2023年\n青石镇", "9÷12"]
    assert read_back(data, now).untouched


def test_words_when_read_back_are_written_with_every_binding(
    cast: Cast, drafted: Report, hazards: Callable[..., list[Any]]
) -> None:
    hazards(9, 3)
    with clock.at(REPORTED):
        bind(drafted, 1, "hazards_found", by=cast["吴静"])
        now = compile_report(Report.objects.get())
        told = read_back(changed(docx.write(now), lambda xml: xml.replace("全年共发现隐患", "全镇共查出隐患")), now)
        write(Report.objects.get(), told.body(), by=cast["吴静"])
    again = Report.objects.get()
    assert again.body == now.report.body.replace("全年共发现隐患", "全镇共查出隐患")
    assert [f.kind for f in again.figures.all()][:2] == ["bound", "open"]
