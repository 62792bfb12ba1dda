"""Learned weights: kept in a compact file, applied without any library in a few milliseconds.

The file: one line of JSON, then deflated bytes: the buckets, each bucket's idf, and a short number for each
bucket and label.
"""

import json
import math
import os
import tempfile
import zlib
from array import array
from dataclasses import dataclass, field
from pathlib import Path

from taizhang.ledger.suggest import grams

_MAGIC = "taizhang weights 1"
_WORDS = 3


@dataclass(slots=True)
class Weights:
    """What was learned for one field: margins are linear in the text's runs, sureness is their softmax."""

    labels: list[str]
    bias: list[float]
    scale: float  # a share × scale is a weight
    sharp: float  # margins × sharp before the softmax
    buckets: "array[int]"
    idf: "array[float]"
    shares: "array[int]"
    about: dict[str, object] = field(default_factory=dict)
    _row: dict[int, int] = field(default_factory=dict, repr=False)

    def rows(self) -> dict[int, int]:
        """Bucket → row, made at the first use."""
        if not self._row:
            self._row = {b: i for i, b in enumerate(self.buckets)}
        return self._row

    def sure(self, text: str) -> list[tuple[str, float]]:
        """Every label with how sure, surest first; nothing for a text that holds no known run."""
        found = self._known(text)
        if not found:
            return []
        return self._softmax(self._margins(found))

    def _known(self, text: str) -> list[tuple[str, int, float]]:
        """The text's runs that weigh something: the run, its row, its value with the whole brought to length one."""
        rows, idf = self.rows(), self.idf
        found = [
            (gram, row, (1 + math.log(n)) * idf[row])
            for gram, n in grams.count(text).items()
            if (row := rows.get(grams.bucket(gram))) is not None
        ]
        length = math.sqrt(sum(v * v for _, _, v in found)) or 1.0
        return [(gram, row, v / length) for gram, row, v in found]

    def _margins(self, found: list[tuple[str, int, float]]) -> list[float]:
        n = len(self.labels)
        total = [0.0] * n
        for _, row, value in found:
            start = row * n
            for i, weight in enumerate(self.shares[start : start + n]):
                if weight:
                    total[i] += value * weight
        return [self.bias[i] + total[i] * self.scale for i in range(n)]

    def _softmax(self, margins: list[float]) -> list[tuple[str, float]]:
        top = max(margins)
        odds = [math.exp(self.sharp * (m - top)) for m in margins]
        whole = sum(odds)
        return sorted(((label, o / whole) for label, o in zip(self.labels, odds, strict=True)), key=lambda p: -p[1])

    def words(self, text: str, label: str) -> list[str]:
        """The runs of two or three characters that spoke most for a label, none inside another."""
        at, n = self.labels.index(label), len(self.labels)
        weighed = [
            (value * self.shares[row * n + at], gram)
            for gram, row, value in self._known(text)
            if len(gram) > 1 and all(c.isalnum() for c in gram)
        ]
        chosen: list[str] = []
        for weight, gram in sorted(weighed, reverse=True):
            if weight <= 0 or len(chosen) == _WORDS:
                break
            if not any(gram in w or w in gram or _overlap(gram, w) for w in chosen):
                chosen.append(gram)
        return chosen


def _overlap(a: str, b: str) -> bool:
    return a[-1] == b[0] or b[-1] == a[0] or a[-2:] == b[:2] or b[-2:] == a[:2]


def save(weights: Weights, path: Path) -> None:
    """Write the file whole or not at all."""
    head = {
        "magic": _MAGIC,
        "grams": grams.VERSION,
        "labels": weights.labels,
        "bias": weights.bias,
        "scale": weights.scale,
        "sharp": weights.sharp,
        "buckets": len(weights.buckets),
        "about": weights.about,
    }
    body = weights.buckets.tobytes() + weights.idf.tobytes() + weights.shares.tobytes()
    content = json.dumps(head, ensure_ascii=False).encode() + b"\n" + zlib.compress(body, 6)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.replace(temporary, path)


def load(path: Path) -> Weights | None:
    """Read the file; None where there is none, or where it was made by another version."""
    try:
        line, _, body = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        return None
    head = json.loads(line)
    if head.get("magic") != _MAGIC or head.get("grams") != grams.VERSION:
        return None
    raw, n = zlib.decompress(body), head["buckets"]
    buckets, idf, shares = array("i"), array("f"), array("h")
    buckets.frombytes(raw[: 4 * n])
    idf.frombytes(raw[4 * n : 8 * n])
    shares.frombytes(raw[8 * n :])
    return Weights(head["labels"], head["bias"], head["scale"], head["sharp"], buckets, idf, shares, head["about"])
