"""PDF files: made here by hand, so that every line stands where the test says."""

import pytest

from taizhang.redpen.text import Unreadable
from taizhang.redpen.text.lines import Line, without_furniture
from taizhang.redpen.text.pdf import _paragraphs, read_pdf

WIDE = 500.0


def line(words: str, left: float = 80.0, right: float = WIDE) -> Line:
    return Line(words, left, right)


def test_paragraphs_when_a_number_is_broken_over_lines() -> None:
    lines = [line("全年财政收入49", 112), line("39万元，增长3.", 80), line("5%。", 80, 120), line("次段。", 112, 200)]
    assert _paragraphs(lines) == ["全年财政收入4939万元，增长3.5%。", "次段。"]


def test_paragraphs_when_a_long_number_had_no_room() -> None:
    lines = [
        line("首段。", 112, 200),
        line("次段。", 112, 200),
        line("事故起数下降", 112, 420),
        line("15.1%。", 80, 150),
    ]
    assert _paragraphs(lines) == ["首段。", "次段。", "事故起数下降15.1%。"]


def test_paragraphs_when_headings_stand_between() -> None:
    lines = [
        line("一、回顾", 112, 200),
        line("（一）产业", 112, 200),
        line("全年新增3家企", 112),
        line("业。", 80, 110),
    ]
    assert _paragraphs(lines) == ["一、回顾", "（一）产业", "全年新增3家企业。"]


def test_paragraphs_when_latin_words_are_broken() -> None:
    assert _paragraphs([line("see the annual", 112), line("report of 2030", 80, 200)]) == [
        "see the annual report of 2030"
    ]


def test_furniture_when_pages_have_heads_and_numbers() -> None:
    bodies = ["回顾过去", "全年受理", "办结事项", "展望来年"]
    pages = [[line("某镇文件"), line(f"{body}{n}项"), line(f"— {n} —")] for n, body in enumerate(bodies, 1)]
    kept = [[one.words for one in page] for page in without_furniture(pages)]
    assert kept == [["回顾过去1项"], ["全年受理2项"], ["办结事项3项"], ["展望来年4项"]]


def _pdf(lines: list[tuple[float, float, str]]) -> bytes:
    """A PDF of one page with Latin text at given places; the cross-reference table is computed."""
    stream = "BT /F1 12 Tf " + " ".join(f"1 0 0 1 {x} {y} Tm ({words}) Tj" for x, y, words in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 5\n0000000000 65535 f \n{table}trailer << /Size 5 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def test_pdf_when_words_are_stored_out_of_order() -> None:
    data = _pdf([(80, 700, "Income 4939, "), (110, 650, "second line."), (170, 700, "up 3.5%.")])
    assert read_pdf(data).text == "Income 4939, up 3.5%.\nsecond line.\n"


def test_pdf_when_it_has_no_text() -> None:
    with pytest.raises(Unreadable, match="扫描图片"):
        read_pdf(_pdf([]))
