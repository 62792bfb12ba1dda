"""The breakdown as a table with its total, every number a link to its rows."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString

from taizhang.faces.console import markup
from taizhang.faces.console.amounts import number, rate
from taizhang.faces.console.counted.asked import Measured
from taizhang.faces.console.counted.lines import Line
from taizhang.faces.console.markup import Column
from taizhang.ledger.listing import Filter
from taizhang.ledger.measures import Ratio


def table(of: Measured, by: Filter, made: list[Line]) -> SafeString | str:
    """The breakdown with its total, every number a link to its rows."""
    if not made:
        return ""
    columns = [Column(by.label, "title"), *(Column(f.title, "num") for f in of.figures)]
    rows = [[line.name, *_cells(of, line.parts, chosen(by, line))] for line in made]
    sums = tuple(tuple(map(sum, zip(*(line.parts[i] for line in made), strict=True))) for i in range(len(of.figures)))
    return markup.table(columns, rows, f"{of.book.title}，按{by.label}", total=["合计", *_cells(of, sums, {})])


def chosen(by: Filter, line: Line) -> dict[str, str] | None:
    """The filter that leaves this group alone; None where no filter does."""
    return {by.name: line.value} if line.value in dict(by.options) else None


def _cells(of: Measured, parts: Iterable[Any], group: dict[str, str] | None) -> list[SafeString | str]:
    found: list[SafeString | str] = []
    for figure, (over, under) in zip(of.figures, parts, strict=True):
        words = number(over) if not isinstance(figure, Ratio) else rate(over, under)
        anything = under if isinstance(figure, Ratio) else over
        found.append(markup.link(words, of.url(figure, **group)) if anything and group is not None else words)
    return found
