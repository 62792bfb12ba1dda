import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base import words

HAN = st.text(alphabet=st.sampled_from("新村路灯坏了㙍埇鳌𠀀𫠠鿰䶶〇"), min_size=1, max_size=12)


def found(texts: list[str], asked: str) -> list[int]:
    """The places of the texts that SQLite's own full-text search finds."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE t USING fts5(words, detail='none', tokenize='unicode61')")
    base.executemany(
        "INSERT INTO t(rowid, words) VALUES (?, ?)", [(i, " ".join(words.cut(t))) for i, t in enumerate(texts)]
    )
    tokens = [f'"{t[:-1]}" *' if t.endswith("*") else f'"{t}"' for t in words.query(asked)]
    return [r for (r,) in base.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY 1", [" AND ".join(tokens)])]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("新村路88号A座", ["新村", "村路", "路", "88", "号", "a", "座"]),
        ("１２３４５热线：ＡＢＣ", ["12345", "热线", "线", "abc"]),
        ("路灯，路灯。", ["路灯", "灯"]),
        ("塘㙍镇", ["塘㙍", "㙍镇", "镇"]),
        ("Café_bar 3.5公里", ["cafe", "bar", "3", "5", "公里", "里"]),
        ("𫠠村", ["zx2b820z村", "村"]),
        ("", []),
        ("。——!", []),
        ("x" * 100, ["x" * 64]),
    ],
)
def test_cut_when_scripts_are_mixed(text: str, tokens: list[str]) -> None:
    assert words.cut(text) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("路灯坏了", ["路灯", "灯坏", "坏了"]),
        ("灯", ["灯*"]),
        ("88号", ["88", "号*"]),
        ("GZ2023", ["gz2023*"]),
        ("鿰", ["zx9ff0z*"]),
        ("  ", []),
    ],
)
def test_query_when_words_are_asked_for(text: str, tokens: list[str]) -> None:
    assert words.query(text) == tokens


def test_query_when_asked_of_a_real_index() -> None:
    texts = ["新村路88号的路灯坏了", "村里新修了路", "大榄埇村六鳌", "编号 GZ-20231105-07", "鿰村与𫠠村"]
    answers = {
        q: found(texts, q) for q in ("路灯", "路", "新村", "埇", "鳌", "88号", "20231", "鿰", "𫠠村", "村鿰", "了")
    }
    assert answers == {
        "路灯": [0], "路": [0, 1], "新村": [0], "埇": [2], "鳌": [2], "88号": [0], "20231": [3], "鿰": [4], "𫠠村": [4],
        "村鿰": [], "了": [0, 1],
    }  # fmt: skip


@given(HAN, st.data())
def test_query_when_it_is_any_part_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    assert found([text], text[start:stop]) == [0]


@given(st.text(max_size=60))
def test_cut_when_given_anything_makes_tokens_both_engines_take(text: str) -> None:
    for token in words.cut(text):
        assert token == token.strip()
        assert len(token) <= 64
        assert not set(token) & set(" '\"\\*:&|!()\x00")


@given(st.text(alphabet=st.characters(categories=["L", "N"], max_codepoint=0x1FFF), min_size=3, max_size=20))
def test_query_when_a_word_of_any_script_is_asked_whole(text: str) -> None:
    tokens = set(words.cut(text))
    assert all(any(t.startswith(q[:-1]) if q.endswith("*") else t == q for t in tokens) for q in words.query(text))
