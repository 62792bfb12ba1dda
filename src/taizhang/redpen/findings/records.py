"""Verdicts as the records the red pen hands over."""

from taizhang.redpen.claims.verdict import Verdict
from taizhang.redpen.model import Claim, Finding

_NEAR = 600  # characters: a long sentence with a list, not another page


def span_of(verdict: Verdict) -> tuple[int, int]:
    """From the first operand to the last near the one pointed at, unless the verdict names its own place.

    A base found pages away belongs to the arithmetic, not to the words that are marked.
    """
    if verdict.span is not None:
        return verdict.span
    anchor = (verdict.stated or verdict.operands[-1]).figure
    near = [q.figure for q in verdict.operands if abs(q.figure.start - anchor.start) <= _NEAR]
    return min(f.start for f in near), max(f.end for f in near)


def finding_of(verdict: Verdict) -> Finding:
    """One finding; only for verdicts that have a level."""
    start, end = span_of(verdict)
    indices = tuple(q.index for q in verdict.operands)
    return Finding(
        verdict.level or "look",
        verdict.kind,
        start,
        end,
        verdict.message,
        verdict.arithmetic,
        verdict.holds_if,
        indices,
    )


def claims_of(verdicts: list[Verdict]) -> tuple[Claim, ...]:
    """Every relation found, once for each set of operands."""
    claims: dict[tuple[str, tuple[int, ...], int], Claim] = {}
    for verdict in verdicts:
        start, end = span_of(verdict)
        indices = tuple(q.index for q in verdict.operands)
        claim = Claim(verdict.kind, start, end, indices, verdict.holds, verdict.arithmetic)
        claims.setdefault((verdict.kind, indices, start), claim)
    return tuple(sorted(claims.values(), key=lambda c: (c.start, c.end)))
