"""What a sheet holds once it is understood: a head, columns, rows, and what stood around them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from taizhang.base.sheet.grid import Merge, Value, letters


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. index: its place in the table's rows; at: its place in the sheet, from 0.

    name: the head in one line, "总数/其中：男"; two columns may bear the same one, labels never do.
    """

    index: int
    at: int
    name: str
    label: str

    @property
    def letters(self) -> str:
        """The letters over it in the sheet."""
        return letters(self.at)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. number: its row in the sheet, as Excel counts.

    values: one for each column; a merged cell's value stands in every row it covers. above: the columns filled so.
    maybe: columns left blank that probably mean "as above", with the value they would take; a person decides.
    total: whether it adds up others (合计), and so is not one of them.
    """

    number: int
    values: tuple[Value, ...]
    above: frozenset[int] = frozenset()
    maybe: Mapping[int, Value] = field(default_factory=dict)
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet.

    name: the sheet's name, "" for a text file. title: what stands above the head. unit: "万元" from 单位：万元.
    head_rows: the rows of the head as Excel counts; none when the table has no head and its columns are 第1列, 第2列.
    facts: pairs of label and value beside or above the head (填报单位：…). notes: what was left out or left aside, and
    the remarks under the table. merged: the sheet's merged cells.
    """

    name: str
    head_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    unit: str = ""
    facts: Mapping[str, Value] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    merged: tuple[Merge, ...] = ()

    @property
    def records(self) -> tuple[Row, ...]:
        """The rows without those that add up others."""
        return tuple(row for row in self.rows if not row.total)
