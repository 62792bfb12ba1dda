"""All style checks over one text. A new check is one file, its test, and one line here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from taizhang.redpen.model import Figure, Finding, Text

from . import (
    approximation,
    decrease,
    headings,
    leftover_year,
    markup,
    numerals,
    pairs,
    placeholder,
    punctuation,
    ranges,
    repeats,
    short_year,
    terms,
    thousands,
    units,
)
from .page import Page, page_of

CHECKS: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    approximation.check,
    decrease.check,
    headings.check,
    leftover_year.check,
    markup.check,
    numerals.check,
    pairs.check,
    placeholder.check,
    punctuation.check,
    ranges.check,
    repeats.check,
    short_year.check,
    terms.check,
    thousands.check,
    units.check,
)
MOST = 5  # places of one kind that are marked; a habit of the writer need not be told twenty times


def style_findings(text: Text, figures: Sequence[Figure] = ()) -> list[Finding]:
    """Return what breaks GB/T 15835 or house style, in order of place; all of level "style"."""
    page = page_of(text, figures)
    found = [finding for check in CHECKS for finding in _few(sorted(check(page), key=_place))]
    return sorted(found, key=_place)


def _few(findings: list[Finding]) -> Iterable[Finding]:
    """At most `MOST` of each kind; the last one says how many more there are."""
    kinds = dict.fromkeys(finding.kind for finding in findings)
    for kind in kinds:
        alike = [finding for finding in findings if finding.kind == kind]
        yield from alike[: MOST - 1]
        if len(alike) == MOST:
            yield alike[-1]
        elif len(alike) > MOST:
            more = f"（同样的写法后面还有 {len(alike) - MOST} 处，不再逐一标出）"
            yield replace(alike[MOST - 1], message=alike[MOST - 1].message + more)


def _place(finding: Finding) -> tuple[int, int]:
    return finding.start, finding.end
