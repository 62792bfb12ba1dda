"""What is told to the reader: each thing once, at its surest, at the right words."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.redpen import Text, check
from tests.redpen.claims.said import alarms

WRONG = "受理诉求106宗，办结98宗，办结率93%。"
CLAUSES = (
    "受理诉求212宗，办结204宗，办结率98%",
    "财政收入5200万元，比上年增加400万元，增长9.6%",
    "人均收入由4800元增长到10800元，增长125%",
    "办理建议36件、提案20件，合计58件",
    "三次产业结构为9∶45∶48",
    "耕地面积3.2万亩，其中水田2万亩，旱地1.2万亩",
)


def test_finding_when_it_points_at_the_words() -> None:
    text = "开头一句。" + WRONG
    finding = check(text).findings[0]
    assert text[finding.start : finding.end] == "106宗，办结98宗，办结率93%"
    assert [check(text).figures[i].text for i in finding.figures] == ["106宗", "98宗", "93%"]


def test_finding_when_it_is_told_says_what_to_do() -> None:
    finding = check(WRONG).findings[0]
    assert finding.message == "两个数与比率对不上：按文中数字算得 92.45%，文中写 93%，请核对原始数据后改正其中一处。"
    assert (finding.level, finding.kind, finding.holds_if) == ("sure", "rate", "")


def test_finding_when_only_hidden_digits_could_mend_it_is_likely() -> None:
    finding = next(f for f in check("投资由2亿元增长到4.05亿元，增长101.5%。").findings if f.level != "style")
    assert (finding.level, finding.holds_if) == ("likely", "各数在未写出的位数上另有零头时可以成立")


def test_findings_when_two_kinds_trip_over_one_number_speak_once() -> None:
    assert alarms("全年计划投资10亿元，完成投资8.6亿元，完成率96%。") == [("sure", "rate")]


@settings(max_examples=40)
@given(st.permutations(CLAUSES))
def test_findings_when_independent_clauses_are_permuted_are_the_same(clauses: list[str]) -> None:
    assert sorted(alarms("。".join(clauses) + "。")) == [
        ("likely", "sum"),
        ("sure", "growth"),
        ("sure", "proportion"),
        ("sure", "rate"),
    ]


def test_check_when_given_a_text_or_words_reads_the_same() -> None:
    assert check(Text(WRONG)).findings == check(WRONG).findings


def test_check_when_a_line_end_breaks_the_sentence() -> None:
    text = "全年共接到群众来信来访和热线诉求106宗，办结98\n宗，办结率93%。"
    assert alarms(text) == [("sure", "rate")]


@given(st.text(max_size=300))
def test_check_when_fed_anything_does_not_raise(text: str) -> None:
    reading = check(text)
    assert all(0 <= f.start <= f.end <= len(text) for f in reading.findings)


NOISE = st.lists(
    st.sampled_from([*re.findall(r"[^，]+[，]?", "，".join(CLAUSES)), "。", "；", "其中", "由", "比上年", "\n"]),
    max_size=20,
)


@given(NOISE)
def test_check_when_clauses_are_shuffled_into_nonsense_does_not_raise(words: list[str]) -> None:
    text = "".join(words)
    assert all(text[f.start : f.end] == f.text for f in check(text).figures)


def test_check_when_the_text_is_empty() -> None:
    reading = check("")
    assert (reading.figures, reading.claims, reading.findings, reading.commitments) == ((), (), (), ())
