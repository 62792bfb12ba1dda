"""Icons of the lucide set as inline SVG, drawn once and kept."""

from functools import lru_cache

import lucide
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=256)
def icon(name: str, size: int = 18) -> SafeString:
    """An icon for the eye only: the word beside it, or the label of its button, is what is read out.

    Raises lucide.IconDoesNotExist for a name that is not in the set.
    """
    drawn = lucide._render_icon(name, size, **{"class": "icon", "aria-hidden": "true", "focusable": "false"})
    return mark_safe("".join(line.strip() for line in drawn.splitlines()))
