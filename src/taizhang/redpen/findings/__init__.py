"""What does not hold, each thing once, at its surest."""

from taizhang.redpen.claims.verdict import Verdict
from taizhang.redpen.findings.records import finding_of, span_of
from taizhang.redpen.model import Finding

_ORDER = {"sure": 0, "likely": 1, "look": 2, "style": 3}


def findings_of(verdicts: list[Verdict]) -> tuple[Finding, ...]:
    """Turn the verdicts that have something to say into findings, in order of place.

    Several kinds of claim may trip over the same number; the reader hears of it once, from the surest.
    """
    said = sorted((v for v in verdicts if v.level), key=lambda v: (_ORDER[v.level or "style"], span_of(v)))
    held = {q.index for v in verdicts if v.holds and len(v.operands) > 2 for q in v.operands}
    kept: list[Finding] = []
    taken: set[int] = set()
    for verdict in said:
        about = (verdict.stated or verdict.operands[-1]) if verdict.operands else None
        if about is not None and about.index in taken:
            continue
        if verdict.level == "look" and about is not None and about.index in held:
            continue
        kept.append(finding_of(verdict))
        if about is not None:
            taken.add(about.index)
    return tuple(sorted(kept, key=lambda f: (f.start, f.end)))
