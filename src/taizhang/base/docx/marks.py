"""A tag and the bookmark that says the same: some programs lose the one on saving, some the other."""

import re

_TAG = re.compile(r"[A-Za-z][A-Za-z0-9:]{0,35}")
_NAME = re.compile(r"([A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*?)(?:__[0-9]{1,3})?")


def name_of(tag: str, nth: int = 1) -> str:
    """The name of the bookmark beside a control; names are unique in a file, so a tag's second bookmark is counted.

    ValueError for a tag that no bookmark can be named after.
    """
    if not _TAG.fullmatch(tag):
        raise ValueError(f"no bookmark can be named after the tag {tag!r}")
    return tag.replace(":", "_") + (f"__{nth}" if nth > 1 else "")


def tag_of(name: str) -> str:
    """The tag a bookmark stands for; "" for a name that we do not give."""
    found = _NAME.fullmatch(name)
    return found[1].replace("_", ":") if found else ""
