"""The red pen's findings as JSON, contract version 1: for other programs, and for next year's comparison."""

import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from taizhang.redpen.model import Claim, Commitment, Figure, Finding, Reading

VERSION = 1


def to_dict(reading: Reading, file: str = "") -> dict[str, Any]:
    """Return one reading as plain values; offsets count characters of the text given.

    For a .txt that is the file decoded; for every other kind the key "text" carries what was read.
    """
    source = reading.source
    made: dict[str, Any] = {"version": VERSION, "file": file or source.name, "kind": source.kind}
    if source.kind != "txt":
        made["text"] = source.text
    made["findings"] = [_finding(f) for f in reading.findings]
    made["figures"] = [_figure(f) for f in reading.figures]
    made["claims"] = [_claim(c) for c in reading.claims]
    made["commitments"] = [_commitment(c) for c in reading.commitments]
    return made


def failure(file: str, message: str) -> dict[str, Any]:
    """Return what stands in the array for a file that could not be read: the same keys, empty, and "error"."""
    empty: dict[str, Any] = {key: [] for key in ("findings", "figures", "claims", "commitments")}
    return {"version": VERSION, "file": file, "kind": "", "error": message, **empty}


def dumps(objects: Iterable[Mapping[str, Any]]) -> str:
    """Return the array as text, one object a file, readable and in UTF-8 signs."""
    return json.dumps(list(objects), ensure_ascii=False, indent=1)


def number(value: Fraction) -> int | float:
    """A fraction as the nearest JSON number: whole numbers stay whole."""
    return value.numerator if value.denominator == 1 else float(value)


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "value": number(figure.value),
        "low": number(figure.low),
        "high": number(figure.high),
        "unit": figure.unit,
        "basis": figure.basis,
        "exactness": figure.exactness,
        "kind": figure.kind,
        "subject": figure.subject,
        "period": figure.period,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        "start": claim.start,
        "end": claim.end,
        "holds": claim.holds,
        "operands": list(claim.operands),
        "arithmetic": claim.arithmetic,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "level": finding.level,
        "kind": finding.kind,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "arithmetic": finding.arithmetic,
        "holds_if": finding.holds_if,
        "figures": list(finding.figures),
    }


def _commitment(commitment: Commitment) -> dict[str, Any]:
    return {
        "start": commitment.start,
        "end": commitment.end,
        "text": commitment.text,
        "action": commitment.action,
        "object": commitment.object,
        "quantity": commitment.quantity,
        "place": commitment.place,
        "deadline": commitment.deadline,
        "owner": commitment.owner,
        "measured": commitment.measured,
    }
