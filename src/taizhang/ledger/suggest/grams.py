"""A text as its runs of one to three characters, each filed under a number: what the weights are learned for.

Hashing needs no dictionary, so that what is learned holds no word of any entry. crc32: the same in every process.
"""

import re
import unicodedata
from collections import Counter
from zlib import crc32

VERSION = 1
LONGEST = 3
BUCKETS = 1 << 19
_SPACE = re.compile(r"\s+")
_MOST = 4000  # characters looked at; a longer letter says what it is about before that


def plain(text: str) -> str:
    """Half-width, small letters, blanks and digits made one: numbers say nothing of a matter's kind."""
    said = unicodedata.normalize("NFKC", text[:_MOST]).lower()
    return _SPACE.sub(" ", said).strip()


def count(text: str) -> Counter[str]:
    """How often each run of one to three characters stands in the text."""
    said = plain(text)
    found: Counter[str] = Counter()
    for n in range(1, LONGEST + 1):
        found.update(said[i : i + n] for i in range(len(said) - n + 1))
    return found


def bucket(gram: str) -> int:
    """The number a run is filed under."""
    return crc32(gram.encode()) & (BUCKETS - 1)
