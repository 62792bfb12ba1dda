"""What is to be done with a report next, and by whom."""

from typing import Any

from taizhang.faces.console.reporting import said
from taizhang.faces.console.reporting.desk import Desk


def context(request: Any, desk: Desk) -> dict[str, Any]:
    """The next steps, as part/report_todo.html asks for them."""
    counts = said.counts(desk.made)
    return {"todo": {"open": counts["open"] + counts["none"]}, "actions": []}
