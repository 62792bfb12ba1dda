"""What the next-year part of a report promises."""

from bisect import bisect_left

from taizhang.redpen.commitments import details
from taizhang.redpen.commitments.clauses import promises
from taizhang.redpen.commitments.section import next_year
from taizhang.redpen.model import Commitment, Figure


def commitments_of(text: str, plain: str, figures: tuple[Figure, ...]) -> tuple[Commitment, ...]:
    """Return the promises of the text in order; those without amount and deadline are not `measured`."""
    start, end = next_year(plain)
    starts = [figure.start for figure in figures]
    found: list[Commitment] = []
    for promise in promises(plain, start, end):
        words = plain[promise.start : promise.end]
        inside = figures[bisect_left(starts, promise.start) : bisect_left(starts, promise.end)]
        quantity = "；".join(f.text for f in inside if f.kind not in ("date", "rank"))
        deadline = details.deadline_of(words)
        found.append(
            Commitment(
                promise.start,
                promise.end,
                text[promise.start : promise.end],
                promise.action,
                details.object_of(words, promise.action),
                quantity,
                details.place_of(words),
                deadline,
                details.owner_of(words),
                measured=bool(quantity or deadline),
            )
        )
    return tuple(found)
