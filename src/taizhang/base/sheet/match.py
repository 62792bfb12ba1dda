"""Which column of a sheet is which field: by its name, and by what stands in it."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz

from taizhang.base.sheet.dates import Doubt, read_date
from taizhang.base.sheet.grid import Value
from taizhang.base.sheet.table import Column, Row

LEAST = 0.45
_SAMPLE = 200
_ANY_DAY = date(2099, 12, 31)


class Like(StrEnum):
    """What the values of a field look like."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PHONE = "phone"
    ID_NUMBER = "id"
    CREDIT_CODE = "credit"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A field to be filled. names: its label first, then others it goes by; choices: its known values, for CHOICE."""

    field: str
    names: tuple[str, ...]
    like: Like = Like.TEXT
    choices: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A column taken for a field; score 0 to 1, why in words for the user."""

    column: Column
    field: str
    score: float
    why: str


def match(columns: Sequence[Column], wanted: Sequence[Wanted], rows: Sequence[Row] = ()) -> list[Match]:
    """The best pairing of columns with fields, each used once, in the order of the columns.

    Without rows, names alone decide. What scores under 0.45 is left to the user.
    """
    samples = {c.index: [v for r in rows[:_SAMPLE] if (v := r.values[c.index]) is not None] for c in columns}
    scored = [(_score(column, want, samples[column.index]), column, want) for column in columns for want in wanted]
    scored.sort(key=lambda s: (-s[0][0], s[1].index))
    taken: dict[int, Match] = {}
    given: set[str] = set()
    for (score, why), column, want in scored:
        if score >= LEAST and column.index not in taken and want.field not in given:
            taken[column.index] = Match(column, want.field, round(score, 3), why)
            given.add(want.field)
    return [taken[index] for index in sorted(taken)]


def _score(column: Column, want: Wanted, values: Sequence[Value]) -> tuple[float, str]:
    name, how = max((_named(column.name, alias) for alias in want.names), key=lambda s: s[0])
    test = _TESTS.get(want.like)
    if test is None or not values:
        return name, how
    share = sum(test(v, want) for v in values) / len(values)
    label = _LABELS[want.like]
    if share >= 0.6:
        if name >= LEAST:
            return min(1.0, name + 0.1), f"{how}，内容也像{label}"
        if share >= 0.9 and want.like not in (Like.NUMBER, Like.DATE):
            return max(0.5, name), f"内容像{label}"
        return (0.5, f"内容像{label}") if share >= 0.9 and want.like == Like.DATE else (name, how)
    if share < 0.2 and len(values) >= 3:
        return name * 0.6, f"{how}，但内容不像{label}"
    return name, how


def _named(head: str, alias: str) -> tuple[float, str]:
    said, want = plain(head), plain(alias)
    last = plain(head.rsplit("/", 1)[-1])
    if said == want:
        return 1.0, "名称相同"
    if last == want:
        return 0.92, "名称相同"
    if len(want) >= 2 and len(last) >= 2 and (want in last or last in want):
        shorter, longer = sorted((len(want), len(last)))
        return 0.55 + 0.3 * shorter / longer, f"名称与“{alias}”相近"
    alike = fuzz.ratio(last, want) / 100
    return (0.8 * alike, f"名称与“{alias}”相近") if alike >= 0.6 else (0.0, "")


def plain(name: str) -> str:
    """A name without brackets, spaces, punctuation and the words that do not tell fields apart."""
    name = unicodedata.normalize("NFKC", name).casefold()
    name = re.sub(r"\([^)]*\)|\[[^]]*\]", "", name)
    return re.sub(r"[\W_]+|^(?:请填写|填写)", "", name)


def _dated(value: Value, want: Wanted) -> bool:
    if isinstance(value, str) and len(value) > 30:
        return False
    read = read_date(value, today=_ANY_DAY)
    return isinstance(read, date) or (isinstance(read, Doubt) and bool(read.options))


def _fits(pattern: str) -> Callable[[Value, Wanted], bool]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda value, want: bool(compiled.fullmatch(re.sub(r"[\s-]", "", str(value))))


_TESTS: dict[Like, Callable[[Value, Wanted], bool]] = {
    Like.NUMBER: lambda v, _: (isinstance(v, int | float) and not isinstance(v, bool)) or _is_number(str(v)),
    Like.DATE: _dated,
    # masked numbers are numbers too: 138****1234
    Like.PHONE: _fits(r"(?:\+?86)?1[3-9*][\d*]{9}|0\d{2,3}\d{7,8}|[2-8]\d{6,7}"),
    Like.ID_NUMBER: _fits(r"[1-9][\d*]{16}[\dxX*]"),
    Like.CREDIT_CODE: _fits(r"[159NY][0-9A-Z]\d{6}[0-9A-Z]{10}"),
    Like.CHOICE: lambda v, want: str(v).strip() in want.choices,
}
_LABELS = {
    Like.NUMBER: "数字",
    Like.DATE: "日期",
    Like.PHONE: "电话号码",
    Like.ID_NUMBER: "身份证号码",
    Like.CREDIT_CODE: "统一社会信用代码",
    Like.CHOICE: "备选项",
}


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[+-]?[\d,]+(?:\.\d+)?%?", text))
