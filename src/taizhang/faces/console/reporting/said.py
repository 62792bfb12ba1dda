"""Words for a report's figures: how many of each kind there are, and what is missing."""

from collections import Counter

from taizhang.faces.console.markup.cells import SealKind
from taizhang.reports.shown import Compiled, Shown


def around(text: str, start: int, end: int, reach: int) -> tuple[str, str]:
    """A few characters on either side of some words, within their line and not beginning inside a number."""
    before = text[max(0, start - reach) : start].rpartition("\n")[2]
    if start - reach > 0 and text[start - reach - 1].isdigit():
        before = before.lstrip("0123456789.")
    return before, text[end : end + reach].partition("\n")[0]


def counts(made: Compiled) -> Counter[str]:
    """Figures by where they come from; what is contradicted counts as "wrong" as well."""
    found = Counter(figure.source for figure in made.figures)
    found["wrong"] = sum(figure.contradicted for figure in made.figures)
    return found


def summary(made: Compiled, against: int = 0) -> str:
    """The line under a report's title: 79 个数字：71 个来自台账，6 个来自部门报数，1 个对不上."""
    found = counts(made)
    named = (
        ("ledger", "个来自台账"),
        ("reported", "个来自部门报数"),
        ("open", "个待定"),
        ("none", "个缺数"),
        ("rhetoric", "个是行文用语"),
        ("wrong", "个与台账不符"),
    )
    parts = [f"{found[key]} {words}" for key, words in named if found[key]]
    if against:
        parts.append(f"{against} 处自相矛盾")
    return f"{len(made.figures)} 个数字：{'，'.join(parts)}" if made.figures else "还没有数字"


def source(figure: Shown) -> tuple[str, SealKind]:
    """The seal of a figure: its word and kind."""
    if figure.contradicted and figure.source != "none":
        return "不符", "late"
    seals: dict[str, tuple[str, SealKind]] = {
        "ledger": ("台账", "done"),
        "reported": ("部门报数", "wait"),
        "open": ("待定", "wait"),
        "none": ("缺数", "late"),
        "rhetoric": ("行文用语", "void"),
    }
    return seals[figure.source]
