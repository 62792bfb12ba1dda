"""翻番 against a base stated elsewhere."""

from tests.redpen.claims.said import alarms, relations

TEXT = "2010年生产总值98.1亿元。2015年生产总值确保比2010年翻两番，达到{}亿元。"


def test_doubling_when_it_holds() -> None:
    assert relations(TEXT.format(392), "multiple") == [(True, ("98.1亿元", "两番", "392亿元"))]
    assert alarms(TEXT.format(392)) == []


def test_doubling_when_it_does_not() -> None:
    assert alarms(TEXT.format(312)) == [("likely", "multiple")]


def test_doubling_when_the_base_is_nowhere() -> None:
    assert relations("产值比2010年翻一番，达到40亿元。", "multiple") == [(None, ("一番", "40亿元"))]
