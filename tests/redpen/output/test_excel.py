"""The workbook, opened again by another library."""

import io

import openpyxl

from taizhang.redpen.model import Reading
from taizhang.redpen.output.excel import workbook


def rows(data: bytes, sheet: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [tuple(cell.value for cell in row) for row in book[sheet].iter_rows()]


def test_workbook_when_opened_again(reading: Reading) -> None:
    data = workbook([reading])
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["发现", "数字", "关系", "承诺"]
    assert [row[:4] for row in rows(data, "发现")] == [
        ("文件", "程度", "类别", "原文"),
        ("东塘.txt", "确定有误", "比率", "106宗，办结98宗，办结率93%"),
        ("东塘.txt", "请核对", "stray", "<b>&nbsp;"),
        ("东塘.txt", "行文", "行文", "约3千余"),
    ]
    assert rows(data, "数字")[3][:8] == ("东塘.txt", "93%", 93, 92.5, 93.5, "%", "%", "准确数")
    assert rows(data, "关系")[1][:4] == ("东塘.txt", "比率", "不成立", "106宗、98宗、93%")


def test_workbook_when_words_look_like_a_formula(reading: Reading) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([reading])))
    cell = book["承诺"]["B3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_workbook_when_there_are_two_reports(reading: Reading) -> None:
    assert len(rows(workbook([reading, reading]), "数字")) == 1 + 2 * len(reading.figures)


def test_workbook_when_a_cell_takes_several_lines(reading: Reading) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook([reading])))["发现"]
    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [33.0, 16.5]
