from django.utils.safestring import mark_safe

from taizhang.faces.console.markup import Column, due, seal, table, title
from tests.faces.console.charts.drawn import tree

COLUMNS = [Column("编号", "no"), Column("事项", "title"), Column("状态", "seal"), Column("到期", "due")]


def test_table_labels_every_cell_for_the_card_on_a_phone() -> None:
    row = ["诉-1", title("路灯不亮", "/e/1"), seal("办理中"), due("明天", "soon")]
    cells = tree(table(COLUMNS, [row], "待办")).iter("td")
    assert [(c.get("class"), c.get("data-label"), "".join(c.itertext())) for c in cells] == [
        ("no", "编号", "诉-1"),
        ("title", "事项", "路灯不亮"),
        ("is-seal", "状态", "办理中"),
        ("is-due", "到期", "明天"),
    ]


def test_table_escapes_text_and_keeps_markup() -> None:
    drawn = table([Column("甲"), Column("乙")], [["<script>", mark_safe("<b>对</b>")]], "表")
    assert [("".join(c.itertext()), len(c)) for c in tree(drawn).iter("td")] == [("<script>", 0), ("对", 1)]


def test_table_shows_a_dash_for_nothing_but_not_for_nought() -> None:
    drawn = table([Column("甲"), Column("乙"), Column("丙")], [[None, "", 0]], "表")
    assert ["".join(c.itertext()) for c in tree(drawn).iter("td")] == ["—", "—", "0"]


def test_table_says_which_column_it_is_sorted_by() -> None:
    columns = [
        Column("编号", "no", "/?o=no&p=1"),
        Column("到期", "due", "/?o=-due", "asc"),
        Column("件数", "num", "/?o=n", "desc"),
    ]
    heads = tree(table(columns, [], "表")).iter("th")
    assert [(h.get("aria-sort"), next(h.iter("a")).get("href"), "".join(h.itertext())) for h in heads] == [
        (None, "/?o=no&p=1", "编号"),
        ("ascending", "/?o=-due", "到期，现按此列从小到大"),
        ("descending", "/?o=n", "件数，现按此列从大到小"),
    ]


def test_table_sums_up_in_a_foot_of_its_own() -> None:
    drawn = tree(table([Column("村"), Column("件", "num")], [["东", 2], ["西", 1]], "表", total=["合计", 3]))
    assert [["".join(c.itertext()) for c in row] for row in next(drawn.iter("tfoot"))] == [["合计", "3"]]
    assert len(next(drawn.iter("tbody"))) == 2


def test_table_of_more_columns_than_fit_scrolls_by_itself() -> None:
    wrapped = [tree(table([Column(str(n)) for n in range(many)], [], "表"))[0].get("class") for many in (8, 9)]
    assert wrapped == ["scroll", "scroll wide"]
