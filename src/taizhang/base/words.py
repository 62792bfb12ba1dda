"""The cutter that makes Chinese text findable: overlapping pairs of characters, and whole words of letters or digits.

Tokens go into SQLite FTS5 (tokenizer unicode61, joined by spaces) and into a PostgreSQL tsvector (`simple`) alike, so
that both give the same answers. Most Chinese words have two characters, which a three-character index cannot find.
"""

import re
import unicodedata
from itertools import pairwise

_HAN = r"々〇㐀-䶿一-鿿\U00020000-\U0003ffff"
_RUNS = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_IS_HAN = re.compile(rf"[{_HAN}]")
# Traps: unicode61 knows the characters of Unicode 6.1 only. A later one (the end of extension A, 鿍 and
# after, all of extensions E to H) counts as a space there and would be lost, so such characters are
# spelled in ASCII.
_SPELLED = re.compile("[\u4db6-\u4dbf\u9fcd-\u9fff\U0002a6d7-\U0002a6ff\U0002b735-\U0003ffff]")
_MARKS = re.compile("[\ufe00-\ufe0f\u200b-\u200d\ufeff\U000e0100-\U000e01ef]")
_ACCENTED = re.compile("[\u00c0-\u1fff]")  # a letter that may carry an accent
_LONGEST = 64  # a longer word is rubbish or base64; PostgreSQL refuses lexemes over 2 KB
_PREFIX_FROM = 3


def cut(text: str) -> list[str]:
    """The tokens to index: 新村路88号A座 → 新村 村路 路 88 号 a 座. Each once, in the order of the text."""
    found: dict[str, None] = {}
    for run in _RUNS.findall(_plain(text)):
        if _IS_HAN.match(run):
            # the last character begins no pair; alone it lets a query for it find something
            tokens = [a + b for a, b in pairwise(run)] + [run[-1]]
            found.update(dict.fromkeys(map(_spelled, tokens) if _SPELLED.search(run) else tokens))
        else:
            found[run[:_LONGEST]] = None
    return list(found)


def query(text: str) -> list[str]:
    """The tokens that must all be there. A token ending in * asks for any token that begins so: a single character,
    and a word of three letters or digits or more, which may be half typed. Nothing to look for gives []."""
    found: dict[str, None] = {}
    for run in _RUNS.findall(_plain(text)):
        if not _IS_HAN.match(run):
            found[run[:_LONGEST] + ("*" if len(run) >= _PREFIX_FROM else "")] = None
        elif len(run) == 1:
            found[_spelled(run) + "*"] = None
        else:
            for a, b in pairwise(run):
                found[_spelled(a + b)] = None
    return list(found)


def _plain(text: str) -> str:
    """Half-width, small letters, without accents and invisible marks."""
    if text.isascii():
        return text.lower()
    text = _MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold()
    if _ACCENTED.search(text):
        # unicode61 drops accents and PostgreSQL does not: dropped here, both agree
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text


def _spelled(token: str) -> str:
    return _SPELLED.sub(lambda c: f"zx{ord(c[0]):x}z", token)
