"""Verdicts as the records the red pen hands over."""

from taizhang.redpen.claims.verdict import Verdict
from taizhang.redpen.model import Claim, Finding


def span_of(verdict: Verdict) -> tuple[int, int]:
    """From the first operand to the last, unless the verdict names its own place."""
    if verdict.span is not None:
        return verdict.span
    return min(q.figure.start for q in verdict.operands), max(q.figure.end for q in verdict.operands)


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
