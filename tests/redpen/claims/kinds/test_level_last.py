"""The level said after its growth."""

from tests.redpen.claims.said import alarms, relations


def test_level_last_when_base_and_growth_give_it() -> None:
    text = "社会零售总额将比上年的250亿元增长8%，达到270亿元。"
    assert relations(text, "multiple") == [(True, ("250亿元", "8%", "270亿元"))]
    assert alarms(text) == []


def test_level_last_when_base_and_growth_do_not_give_it() -> None:
    assert alarms("社会零售总额将比上年的250亿元增长18%，达到270亿元。") == [("likely", "multiple")]
    assert alarms("养殖户将比上年的250户减少8%，减至230户。") == []


def test_level_last_when_the_increment_comes_first() -> None:
    text = "卫生院新增床位60张，总数达到339张，比上年增长21.5%。"
    assert relations(text, "growth") == [(True, ("60张", "339张", "21.5%"))]
    assert alarms(text.replace("21.5%", "25.1%")) == [("likely", "growth")]


def test_level_last_when_the_growth_comes_first() -> None:
    text = "粮食增长17.6%，即增产578吨，达到3856吨，柑橘增长25.4%。"
    assert relations(text, "growth") == [(True, ("578吨", "3856吨", "17.6%"))]
    assert alarms(text.replace("578", "758")) == [("likely", "growth")]


def test_level_last_when_growth_is_at_constant_prices_only_asks_to_look() -> None:
    assert alarms("生产总值比上年的250亿元增长6%，达到270亿元。") == [("look", "multiple")]
