"""What every drawn picture stands in: a figure with a legend, the drawing, and its numbers in a folded table."""

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString, mark_safe

from taizhang.faces.console.markup.escape import esc

KEY = '<svg viewBox="0 0 10 10" aria-hidden="true"><rect class="{}" width="10" height="10"/></svg>'


def drawing(inside: str, width: int, height: int, title: str, desc: str) -> str:
    """An SVG that a screen reader takes as one image, named and described."""
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" focusable="false">'
        f"<title>{esc(title)}</title><desc>{esc(desc)}</desc>{inside}</svg>"
    )


def figure(
    picture: str, title: str, heads: Sequence[str], rows: Iterable[Sequence[object]], legend: str = ""
) -> SafeString:
    """The picture with its numbers behind it; the first column of the table names the row."""
    columns = "".join(f'<th scope="col">{esc(head)}</th>' for head in heads)
    body = "".join(
        f'<tr><th scope="row">{esc(first)}</th>{"".join(f"<td>{esc(each)}</td>" for each in rest)}</tr>'
        for first, *rest in rows
    )
    return mark_safe(
        f'<figure class="chart">{legend}{picture}<details><summary>看数据</summary>'
        f'<table><caption class="hush">{esc(title)}</caption><thead><tr>{columns}</tr></thead>'
        f"<tbody>{body}</tbody></table></details></figure>"
    )


def legend(names: Iterable[tuple[str, str]]) -> str:
    """Which colour is what: (class, word) pairs."""
    keys = "".join(f"<span>{KEY.format(kind)}{esc(word)}</span>" for kind, word in names)
    return f'<p class="legend">{keys}</p>'
