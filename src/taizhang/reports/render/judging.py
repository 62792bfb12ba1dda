"""What became of one figure's words: as they were, with words typed at their edge, changed, or gone."""

import re
import unicodedata
from dataclasses import dataclass

_NUMERAL = "0-9０-９零〇一二两三四五六七八九十百千万亿几半点.．,，%％‰"
_ABOUT = "约近超逾余多"
_NUMBER = re.compile(
    rf"(?:超过|将近|接近|大约|突破|[{_ABOUT}])*[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?[多余]?[千百十]?[万亿]?[多余]?"
)
_BEFORE = re.compile(rf"[^{_NUMERAL}{_ABOUT}]$")
_AFTER = re.compile(rf"^[^{_NUMERAL}{_ABOUT}]")
_EDGES = " \t\u3000\xa0\n"


@dataclass(frozen=True, slots=True)
class Judged:
    """before, after: words that were typed into the control beside its figure. now: the figure's words as changed.

    now is None where they are what they were, "" where they are gone.
    """

    before: str = ""
    now: str | None = None
    after: str = ""


def judge(was: str, here: str) -> Judged:
    """The words of a control, or of a bookmark, held against the words it was given."""
    stripped = here.strip(_EDGES)
    if _same(was, stripped):
        return Judged()
    at = here.find(was) if was else -1
    if at >= 0 and stands_alone(here, at, at + len(was)):
        return Judged(here[:at], None, here[at + len(was) :])
    if not stripped:
        return Judged(now="")
    found = re.compile(_NUMBER.pattern + f"(?:{re.escape(unit)})?").search(here) if (unit := _unit(was)) else None
    found = found or _NUMBER.search(here)
    if found is None or len(stripped) <= len(was) + 2:
        # No number in it: either a word put in its place, or a control that has come to stand around other words.
        return Judged(now=stripped) if len(stripped) <= 2 * len(was) + 6 else Judged(before=here, now="")
    if _same(was, found[0]):
        return Judged(here[: found.start()], None, here[found.end() :])
    return Judged(here[: found.start()], found[0], here[found.end() :])


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no digit, scale or about-word touches a number at [start, end) and makes it another."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    comma = ",，"
    return (not before or before in comma or bool(_BEFORE.match(before))) and (
        not after or after in comma or bool(_AFTER.match(after))
    )


def _same(was: str, here: str) -> bool:
    """Whether it is the same number in the same words: wide digits and signs between thousands make no difference."""
    return _plain(was) == _plain(here)


def _plain(words: str) -> str:
    flat = "".join(c for c in unicodedata.normalize("NFKC", words) if c not in " \t\u3000\xa0\u200b\ufeff")
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", flat)


def _unit(was: str) -> str:
    """What stands behind the digits."""
    return re.sub(r"^.*[0-9０-９](?:[多余千百十万亿]*)", "", was)
