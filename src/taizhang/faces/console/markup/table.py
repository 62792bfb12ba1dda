"""A ledger table: red-ruled on a wide screen, a stack of cards on a phone, ruled again on paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from django.utils.safestring import SafeString, mark_safe

from taizhang.faces.console.markup.escape import esc
from taizhang.faces.console.markup.icon import icon

Kind = Literal["text", "no", "title", "num", "date", "seal", "due", "tick"]
# The cell of a seal is not itself a seal: `seal` and `due` dress the words inside.
CELL = {
    "seal": "is-seal", "due": "is-due", "text": "text", "no": "no", "title": "title", "num": "num", "date": "date",
    "tick": "is-tick",
}  # fmt: skip
FITS = 8  # more columns than this scroll sideways, and give up the head that stays in sight
SORT = {
    "asc": ("ascending", "arrow-up", "，现按此列从小到大"),
    "desc": ("descending", "arrow-down", "，现按此列从大到小"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column. kind: how its cells look; sort_url: where its head leads ("" if it cannot be sorted by)."""

    label: str
    kind: Kind = "text"
    sort_url: str = ""
    sorted: Literal["", "asc", "desc"] = ""


def table(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], caption: str, total: Sequence[object] = ()
) -> SafeString:
    """A whole table. A cell is text (escaped) or markup from `cells`; None and "" show a dash.

    caption: what the table holds, read out but not shown. total: the cells of a last row that sums up the others.
    """
    head, opening = _fixed(tuple(columns))
    body = "".join(_row(opening, row) for row in rows)
    foot = f"<tfoot>{_row(opening, total, 'total')}</tfoot>" if total else ""
    wide = " wide" if len(columns) > FITS else ""
    return mark_safe(
        f'<div class="scroll{wide}"><table class="ledger"><caption class="hush">{esc(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table></div>"
    )


@lru_cache(maxsize=512)
def _fixed(columns: tuple[Column, ...]) -> tuple[str, list[str]]:
    """What does not depend on the rows: the head, and the beginning of each cell."""
    opening = [f'<td class="{CELL[c.kind]}" data-label="{esc(c.label)}">' for c in columns]
    return "".join(_head(column) for column in columns), opening


def _row(opening: list[str], row: Sequence[object], kind: str = "") -> str:
    cells = "".join(f"{start}{_inside(cell)}</td>" for start, cell in zip(opening, row, strict=True))
    return f'<tr class="{kind}">{cells}</tr>' if kind else f"<tr>{cells}</tr>"


def _inside(cell: object) -> str:
    return '<span class="none">—</span>' if cell is None or cell == "" else esc(cell)


def _head(column: Column) -> str:
    label = esc(column.label)
    if not column.sort_url:
        return f'<th scope="col" class="{CELL[column.kind]}">{label}</th>'
    url = esc(column.sort_url)
    if not column.sorted:
        return f'<th scope="col" class="{CELL[column.kind]}"><a href="{url}">{label}</a></th>'
    aria, arrow, said = SORT[column.sorted]
    return (
        f'<th scope="col" class="{CELL[column.kind]}" aria-sort="{aria}"><a href="{url}">{label}'
        f'<span class="hush">{said}</span>{icon(arrow, 14)}</a></th>'
    )
