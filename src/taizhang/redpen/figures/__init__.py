"""Every figure of a text: lexed, joined, bounded, and told what it is about."""

import re

from taizhang.redpen.figures import joins, lexer, meaning, subject, words
from taizhang.redpen.figures.raw import Raw
from taizhang.redpen.figures.units import COUNTING
from taizhang.redpen.model import Figure

_SENTENCE_END = re.compile(r"[。！？!?]|\n[ \n]*\n")
_PERIOD = re.compile(
    r"((?:19|20)[0-9]{2}(?:[-~至](?:19|20)?[0-9]{2})? ?年(?:上半年|下半年|底|末)?)|(“?十[一二三四五]五”?(?:时期|"
    r"期间|末|规划)?)|(五年来|过去五年|近[三五两]年|去年|今年|全年|上半年|年内)"
)


def figures_of(plain: str, text: str | None = None) -> tuple[Figure, ...]:
    """Return the figures of a text that has been made `plain`, in order of place.

    `text` is the same as it was given, for the exact wording of each figure.
    """
    wording = plain if text is None else text
    raws = joins.join(list(lexer.scan(plain)), plain)
    out: list[Figure] = []
    period, seen = "", 0
    for raw in raws:
        for found in _PERIOD.finditer(plain, seen, raw.end if raw.hint == "date" else raw.start):
            period = found.group().replace(" ", "")
        seen = raw.end if raw.hint == "date" else raw.start
        out.append(_figure(raw, plain, wording, out[-1] if out else None, period))
    return tuple(out)


def _figure(raw: Raw, plain: str, wording: str, previous: Figure | None, period: str) -> Figure:
    """Give one number its bounds, kind, subject and period."""
    words.bend(raw, plain)
    counted = raw.unit in COUNTING
    low, high = words.bounds(raw, counted)
    return Figure(
        start=raw.start,
        end=raw.end,
        text=wording[raw.start : raw.end],
        value=raw.value,
        low=low,
        high=high,
        unit=raw.unit,
        basis=raw.unit if counted else "",
        exactness=raw.exactness,
        kind=meaning.kind_of(raw, plain),
        subject=_subject(raw, plain, previous, counted),
        period=period,
    )


def _subject(raw: Raw, plain: str, previous: Figure | None, counted: bool) -> str:
    """The words before the number; a bare growth (，增长4.2%) is about what came before it in the sentence."""
    named, _ = subject.before(plain, previous.end if previous else 0, raw.start)
    noun = subject.after(plain, raw.end) if counted else ""
    if len(named) >= 2 or noun:
        return f"{named}{noun}" if not named or noun not in named else named
    if previous is None or _SENTENCE_END.search(plain, previous.end, raw.start):
        return named
    return previous.subject
