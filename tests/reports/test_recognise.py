"""Which numbers of a text are figures, and which name or date something."""

from taizhang.reports.recognise import found, fresh


def test_numbers_when_they_count_are_figures() -> None:
    text = "2023年，全年接到诉求743件，办结率100%；超300多户加入，投入近2000万元。"
    assert [f.words for f in found(text)] == ["743件", "100%", "超300多户", "近2000万元"]


def test_numbers_when_they_name_or_date_are_none() -> None:
    text = "12月20日，参加第31届博览会，落实“1+6+N”和“十四五”规划，沿704县道，拨打12345热线，排名全市第三。"
    assert found(text) == ()


def test_numbers_when_promised_are_of_the_coming_year() -> None:
    text = "一、过去一年的工作回顾\n" + "全年接到诉求743件。" * 3 + "\n2024年工作安排\n新建公厕3间。"
    assert [(f.words, f.coming) for f in found(text)][-2:] == [("743件", False), ("3间", True)]


def test_lead_when_it_ends_another_word_is_not_the_numbers() -> None:
    assert [f.words for f in found("与两家企业签约30个项目，赶超300家。")] == ["30个", "300家"]


def test_numbers_when_they_stand_in_tokens_are_not_found_again() -> None:
    text = "接到诉求⟦1⟧，办结741件。\n⟦2⟧"
    assert [(f.line, text[f.start : f.end]) for f in fresh(text, {1: "743件", 2: "98%"})] == [(0, "741件")]


def test_numbers_when_typed_against_a_token_are_left_to_the_check() -> None:
    assert fresh("接到诉求1⟦1⟧。", {1: "743件"}) == ()
