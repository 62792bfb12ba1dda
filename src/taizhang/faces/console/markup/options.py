"""Options and boxes of a choice, drawn once for each value chosen: a town of many hamlets has a hundred a page."""

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from taizhang.faces.console.markup.escape import esc

Pairs = tuple[tuple[str, str], ...]


@lru_cache(maxsize=256)
def ticks(name: str, pairs: Pairs, on: frozenset[str], locked: frozenset[str]) -> SafeString:
    """Boxes to tick of value and label; a locked one stands as it is."""
    return mark_safe(
        "".join(
            f'<label class="tick"><input type="checkbox" name="{esc(name)}" value="{esc(value)}"'
            f"{' checked' if value in on else ''}{' disabled' if value in locked else ''}>"
            f"<span>{esc(label)}</span></label>"
            for value, label in pairs
        )
    )


@lru_cache(maxsize=512)
def options(pairs: Pairs, chosen: str = "") -> SafeString:
    """Options of value and label, the chosen one marked."""
    return mark_safe(
        "".join(
            f'<option value="{esc(value)}"{" selected" if value == chosen else ""}>{esc(label)}</option>'
            for value, label in pairs
        )
    )


def tick(name: str, value: str, said: str, *, on: bool = False) -> SafeString:
    """A box to tick without words beside it; what it is for is read out."""
    return mark_safe(
        f'<label class="tick lone"><input type="checkbox" name="{esc(name)}" value="{esc(value)}"'
        f'{" checked" if on else ""}><span class="hush">{esc(said)}</span></label>'
    )
