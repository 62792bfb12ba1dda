"""One reading of an invented text, made without the checker, so that the forms of output are tested alone."""

from fractions import Fraction

import pytest

from taizhang.redpen.model import Claim, Commitment, Figure, Finding, Reading, Text
from taizhang.redpen.text import read

WORDS = (
    "东塘镇2031年工作报告\n各位代表：\n一、回顾\n全年受理诉求106宗，办结98宗，办结率93%。约3千余人参加，<b>&nbsp;\n"
    "二、明年\n新建公厕9座，12月底前完成。\n"
)


def figure(text: Text, words: str, value: str, unit: str, kind: str = "level", exactness: str = "exact") -> Figure:
    start = text.text.index(words)
    exact = Fraction(value)
    spread = Fraction(1, 2) if unit == "%" else Fraction(0)
    return Figure(
        start, start + len(words), words, exact, exact - spread, exact + spread, unit, unit, exactness, kind, "诉求"
    )  # type: ignore[arg-type]


def reading_of(text: Text) -> Reading:
    """The reading of `text`, which must hold the words of WORDS in some form."""

    def at(words: str) -> int:
        return text.text.index(words)

    figures = (
        figure(text, "106宗", "106", "宗"),
        figure(text, "98宗", "98", "宗"),
        figure(text, "93%", "93", "%", "rate"),
        figure(text, "3千余人", "3000", "人", exactness="over"),
        figure(text, "9座", "9", "座", "target"),
    )
    span = at("106宗"), at("93%") + 3
    line = "98 ÷ 106 = 92.45%，应写 92% 或 92.5%，文中写 93%"
    findings = (
        Finding("sure", "rate", *span, "办结率与两个数对不上。", line, "", (0, 1, 2)),
        Finding("style", "double-approximation", at("约3千余"), at("约3千余") + 4, "“约”和“余”重复。"),
        Finding("look", "stray", at("<b>"), at("<b>") + 9, "请看。", "", "若是引文"),
    )
    claims = (Claim("rate", *span, (0, 1, 2), False, line),)
    promise = "新建公厕9座，12月底前完成"
    start = at(promise)
    commitments = (
        Commitment(start, start + len(promise), promise, "新建", "公厕", "9座", "", "12月底前", "", True),
        Commitment(at("二、明年"), at("二、明年") + 4, "=1+1", "改善", measured=False),
    )
    return Reading(text, figures, claims, findings, commitments)


@pytest.fixture
def reading() -> Reading:
    return reading_of(read(WORDS, "东塘.txt"))
