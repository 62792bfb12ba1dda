"""Beyond a base by a share of it."""

from tests.redpen.claims.said import alarms, relations


def test_beyond_when_the_share_is_right() -> None:
    text = "全年完成投资460万元，超过原定计划400万元的15%。"
    assert relations(text, "multiple") == [(True, ("460万元", "400万元", "15%"))]
    assert alarms(text) == []


def test_beyond_when_the_share_is_wrong() -> None:
    assert alarms("全年完成投资460万元，超过原定计划400万元的51%。") == [("likely", "multiple")]
