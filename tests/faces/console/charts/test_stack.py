from pytest import approx, raises

from taizhang.faces.console.charts import Part, stack
from tests.faces.console.charts.drawn import numbers_behind, styled, tree


def parts_of(markup: str) -> list[tuple[str | None, float]]:
    return [
        (n.get("class"), float(n.get("width") or 0)) for n in tree(markup).iter("rect") if n.find("title") is not None
    ]


def test_stack_gives_each_part_its_share_of_the_width() -> None:
    drawn = parts_of(stack([Part("待签收", 1), Part("办理中", 3)], "状态"))
    assert drawn == [("b", approx(83.5)), ("a", approx(253.5))]


def test_stack_keeps_an_empty_part_in_the_table_but_not_in_the_bar() -> None:
    drawn = stack([Part("待签收", 0), Part("超期", 2, "hot")], "状态")
    assert [kind for kind, _ in parts_of(drawn)] == ["hot"]
    assert numbers_behind(drawn) == [["", "件数", "占比"], ["待签收", "0", "0.0%"], ["超期", "2", "100.0%"]]


def test_stack_of_nothing_claims_no_share() -> None:
    assert numbers_behind(stack([Part("办理中", 0)], "状态"))[1] == ["办理中", "0", "—"]


def test_stack_refuses_a_count_below_nought() -> None:
    with raises(ValueError, match="below nought"):
        stack([Part("错", -1)], "状态")


def test_stack_holds_nothing_inline_that_the_policy_refuses() -> None:
    assert styled(stack([Part("办理中", 3)], "状态")) == []
