"""What a person has said about a sheet: which table, which column is what, and every doubt they settled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Answers:
    """table: its place in the workbook, None to let the best fitting be taken. columns: column index → field, "" for
    none. said: question → answer. only_good: leave out the rows that cannot come in."""

    table: int | None = None
    columns: Mapping[int, str] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    only_good: bool = False

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "Answers":
        """From a form's names: table, col-3, q-…, only_good. Columns count only for the table they were shown for."""
        table = str(given.get("table", ""))
        shown = str(given.get("shown_table", table))
        columns = {}
        if table == shown:
            pairs = ((k.removeprefix("col-"), str(v)) for k, v in given.items() if k.startswith("col-"))
            columns = {int(k): v for k, v in pairs if k.isdecimal()}
        return cls(
            table=int(table) if table.isdecimal() else None,
            columns=columns,
            said={k.removeprefix("q-"): str(v) for k, v in given.items() if k.startswith("q-") and v != ""},
            only_good=bool(given.get("only_good")),
        )

    def kept(self) -> dict[str, Any]:
        """As JSON, to stand with the staged sheet."""
        return {
            "table": "" if self.table is None else str(self.table),
            **{f"col-{k}": v for k, v in self.columns.items()},
            **{f"q-{k}": v for k, v in self.said.items()},
            **({"only_good": "1"} if self.only_good else {}),
        }
