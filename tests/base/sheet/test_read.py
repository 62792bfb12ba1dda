from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base.sheet import SheetError, Table, read_sheet
from tests.base.sheet.books import book


def table(rows: list[list[Any]], merges: list[tuple[int, int, int, int]] | None = None) -> Table:
    (found,) = read_sheet(book(rows, merges or []), "台账.xlsx")
    return found


def labels(found: Table) -> list[str]:
    return [c.label for c in found.columns]


def values(found: Table) -> list[tuple[Any, ...]]:
    return [row.values for row in found.rows]


PEOPLE = [["序号", "姓名 ", "联系电话"], [1, "甲某", "13800001234"], [2, "乙某", 13800001235]]


def test_read_when_the_head_is_the_first_row() -> None:
    found = table(PEOPLE)
    assert (found.name, found.head_rows, labels(found)) == ("台账", (1,), ["序号", "姓名", "联系电话"])
    assert values(found) == [(1, "甲某", "13800001234"), (2, "乙某", 13800001235)]
    assert [row.number for row in found.rows] == [2, 3]


def test_read_when_a_title_a_unit_and_remarks_stand_around() -> None:
    found = table(
        [
            ["东湾镇项目资金台账", None, None, None],
            [None, None, None, "单位：万元"],
            ["项目名称", "村", "计划金额", "完成金额"],
            ["路灯", "东村", 12.5, 12],
            ["水渠", "西村", 8, 3.25],
            ["合计", None, 20.5, 15.25],
            ["备注：金额按合同填写。"],
            ["填表人：甲某"],
        ],
        [(0, 0, 0, 3)],
    )
    assert (found.title, found.unit, found.head_rows) == ("东湾镇项目资金台账", "万元", (3,))
    assert values(found)[:2] == [("路灯", "东村", 12.5, 12), ("水渠", "西村", 8, 3.25)]
    assert [(row.number, row.total) for row in found.rows] == [(4, False), (5, False), (6, True)]
    assert len(found.records) == 2
    assert found.notes == ("备注：金额按合同填写。", "填表人：甲某")


def test_read_when_the_head_has_three_merged_rows() -> None:
    found = table(
        [
            ["村名", "一、脱贫户情况", None, None, None, "备注"],
            [None, "总户数(户)", "人口", None, None, None],
            [None, None, "总数", "其中：男", "其中：女", None],
            ["东村", 10, 40, 21, 19, None],
            ["西村", 8, 30, 14, 16, "新"],
        ],
        [(0, 0, 2, 0), (0, 1, 0, 4), (1, 1, 2, 1), (1, 2, 1, 4), (0, 5, 2, 5)],
    )
    assert found.head_rows == (1, 2, 3)
    assert labels(found) == [
        "村名", "一、脱贫户情况/总户数(户)", "一、脱贫户情况/人口/总数", "一、脱贫户情况/人口/其中：男",
        "一、脱贫户情况/人口/其中：女", "备注",
    ]  # fmt: skip
    assert values(found)[1] == ("西村", 8, 30, 14, 16, "新")
    assert (0, 1, 0, 4) in found.merged


def test_read_when_a_text_file_has_a_head_of_two_rows() -> None:
    text = "村名,总数,,备注\n,男,女,\n东村,21,19,\n西村,14,16,新\n"
    (found,) = read_sheet(text.encode("gb18030"), "表.csv")
    assert labels(found) == ["村名", "总数/男", "总数/女", "备注"]
    assert values(found) == [("东村", "21", "19", None), ("西村", "14", "16", "新")]


def test_read_when_there_is_no_head() -> None:
    found = table(
        [["东湾镇", "撤销上村，并入下村"], ["东湾镇", "撤销前村，并入后村"], ["西湾镇", "撤销左村，并入右村"]]
    )
    assert (found.head_rows, labels(found), len(found.rows)) == ((), ["第1列", "第2列"], 3)
    assert found.notes == ("这张表没有表头，各列按位置称为第1列、第2列：请核对每一列是什么。",)


def test_read_when_labels_and_values_stand_side_by_side_above() -> None:
    found = table(
        [
            ["培训签到表"],
            ["培训名称", "安全生产", "培训人", None],
            ["填报单位：应急办"],
            ["序号", "姓名", "单位", "联系电话"],
            [1, "甲某", "东村", "13800001234"],
        ],
        [(0, 0, 0, 3)],
    )
    assert found.title == "培训签到表"
    assert dict(found.facts) == {"培训名称": "安全生产", "培训人": None, "填报单位": "应急办"}


def test_read_when_the_head_repeats_side_by_side() -> None:
    found = table([["姓名", "电话", "姓名", "电话"], ["甲", "111", "丙", "333"], ["乙", "222", None, None]])
    assert labels(found) == ["姓名", "电话"]
    assert [(r.number, *r.values) for r in found.rows] == [(2, "甲", "111"), (3, "乙", "222"), (2, "丙", "333")]
    assert found.notes == ("表头并排重复了 2 次，已按从左到右、从上到下接成一张表。",)


def test_read_when_a_name_stands_over_two_columns() -> None:
    found = table([["姓名", "电话", "电话", "村"], ["甲", "111", "112", "东村"], ["乙", "222", "223", "西村"]])
    assert [(c.name, c.label, c.letters) for c in found.columns][1:3] == [
        ("电话", "电话", "B"),
        ("电话", "电话（2）", "C"),
    ]


def test_read_when_cells_are_merged_downward() -> None:
    found = table(
        [["部门", "明细", "金额"], ["农业办", "差旅", 1], [None, "会议", 2], [None, "培训", 3]], [(1, 0, 3, 0)]
    )
    assert values(found) == [("农业办", "差旅", 1), ("农业办", "会议", 2), ("农业办", "培训", 3)]
    assert [sorted(row.above) for row in found.rows] == [[], [0], [0]]


def test_read_when_blanks_probably_mean_as_above() -> None:
    found = table(
        [
            ["部门", "明细", "金额"],
            ["农业办", "差旅", 1],
            [None, "会议", 2],
            [None, "培训", 3],
            ["党政办", "差旅", 4],
            [None, "会议", 5],
        ]
    )
    assert [row.values[0] for row in found.rows] == ["农业办", None, None, "党政办", None]
    assert [dict(row.maybe) for row in found.rows] == [{}, {0: "农业办"}, {0: "农业办"}, {}, {0: "党政办"}]


def test_read_when_the_head_is_printed_again_on_the_next_page() -> None:
    found = table([*PEOPLE, PEOPLE[0], [3, "丙某", "13800001236"]])
    assert [row.values[0] for row in found.rows] == [1, 2, 3]


def test_read_when_dates_and_long_numbers_are_in_it() -> None:
    found = table([["日期", "银行账号"], [date(2023, 11, 5), 6222000011112222333], [date(2023, 11, 6), "6222"]])
    assert found.rows[0].values[0] == date(2023, 11, 5)
    assert found.notes == ("B2等处的数字超过 15 位，末尾已被 Excel 改成 0：请把这一列设为文本后重新填写。",)


def test_read_when_months_stand_over_columns_as_numbers() -> None:
    found = table([["部门", 2023.09, 2023.1, 2023.11], ["农业办", 1, 2, 3], ["党政办", 4, 5, 6]])
    assert labels(found) == ["部门", "2023.09", "2023.1", "2023.11"]
    assert found.notes == ("C列的表头“2023.1”可能是2023年10月（Excel 会去掉末尾的 0），也可能是1月：请核对。",)


@pytest.mark.parametrize("sign", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_read_when_a_text_file_comes_in_any_dress(sign: str, encoding: str) -> None:
    text = "姓名#地址#电话\r\n㙍某#“东村, 12号”#111\r\n".replace("#", sign)
    (found,) = read_sheet(
        (text if sign != "," else text.replace("“东村, 12号”", '"东村, 12号"')).encode(encoding), "名单.csv"
    )
    assert labels(found) == ["姓名", "地址", "电话"]
    assert found.rows[0].values[0] == "㙍某"
    assert found.rows[0].values[2] == "111"


def test_read_when_other_sheets_are_empty() -> None:
    (found,) = read_sheet(book(PEOPLE, 空表=1), "台账.xlsx")
    assert len(found.rows) == 2


def test_read_when_nothing_is_in_it() -> None:
    with pytest.raises(SheetError) as caught:
        read_sheet(book([]), "空.xlsx")
    assert str(caught.value) == "“空.xlsx”里没有数据：请检查是否选错了文件。"


CELL = (
    st.none() | st.text(max_size=8) | st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6) | st.dates(date(1950, 1, 1))
)


@given(st.lists(st.lists(CELL, max_size=5), max_size=8))
def test_read_when_cells_hold_anything(rows: list[list[Any]]) -> None:
    text = "\n".join(
        ",".join("" if v is None else str(v).replace(",", " ").replace('"', "") for v in row) for row in rows
    )
    try:
        found = read_sheet(text.encode("utf-8", "ignore"), "表.csv")
    except SheetError:
        return
    for one in found:
        assert all(len(row.values) == len(one.columns) for row in one.rows)
        assert len({c.label for c in one.columns}) == len(one.columns)
