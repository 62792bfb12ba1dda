"""What sort of number it is, of what, and when."""

import pytest

from taizhang.redpen.figures import figures_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("财政收入5120万元", "level"),
        ("比上年增加420万元", "increment"),
        ("同比增长8.9%", "growth"),
        ("占财政支出的76%", "share"),
        ("办结率达96%", "rate"),
        ("提高2个百分点", "increment"),
        ("力争完成投资3亿元", "target"),
        ("年收入10万元以上的村", "threshold"),
        ("增长2.5倍", "growth"),
        ("全省第一", "rank"),
        ("2024年", "date"),
    ],
)
def test_kind_when_words_lead_to_it(text: str, kind: str) -> None:
    assert [f.kind for f in figures_of(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("全镇完成财政收入5120万元，增长8.9%", ["财政收入", "财政收入"]),
        ("其中新建公厕9间", ["新建公厕"]),
        ("21个项目落地", ["项目"]),
    ],
)
def test_subject_when_named_or_carried_over(text: str, subjects: list[str]) -> None:
    assert [f.subject for f in figures_of(text)] == subjects


def test_period_when_a_year_was_named_before() -> None:
    assert [f.period for f in figures_of("2023年，修路12公里。2024年，修路15公里。")] == [
        "2023年",
        "2023年",
        "2024年",
        "2024年",
    ]
