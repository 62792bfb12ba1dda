"""The rate of two counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.redpen import check
from tests.redpen.claims.said import alarms, relations

KIND = "rate"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("受理诉求212宗，办结204宗，办结率96.2%。", ("212宗", "204宗", "96.2%")),
        ("排查隐患312处，已整改300处，整改率达96%。", ("312处", "300处", "96%")),
        ("共调处矛盾纠纷215起，成功调处209起，成功率97.2%。", ("215起", "209起", "97.2%")),
        ("应参保人数12000人，实际参保11640人，参保率97%。", ("12000人", "11640人", "97%")),
        ("检测样品８００批次，合格７９２批次，合格率９９％。", ("８００批次", "７９２批次", "９９％")),
        ("办理代表建议24件、政协提案11件，办结率100%。", ("24件", "11件", "100%")),
        ("承办代表建议18件，政协提案12件，已办结30件，办结率100%。", ("18件", "12件", "30件", "100%")),
        ("全年调解纠纷150起，调解成功率98%，成功147起。", ("150起", "147起", "98%")),
    ],
)
def test_rate_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("受理诉求212宗，办结204宗，办结率98%。", "sure"),
        ("排查隐患312处，整改300处，整改率100%。", "sure"),
        ("交办工单640件，其中上级转办20件，办结600件，办结率98%。", "likely"),
        ("76件代表建议全部办复，办复率89%。", "likely"),
    ],
)
def test_rate_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "办理代表建议24件、政协提案31件，办复率95%。",
        "建成30座污水处理厂、45座垃圾处理场，污水、垃圾处理率分别达到75%和65%。",
        "受理案件30件，办结率90%。",
        "今年交办298件，办结率高于上年2个百分点。",
    ],
)
def test_rate_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []


COUNTS = st.integers(min_value=20, max_value=900)


@given(COUNTS, COUNTS, st.integers(min_value=0, max_value=2))
def test_rate_when_rounded_from_its_counts_is_never_alarmed(one: int, two: int, places: int) -> None:
    part, whole = sorted((one, two))
    stated = f"{part / whole * 100:.{places}f}"
    assert alarms(f"受理诉求{whole}宗，办结{part}宗，办结率{stated}%。") == []


@given(COUNTS, COUNTS)
def test_rate_when_cut_instead_of_rounded_is_never_alarmed(one: int, two: int) -> None:
    part, whole = sorted((one, two))
    assert alarms(f"受理诉求{whole}宗，办结{part}宗，办结率{part * 100 // whole}%。") == []


@given(COUNTS, COUNTS, st.integers(min_value=2, max_value=30))
def test_rate_when_moved_beyond_its_precision_is_found(one: int, two: int, off: int) -> None:
    part, whole = sorted((one, two))
    stated = part * 100 // whole - off
    if stated > 0:
        assert alarms(f"受理诉求{whole}宗，办结{part}宗，办结率{stated}%。") == [("sure", "rate")]


def test_rate_when_the_arithmetic_is_shown() -> None:
    finding = check("受理诉求106宗，办结98宗，办结率93%。").findings[0]
    assert finding.arithmetic == "98 ÷ 106 = 92.45%，应写 92% 或 92.5%，文中写 93%"


def test_rate_when_sheets_come_back() -> None:
    assert alarms("发放问卷500份，收回480份，回收率96%。") == []
    assert alarms("发放问卷500份，收回480份，回收率98%。") == [("sure", "rate")]
