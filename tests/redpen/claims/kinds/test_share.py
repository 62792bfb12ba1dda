"""A part and its share."""

import pytest

from tests.redpen.claims.said import alarms, relations

KIND = "share"


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("党员1200名，其中女党员360名，占30%。", ("360名", "1200名", "30%")),
        ("11个应用成功接入平台，占全市总数的73%。", ("11个", "73%")),
        ("完成税收5600万元，完成年度任务5000万元的112%。", ("5600万元", "5000万元", "112%")),
        ("完成整治任务45个村，占全镇50个村的90%。", ("45个", "50个", "90%")),
        ("15个村中，有12个村建成广场，占80%。", ("12个", "15个", "80%")),
    ],
)
def test_share_when_it_holds(text: str, operands: tuple[str, ...]) -> None:
    assert relations(text, KIND) == [(True, operands)]
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("党员1200名，其中女党员360名，占35%。", "likely"),
        ("完成整治任务45个村，占全镇50个村的95%。", "sure"),
        ("2个村通过验收，占总数的73%。", "likely"),
    ],
)
def test_share_when_it_does_not(text: str, level: str) -> None:
    assert alarms(text) == [(level, KIND)]


@pytest.mark.parametrize(
    "text",
    [
        "建成农田5000亩，占耕地面积的40%。",
    ],
)
def test_share_when_nothing_can_be_said(text: str) -> None:
    assert alarms(text) == []
