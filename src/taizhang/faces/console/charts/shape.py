"""One shape of a drawing: its tag, its class, its numbers."""

from taizhang.faces.console.markup.escape import esc


def size(value: float) -> str:
    """A length or place in a drawing: two decimals at most, no trailing noughts."""
    written = f"{value:.2f}"
    return written.rstrip("0").rstrip(".")


def shape(tag: str, kind: str, inside: str = "", **numbers: float | str) -> str:
    """An SVG element of a class; `stroke_width=3` becomes stroke-width="3". Words are escaped, `inside` is markup."""
    given = "".join(
        f' {name.replace("_", "-")}="{esc(value) if isinstance(value, str) else size(value)}"'
        for name, value in numbers.items()
    )
    dressed = f' class="{kind}"' if kind else ""
    return f"<{tag}{dressed}{given}>{inside}</{tag}>" if inside else f"<{tag}{dressed}{given}/>"


def words(text: object, kind: str = "", **numbers: float | str) -> str:
    """A line of text; empty words still make an element, so that its place is kept."""
    return shape("text", kind, esc(text), **numbers)
