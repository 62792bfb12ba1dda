"""What stands in the cells of a ledger: a seal, a due date in words, a chip, a linked title."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from django.utils.safestring import SafeString, mark_safe

from taizhang.faces.console.markup.escape import esc

SealKind = Literal["open", "late", "done", "wait", "void"]
DueKind = Literal["", "soon", "late", "paused", "done"]


@lru_cache(maxsize=256)
def seal(word: str, kind: SealKind = "open") -> SafeString:
    """A state as a seal. The word carries the meaning; the colour only repeats it."""
    return mark_safe(f'<span class="seal {kind}">{esc(word)}</span>')


def due(word: str, kind: DueKind = "", when: str = "") -> SafeString:
    """A due date in a person's words; `when` is the exact date and the rule, shown on hover."""
    hint = f' title="{esc(when)}"' if when else ""
    return mark_safe(f'<span class="{"due " + kind if kind else "due"}"{hint}>{esc(word)}</span>')


def chip(word: str, kind: Literal["", "late", "wait"] = "") -> SafeString:
    """A small tag: category, warning, channel."""
    return mark_safe(f'<span class="{"chip " + kind if kind else "chip"}">{esc(word)}</span>')


def link(word: str, url: str) -> SafeString:
    """A plain link."""
    return mark_safe(f'<a href="{esc(url)}">{esc(word)}</a>')


def title(word: str, url: str, chips: Iterable[str] = ()) -> SafeString:
    """The cell that names the entry: its title as a link, and its chips on a second line."""
    tags = "".join(word if isinstance(word, SafeString) else chip(word) for word in chips)
    under = f'<span class="chips">{tags}</span>' if tags else ""
    return mark_safe(f'<a class="go" href="{esc(url)}">{esc(word)}</a>{under}')


def unwritten(facts: Iterable[Mapping[str, object]]) -> str:
    """The labels of short facts that were left empty, in one line; "" when none was."""
    return "、".join(str(each["label"]) for each in facts if not each["value"] and not each.get("full"))
