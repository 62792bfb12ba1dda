"""A whole in one sentence, its parts in the next."""

from tests.redpen.claims.said import alarms, relations

TEXT = (
    "全年安排项目50个，总投资9.3亿元。"
    "竣工项目12个，总投资2.1亿元；续建项目30个，总投资5.2亿元；新开工项目8个，总投资2亿元。"
)


def test_listing_when_counts_and_amounts_add_up() -> None:
    assert relations(TEXT, "whole") == [
        (True, ("50个", "12个", "30个", "8个")),
        (True, ("9.3亿元", "2.1亿元", "5.2亿元", "2亿元")),
    ]
    assert alarms(TEXT) == []


def test_listing_when_one_of_the_two_sums_is_off() -> None:
    assert alarms(TEXT.replace("30个", "20个")) == [("likely", "whole")]
    assert alarms(TEXT.replace("5.2亿元", "2.5亿元")) == [("likely", "whole")]


def test_listing_when_the_noun_stands_behind_the_count() -> None:
    text = "推进53个重点项目。推动甲厂等10个项目竣工；乙厂等25个项目加快建设；丙厂等18个项目开工。"
    assert relations(text, "whole") == [(True, ("53个", "10个", "25个", "18个"))]


def test_listing_when_it_is_only_part_of_the_whole_says_nothing() -> None:
    assert alarms("推进53个重点项目。推动甲厂等10个项目竣工；乙厂等25个项目开工。") == []
