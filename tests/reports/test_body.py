"""The body: tokens survive whatever a person types around, into and over them."""

from hypothesis import given
from hypothesis import strategies as st

from taizhang.reports import body
from taizhang.reports.body import Block, Head, Token

KNOWN = range(1, 6)
WORDS = st.text(st.sampled_from("甲乙123 ⟦⟧\n一、（）.：\r\u200b"), max_size=40)


def test_body_when_written_for_reading_and_typed_back_is_the_same() -> None:
    text = "接到诉求⟦1⟧，办结率⟦2⟧。"
    shown = body.written(text, {1: "743件", 2: "100%"})
    assert shown == "接到诉求⟦1 743件⟧，办结率⟦2 100%⟧。"
    assert body.typed(shown, KNOWN, 6).text == text


def test_text_when_typed_inside_a_token_is_not_taken() -> None:
    assert body.typed("接到诉求⟦1 99999件⟧。", KNOWN, 6).text == "接到诉求⟦1⟧。"


def test_token_when_unknown_is_its_words_again() -> None:
    read = body.typed("甲⟦77 12件⟧乙⟦88⟧丙", KNOWN, 6)
    assert (read.text, read.lost) == ("甲12件乙丙", (88,))


def test_token_when_met_twice_is_a_copy_the_second_time() -> None:
    read = body.typed("⟦1⟧甲⟦1⟧乙⟦1⟧", KNOWN, 6)
    assert (read.text, dict(read.copies)) == ("⟦1⟧甲⟦6⟧乙⟦7⟧", {6: 1, 7: 1})


def test_bracket_when_alone_is_dropped() -> None:
    assert body.typed("甲⟦乙⟧丙⟦", KNOWN, 6).text == "甲乙丙"
    assert body.typed("甲⟦2\n⟧乙", KNOWN, 6).text == "甲2\n乙"


@given(WORDS)
def test_typed_text_when_read_again_stays_as_it_is(text: str) -> None:
    once = body.typed(text, KNOWN, 6)
    held = {*KNOWN, *once.copies}
    again = body.typed(once.text, held, max(held) + 1)
    assert (again.text, dict(again.copies), again.lost) == (once.text, {}, ())
    assert len(set(body.tokens(once.text))) == len(body.tokens(once.text))
    assert "⟦" not in body.TOKEN.sub("", once.text)


@given(WORDS, st.dictionaries(st.integers(1, 5), WORDS))
def test_body_when_shown_and_taken_back_unchanged_is_itself(text: str, words: dict[int, str]) -> None:
    taken = body.typed(text, KNOWN, 6).text
    held = {*KNOWN, *body.tokens(taken)}
    flat = {n: w.replace("\n", "").replace("\r", "") for n, w in words.items()}
    assert body.typed(body.written(taken, flat), held, max(held) + 1).text == taken


@given(WORDS)
def test_blocks_when_joined_are_the_body(text: str) -> None:
    taken = body.typed(text, KNOWN, 6).text
    assert body.joined(body.blocks(taken)) == taken
    for line in taken.split("\n"):
        assert "".join(p if isinstance(p, str) else body.token(p.n) for p in body.parts(line)) == line


def test_lines_when_read_have_the_levels_of_official_papers() -> None:
    text = "各位代表：\n一、回顾\n（一）安全\n1. 检查\n（1）企业\n一是抓好安全。\n1.5万头存栏\n全年⟦1⟧。"
    assert [(b.kind, b.level) for b in body.blocks(text)] == [
        ("salutation", 0), ("heading", 1), ("heading", 2), ("heading", 3), ("heading", 4), ("paragraph", 0),
        ("paragraph", 0), ("paragraph", 0),
    ]  # fmt: skip


def test_heading_when_it_is_a_sentence_is_a_paragraph() -> None:
    assert body.blocks("一、我们检查了企业；发现了隐患。") == (Block("paragraph", "一、我们检查了企业；发现了隐患。"),)


def test_parts_when_cut_hold_tokens_in_order() -> None:
    assert list(body.parts("⟦1⟧和⟦2⟧")) == [Token(1), "和", Token(2)]


def test_head_when_pasted_is_title_occasion_and_speaker() -> None:
    above = "\n 政府工作报告\n\n——2024年3月26日在青石镇人民代表大会第四次会议上\n镇长  李青\n\n政府工作报告"
    text = f"{above}\n各位代表：\n正文。"
    head, rest = body.lifted(text)
    assert head == Head("政府工作报告", "2024年3月26日在青石镇人民代表大会第四次会议上", "镇长  李青")
    assert rest == "各位代表：\n正文。"


def test_head_when_there_is_none_leaves_the_text() -> None:
    assert body.lifted("2023年，全镇发现隐患8处。\n一、安全") == (Head(), "2023年，全镇发现隐患8处。\n一、安全")
