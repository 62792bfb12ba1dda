from taizhang.base.sheet import Column, Like, Row, Wanted, match

WANTED = [
    Wanted("on", ("诉求时间", "来电日期", "日期"), Like.DATE),
    Wanted("name", ("诉求人", "姓名", "来电人")),
    Wanted("phone", ("联系电话", "手机"), Like.PHONE),
    Wanted("id_number", ("身份证号码",), Like.ID_NUMBER),
    Wanted("content", ("诉求内容", "问题描述")),
    Wanted("channel", ("渠道", "来源"), Like.CHOICE, frozenset({"热线", "网络"})),
]


def columns(*names: str) -> list[Column]:
    return [Column(i, i, name, name) for i, name in enumerate(names)]


def rows(*values: tuple[object, ...]) -> list[Row]:
    return [Row(i + 2, v) for i, v in enumerate(values)]  # type: ignore[arg-type]


def paired(names: list[str], *values: tuple[object, ...]) -> dict[str, str]:
    return {m.column.name: m.field for m in match(columns(*names), WANTED, rows(*values))}


def test_match_when_names_are_the_same_but_for_dress() -> None:
    assert paired(["日 期", "姓名（必填）", "联系电话：", "诉求内容", "备注"]) == {
        "日 期": "on", "姓名（必填）": "name", "联系电话：": "phone", "诉求内容": "content",
    }  # fmt: skip


def test_match_when_names_stand_in_a_deep_head() -> None:
    assert paired(["来电人信息/姓名", "来电人信息/联系电话"]) == {
        "来电人信息/姓名": "name",
        "来电人信息/联系电话": "phone",
    }


def test_match_when_a_name_says_nothing_the_content_does() -> None:
    found = match(
        columns("第1列", "第2列", "第3列"),
        WANTED,
        rows(("138****1234", "热线", "110105********002X"), ("13900001234", "网络", "110105********0039")),
    )
    assert [(m.column.name, m.field, m.why) for m in found] == [
        ("第1列", "phone", "内容像电话号码"),
        ("第2列", "channel", "内容像备选项"),
        ("第3列", "id_number", "内容像身份证号码"),
    ]


def test_match_when_two_columns_claim_one_field_the_content_decides() -> None:
    found = match(
        columns("电话", "联系电话"),
        WANTED,
        rows(("13800001234", "无"), ("13900001234", "未留"), ("13700001234", "不详")),
    )
    assert [(m.column.name, m.field) for m in found] == [("电话", "phone")]


def test_match_when_name_and_content_disagree() -> None:
    (found,) = match(columns("联系电话"), WANTED, rows(("甲",), ("乙",), ("丙",)))
    assert (found.field, found.score, found.why) == ("phone", 0.6, "名称相同，但内容不像电话号码")


def test_match_when_dates_are_doubtful_they_still_look_like_dates() -> None:
    assert paired(["登记", "x"], (10.15, "路灯坏了"), ("11.2号", "水管漏水"), (11.3, "噪音")) == {"登记": "on"}


def test_match_when_nothing_fits() -> None:
    assert paired(["序号", "备注"], (1, "甲"), (2, "乙"), (3, "丙")) == {}
    assert match([], WANTED) == []


def test_match_when_each_is_used_once() -> None:
    found = match(columns("姓名", "姓名", "来电人"), WANTED)
    assert [(m.column.index, m.field) for m in found] == [(0, "name")]
