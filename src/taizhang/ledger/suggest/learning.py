"""Learning weights from labelled texts. Needs the extra `ml`; what it makes is applied without it."""

from array import array
from collections import Counter
from collections.abc import Sequence
from typing import Any

from taizhang.ledger.suggest import grams
from taizhang.ledger.suggest.weights import Weights

SEEN_IN = 3  # a run in fewer texts than this says more of its writer than of its matter
FOLDS = 5
_SHARPS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
_CHOICE_C = 0.3
_SMOOTH = 0.3
_LEAST = 50  # shares smaller than this in every label change nothing and are not kept
_NEVER = -9.0  # the margin of a label that this part of the texts does not hold


class CannotLearn(Exception):
    """There is too little to learn from, or the library is missing; the message says which."""


def learn(texts: Sequence[str], labels: Sequence[str], groups: Sequence[Any] | None = None) -> Weights:
    """Weights for these texts and labels. groups: texts of one matter, kept together when sureness is tried out.

    Raises CannotLearn.
    """
    np, svm, sparse, group_folds = _library()
    counts = Counter(labels)
    kept = [i for i, label in enumerate(labels) if counts[label] >= FOLDS]
    names = sorted({labels[i] for i in kept})
    if len(names) < 2 or len(kept) < 50:
        raise CannotLearn("已办结的件太少：至少要 50 件、两类以上，每类不少于 5 件。")
    marks = np.array([names.index(labels[i]) for i in kept])
    matrix, buckets, idf = _matrix([texts[i] for i in kept], np, sparse)
    tied = np.array([hash(groups[i]) for i in kept]) if groups is not None else np.arange(len(kept))
    sharp, right = _sharpness(matrix, marks, tied, len(names), np, svm, group_folds)
    coef, bias = _fit(matrix, marks, len(names), np, svm)
    return _pack(names, coef, bias, buckets, idf, sharp, {"texts": len(kept), "right": round(right, 4)}, np)


def _library() -> tuple[Any, Any, Any, Any]:
    try:
        import numpy  # noqa: PLC0415  an extra: 207 MB that only learning needs
        from scipy import sparse  # type: ignore[import-untyped]  # noqa: PLC0415
        from sklearn.model_selection import GroupKFold  # noqa: PLC0415
        from sklearn.svm import LinearSVC  # noqa: PLC0415
    except ImportError as error:
        raise CannotLearn("学习需要 scikit-learn：请先安装 taizhang[ml]。") from error
    return numpy, LinearSVC, sparse, GroupKFold


def _matrix(texts: Sequence[str], np: Any, sparse: Any) -> tuple[Any, Any, Any]:
    """Texts × known buckets with tf-idf of length one; the buckets; their idf."""
    held = [grams.count(t) for t in texts]
    numbers: dict[str, int] = {}
    rows, columns, values = array("i"), array("i"), array("f")
    for row, runs in enumerate(held):
        for gram, n in runs.items():
            number = numbers.get(gram)
            if number is None:
                number = numbers[gram] = grams.bucket(gram)
            rows.append(row)
            columns.append(number)
            values.append(n)
    tf = 1 + np.log(np.frombuffer(values, dtype="f4"))
    whole = sparse.csr_matrix(
        (tf, (np.frombuffer(rows, dtype="i4"), np.frombuffer(columns, dtype="i4"))), shape=(len(texts), grams.BUCKETS)
    )
    seen = np.bincount(whole.indices, minlength=grams.BUCKETS)
    buckets = np.flatnonzero(seen >= SEEN_IN)
    idf = (np.log((1 + len(texts)) / (1 + seen[buckets])) + 1).astype("f4")
    matrix = (whole[:, buckets] @ sparse.diags(idf)).tocsr()
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    length[length == 0] = 1
    return sparse.diags(1 / length) @ matrix, buckets, idf


def _fit(matrix: Any, marks: Any, n: int, np: Any, svm: Any) -> tuple[Any, Any]:
    """One line for each label against the rest, over runs weighed by how much more often the label's texts hold them.

    This weighing (NB-SVM, Wang and Manning 2012) told two texts in a hundred more right than plain tf-idf.
    """
    coef, bias = np.zeros((n, matrix.shape[1])), np.full(n, _NEVER)
    for label in sorted(set(marks.tolist())):
        mine = marks == label
        inside, outside = (np.asarray(matrix[m].sum(axis=0)).ravel() + _SMOOTH for m in (mine, ~mine))
        ratio = np.log(inside / inside.sum()) - np.log(outside / outside.sum())
        ratio /= np.abs(ratio).mean() or 1.0
        model = svm(C=_CHOICE_C, random_state=7).fit(matrix.multiply(ratio).tocsr(), mine)
        coef[label], bias[label] = ratio * model.coef_[0], model.intercept_[0]
    return coef, bias


def _sharpness(matrix: Any, marks: Any, tied: Any, n: int, np: Any, svm: Any, group_folds: Any) -> tuple[float, float]:
    """The sharpness under which texts not learned from are told most honestly, and the share told right."""
    margins = np.zeros((len(marks), n))
    folds = min(FOLDS, len(set(tied.tolist())))
    for train, test in group_folds(folds, shuffle=True, random_state=7).split(matrix, marks, tied):
        if len(set(marks[train].tolist())) < 2:
            raise CannotLearn("已办结的件几乎都属一类，没有可学的区别。")
        coef, bias = _fit(matrix[train], marks[train], n, np, svm)
        margins[test] = matrix[test] @ coef.T + bias

    def loss(sharp: float) -> float:
        odds = sharp * (margins - margins.max(axis=1, keepdims=True))
        logs = odds - np.log(np.exp(odds).sum(axis=1, keepdims=True))
        return float(-logs[np.arange(len(marks)), marks].mean())

    return min(_SHARPS, key=loss), float((margins.argmax(axis=1) == marks).mean())


def _pack(
    names: list[str], coef: Any, bias: Any, buckets: Any, idf: Any, sharp: float, about: dict[str, object], np: Any
) -> Weights:
    scale = float(np.abs(coef).max() / 32767)
    small = np.rint(coef.T / scale).astype("i2")
    used = np.flatnonzero(np.abs(small).max(axis=1) >= _LEAST)
    return Weights(
        labels=list(names),
        bias=[float(b) for b in bias],
        scale=scale,
        sharp=sharp,
        buckets=array("i", buckets[used].astype("i4").tolist()),
        idf=array("f", idf[used].tolist()),
        shares=array("h", small[used].ravel().tolist()),
        about=about,
    )
