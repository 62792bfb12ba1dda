"""Texts without markup: encodings, offsets, blocks."""

import pytest

from taizhang.redpen.text import read
from taizhang.redpen.text.decode import decode

WORDS = "各位代表：\r\n全年受理１０６宗，&nbsp;办结98宗。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_decode_when_the_encoding_is(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_decode_when_the_end_is_cut_in_mid_character() -> None:
    assert decode(("办结率" * 60).encode()[:-1]) == "办结率" * 59 + "办结\ufffd"


def test_plain_when_offsets_must_hold() -> None:
    text = read(WORDS.encode("gb18030"), "a.txt")
    assert text.text == WORDS
    assert [text.text[b.start : b.end] for b in text.blocks] == ["各位代表：", "全年受理１０６宗，&nbsp;办结98宗。"]


def test_plain_when_pasted() -> None:
    text = read("全年受理106宗。\n办结98宗。")
    assert (text.kind, text.text) == ("txt", "全年受理106宗。\n办结98宗。")


def blocks(words: str) -> list[tuple[str, int, str]]:
    text = read(words)
    return [(b.kind, b.level, text.text[b.start : b.end]) for b in text.blocks]


def test_blocks_when_headings_have_numbers() -> None:
    words = "某乡2031年政府工作报告\n各位代表：\n第一部分 回顾\n一、过去一年\n（一）产业更强。新增3家。\n"
    words += "1.稻谷\n（1）早稻\n1.5万亩已种。\n"
    assert blocks(words) == [
        ("title", 0, "某乡2031年政府工作报告"),
        ("paragraph", 0, "各位代表："),
        ("heading", 0, "第一部分 回顾"),
        ("heading", 1, "一、过去一年"),
        ("heading", 2, "（一）产业更强。"),
        ("paragraph", 0, "新增3家。"),
        ("heading", 3, "1.稻谷"),
        ("heading", 4, "（1）早稻"),
        ("paragraph", 0, "1.5万亩已种。"),
    ]


def test_blocks_when_a_long_sentence_begins_with_a_number() -> None:
    words = "一、" + "坚持把稳粮保供作为头等大事" * 5 + "，全年种粮3万亩。"
    assert blocks(words) == [("paragraph", 0, words)]


def test_blocks_when_lines_were_broken_at_a_fixed_width() -> None:
    sentence = "全年共受理群众诉求一千余件，其中热线八百四十七件，网上留言一百五十三件，逐件登记、限时办理、办后回访。"
    lines = [sentence[at : at + 20] for at in range(0, len(sentence), 20)]
    words = "\n".join(lines * 3) + "\n"
    text = read(words)
    joined = [text.text[b.start : b.end].replace("\n", "") for b in text.blocks]
    assert joined == [sentence] * 3
