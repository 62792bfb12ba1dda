"""What the red pen says of a few words, in a shape that is easy to compare."""

from taizhang.redpen import check


def relations(text: str, kind: str, before: str | None = None) -> list[tuple[bool | None, tuple[str, ...]]]:
    """Every relation of one kind: whether it holds, and the wording of its operands."""
    reading = check(text, before)
    return [(c.holds, tuple(reading.figures[i].text for i in c.operands)) for c in reading.claims if c.kind == kind]


def alarms(text: str, before: str | None = None) -> list[tuple[str, str]]:
    """Level and kind of every finding of arithmetic, in order of place."""
    return [(f.level, f.kind) for f in check(text, before).findings if f.level != "style"]
