"""Which line of a text that comes back was which line of the text that went out."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

_ALIKE = 45  # of 100: below it a line is another line, not the same one rewritten
_MOST = 40_000  # pairs of lines weighed in one changed stretch; a longer one is paired line by line


def pairs(old: Sequence[str], new: Sequence[str]) -> tuple[dict[int, int], frozenset[int]]:
    """The lines of `new` by their place, each with the place it had in `old`, and those of them that were moved.

    Lines that are new have no place in `old`.
    """
    found: dict[int, int] = {}
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found |= dict(zip(range(c, d), range(a, b), strict=True))
        elif what == "replace":
            found |= {c + j: a + i for i, j in _best(old[a:b], new[c:d])}
    moved = _moved(old, new, found)
    return found | moved, frozenset(moved)


def _moved(old: Sequence[str], new: Sequence[str], found: dict[int, int]) -> dict[int, int]:
    """Lines that stand elsewhere now, word for word."""
    taken = set(found.values())
    free: dict[str, list[int]] = {}
    for i, line in enumerate(old):
        if i not in taken:
            free.setdefault(line, []).append(i)
    return {j: free[line].pop(0) for j, line in enumerate(new) if j not in found and free.get(line)}


def _best(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs, in order, that are most alike taken together."""
    if len(old) * len(new) > _MOST:
        yield from ((k, k) for k in range(min(len(old), len(new))) if fuzz.ratio(old[k], new[k]) >= _ALIKE)
        return
    alike = [[score if (score := fuzz.ratio(a, b)) >= _ALIKE else 0.0 for b in new] for a in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike[i][j] + best[i + 1][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
