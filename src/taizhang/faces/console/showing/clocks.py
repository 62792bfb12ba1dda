"""An entry's clocks with the reckoning behind each date."""

from typing import Any

from taizhang.base import clock
from taizhang.faces.console import saying
from taizhang.ledger import clocks
from taizhang.ledger.book import Book
from taizhang.ledger.models import Clock


def shown(book: Book[Any], rows: list[Clock]) -> list[dict[str, Any]]:
    """Clocks as clocks.html asks for them: the running ones first, by what is due first."""
    by_key = {d.key: d for d in book.deadlines}
    known = [r for r in rows if r.key in by_key]
    ordered = sorted(known, key=lambda r: (r.stopped_at is not None, r.due_at))
    return [_shown(by_key[r.key], r) for r in ordered]


def _shown(deadline: Any, row: Clock) -> dict[str, Any]:
    lines = clocks.why(row)
    if row.extended:
        lines.insert(1, f"原到期：{saying.day_with_year(clock.local_day(row.first_due_at))}")
    return {
        "title": deadline.title,
        "due": _due(row),
        "until": saying.until(row.due_at),
        "lines": lines,
        "basis": deadline.basis,
        "provisional": row.provisional and row.stopped_at is None,
        "paused": row.paused_at is not None,
    }


def _due(row: Clock) -> tuple[str, str]:
    if row.stopped_at is None:
        return saying.due(row.due_at, paused=row.paused_at is not None)
    late = row.stopped_at > row.due_at
    return ("超期完成", "late") if late else ("按时完成", "done")
