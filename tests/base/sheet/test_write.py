import csv
import tracemalloc
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.base.fields.phone import PHONE
from taizhang.base.fields.secret import Secret
from taizhang.base.sheet import Head, read_sheet, write_csv, write_xlsx

EVIL = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "http://a.example/", "0012", "{=1}"]


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def test_write_xlsx_when_texts_look_like_formulas() -> None:
    sheet = opened(write_xlsx([Head("内容")], [[text] for text in EVIL]))["台账"]
    cells = [sheet.cell(r, 1) for r in range(2, len(EVIL) + 2)]
    assert [(c.value, c.data_type, c.hyperlink) for c in cells] == [(text, "s", None) for text in EVIL]


def test_write_xlsx_when_values_are_of_every_kind() -> None:
    moment = datetime(2023, 11, 5, 9, 30)  # noqa: DTZ001  a cell has no time zone
    secret = Secret(PHONE, b"", plain="13800001234")
    row = [date(2023, 11, 5), moment, time(9, 30), 5, 2.5, Decimal("1.25"), True, None, "", 10**17, secret, "a\x00b"]
    sheet = opened(write_xlsx([Head(str(i)) for i in range(len(row))], [row]))["台账"]
    assert [c.value for c in sheet[2]] == [
        datetime(2023, 11, 5), moment, time(9, 30), 5, 2.5, 1.25, "是", None, None, "1" + "0" * 17, "138****1234", "ab",  # noqa: DTZ001
    ]  # fmt: skip


def test_write_xlsx_when_read_back() -> None:
    rows = [["甲某", "东村", 5, date(2023, 11, 5)], ["乙某", "西村", 7, date(2023, 11, 6)]]
    heads = [Head("姓名"), Head("村"), Head("数量"), Head("日期")]
    (found,) = read_sheet(write_xlsx(heads, rows, title="东湾镇台账", name="诉求[2023]"), "台账.xlsx")
    assert (found.name, found.title, found.head_rows) == ("诉求2023", "东湾镇台账", (2,))
    assert [list(row.values) for row in found.rows] == rows


def test_write_xlsx_when_it_is_a_template() -> None:
    heads = [Head("村", choices=tuple(f"第{i}村" for i in range(300)), must=True), Head("说明", help="一句话写清楚")]
    book = opened(write_xlsx(heads, []))
    sheet = book["台账"]
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref), rule.error) == (
        "备选项!$A$1:$A$300",
        "A2:A2002",
        "请从下拉列表中选择“村”。",
    )
    assert (book["备选项"].sheet_state, book["备选项"]["A300"].value) == ("hidden", "第299村")
    assert (sheet.freeze_panes, sheet["B1"].comment.text) == ("A2", "一句话写清楚")
    assert sheet.column_dimensions["A"].width > 10


def test_write_xlsx_when_rows_are_many_memory_stays_small() -> None:
    def rows(n: int) -> Iterator[list[object]]:
        return ([i, f"第{i}条", date(2023, 1, 1)] for i in range(n))

    def peak(n: int) -> int:
        tracemalloc.start()
        write_xlsx([Head("号"), Head("内容"), Head("日期")], rows(n))
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(10)
    small, large = peak(500), peak(5000)
    assert large - small < 1_500_000


def test_write_csv_when_excel_would_run_a_cell() -> None:
    data = write_csv([Head("=a"), Head("b")], [[text, -5] for text in EVIL])
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == [
        "'=a", "'=1+1", "'+cmd|' /C calc'!A0", "'-2+3", "'@SUM(A1)", "'\t=1", "http://a.example/", "0012", "{=1}",
    ]  # fmt: skip
    assert {row[1] for row in rows[1:]} == {"-5"}


def test_write_csv_when_values_are_of_every_kind() -> None:
    row = [date(2023, 11, 5), datetime(2023, 11, 5, 9, 30), Decimal("1.20"), False, None, "一,二\n三"]  # noqa: DTZ001
    data = write_csv([Head(str(i)) for i in range(6)], [row])
    assert list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))[1] == [
        "2023-11-05", "2023-11-05 09:30", "1.20", "否", "", "一,二\n三",
    ]  # fmt: skip


@settings(max_examples=40)
@given(st.lists(st.lists(st.text(max_size=10), min_size=2, max_size=2), max_size=4))
def test_write_when_texts_are_anything_no_cell_is_a_formula(rows: list[list[str]]) -> None:
    sheet = opened(write_xlsx([Head("甲"), Head("乙")], rows)).worksheets[0]
    assert {c.data_type for line in sheet.iter_rows() for c in line if c.value is not None} <= {"s"}
    for line in csv.reader(StringIO(write_csv([Head("甲"), Head("乙")], rows).decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)
