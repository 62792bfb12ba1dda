"""How well classes of appeals are suggested: `python -m bench.suggest [folder]`.

Reads `train.csv` of the folder (columns topic, text, label, dup_group) and tries the learning of the product on texts
whose near-duplicates were all held back. Beside it the common way: tf-idf of one to three characters, linear SVM.
"""

import csv
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import django

FOLDS = 5


def main(folder: str = "../shared/data/appeals") -> None:
    """Measure and print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taizhang.settings")
    django.setup()
    with (Path(folder) / "train.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    texts = [f"{r['topic']} {r['text']}".strip() for r in rows]
    labels, groups = [r["label"] for r in rows], [r["dup_group"] for r in rows]
    print(f"{len(rows)} 件，{len(set(labels))} 类，{FOLDS} 折，近似件不跨折")
    _say("通行做法", labels, *_common(texts, labels, groups))
    sys.stdout.flush()
    guesses, sures, seconds = _ours(texts, labels, groups)
    _say("本项目", labels, guesses, seconds)
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        told = [(g == y) for g, y, s in zip(guesses, labels, sures, strict=True) if low <= s < high]
        print(f"  把握 {low:.1f}—{min(high, 1):.1f}：{len(told)} 件，其中说对 {sum(told) / (len(told) or 1):.3f}")


def _folds(labels: Sequence[str], groups: Sequence[str]) -> Any:
    from sklearn.model_selection import GroupKFold

    return GroupKFold(FOLDS, shuffle=True, random_state=1).split(labels, labels, groups)


def _common(texts: list[str], labels: list[str], groups: list[str]) -> tuple[list[str], str]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    guesses, started = [""] * len(texts), time.perf_counter()
    for train, test in _folds(labels, groups):
        cut = TfidfVectorizer(analyzer="char", ngram_range=(1, 3))
        model = LinearSVC().fit(cut.fit_transform([texts[i] for i in train]), [labels[i] for i in train])
        for i, guess in zip(test, model.predict(cut.transform([texts[i] for i in test])), strict=True):
            guesses[i] = str(guess)
    return guesses, f"{time.perf_counter() - started:.0f} 秒"


def _ours(texts: list[str], labels: list[str], groups: list[str]) -> tuple[list[str], list[float], str]:
    from taizhang.ledger.suggest.learning import learn

    guesses, sures = [""] * len(texts), [0.0] * len(texts)
    fitting, applying = 0.0, []
    for train, test in _folds(labels, groups):
        started = time.perf_counter()
        weights = learn([texts[i] for i in train], [labels[i] for i in train], [groups[i] for i in train])
        fitting += time.perf_counter() - started
        weights.rows()
        for i in test:
            started = time.perf_counter()
            guesses[i], sures[i] = weights.sure(texts[i])[0]
            applying.append(time.perf_counter() - started)
    return (
        guesses,
        sures,
        f"学习 {fitting:.0f} 秒，一次建议 {median(applying) * 1000:.1f} 毫秒（中位数，{len(texts)} 次）",
    )


def _say(who: str, labels: list[str], guesses: list[str], seconds: str) -> None:
    right = sum(g == y for g, y in zip(guesses, labels, strict=True)) / len(labels)
    print(f"{who}：准确率 {right:.4f}，宏平均 F1 {_macro(labels, guesses):.4f}，{seconds}")


def _macro(labels: list[str], guesses: list[str]) -> float:
    scores = []
    for name in sorted(set(labels)):
        both = sum(g == y == name for g, y in zip(guesses, labels, strict=True))
        scores.append(2 * both / (labels.count(name) + guesses.count(name)))
    return sum(scores) / len(scores)


if __name__ == "__main__":
    main(*sys.argv[1:])
