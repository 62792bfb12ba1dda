"""What a sheet leaves open: dates with two readings, unknown places, choices in other words. Asked, never guessed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django import forms
from rapidfuzz import fuzz, process

from taizhang.base import clock
from taizhang.base.sheet import Row, Value
from taizhang.base.sheet.dates import Doubt, read_dates
from taizhang.ledger.asking import OfficeChoice, PlaceChoice, choices
from taizhang.ledger.hands import OfficesChoice, PeopleChoice

ASKED_ONE_BY_ONE = 5
MOST = 200  # questions shown at once; a sheet with more has a wrong column
LEAVE = "-"  # the answer "leave it empty"


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person must settle. chosen: what they said, "" while it is open; hint: what is likely."""

    key: str
    where: str
    text: str
    why: str
    options: tuple[tuple[str, str], ...]
    chosen: str = ""
    hint: str = ""

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.chosen not in {value for value, _ in self.options}


def settle(found: Iterable[Question], said: Mapping[str, str]) -> list[Question]:
    """The questions with what was said."""
    return [replace(q, chosen=said.get(q.key, "")) for q in found]


def dates(
    column: int, label: str, rows: Sequence[Row], said: Mapping[str, str]
) -> tuple[dict[int, Value], list[Question]]:
    """A column of dates → the answer of each row by its number, and what must be asked about it.

    A year that most cells leave out is asked once for the column, and only then what remains of each cell.
    """
    key = f"year-{column}"
    year = said.get(key, "")
    cells = [row.values[column] for row in rows]
    read = read_dates(cells, today=clock.today(), year=int(year) if year.isdecimal() else None)
    values: dict[int, Value] = {}
    doubts: list[tuple[Row, Doubt]] = []
    for row, cell, one in zip(rows, cells, read, strict=True):
        if isinstance(one, Doubt):
            doubts.append((row, one))
        elif one is not None:
            values[row.number] = cell if isinstance(cell, datetime) else _with_time(cell, one)
    yearless = sum(len({d.year for d in doubt.options}) > 1 for _, doubt in doubts)
    if year or yearless >= 2:
        asked = [_which_year(key, label, yearless or len(doubts), [d for _, one in doubts for d in one.options])]
        if not year:
            return values, asked
    else:
        asked = []
    ordered = [(row, doubt.prefer) for row, doubt in doubts if doubt.prefer]
    if len(ordered) > ASKED_ONE_BY_ONE:
        asked.append(_by_order(f"order-{column}", label, ordered))
        if said.get(f"order-{column}") == "yes":
            values |= {row.number: day.isoformat() for row, day in ordered}
            doubts = [(row, doubt) for row, doubt in doubts if not doubt.prefer]
        elif f"order-{column}" not in said:
            return values, asked
    asked += [_which_day(column, label, row, doubt) for row, doubt in doubts[:MOST]]
    for row, _ in doubts:
        answer = said.get(f"day-{column}-{row.number}", "")
        if answer and answer != LEAVE:
            values[row.number] = answer
    return values, asked


def _by_order(key: str, label: str, ordered: Sequence[tuple[Row, date]]) -> Question:
    row, day = ordered[0]
    why = f"夹在前后行之间，只有一种读法合次序：例如第 {row.number} 行应是 {day.month} 月 {day.day} 日。"
    options = (("yes", "都按前后行的次序定"), ("no", "逐处问我"))
    return Question(key, f"“{label}”整列", f"{len(ordered)} 处日期有两种读法", why, options, hint="yes")


def _with_time(cell: Value, day: date) -> Value:
    """Keep the time of day a text gives; the date alone would make every order received at midnight."""
    if isinstance(cell, str) and ":" in cell:
        clock_part = cell.replace("T", " ").strip().rsplit(" ", 1)[-1]
        return f"{day.isoformat()} {clock_part}"
    if isinstance(cell, float) and cell % 1:
        minutes = round((cell % 1) * 24 * 60)
        return f"{day.isoformat()} {minutes // 60:02}:{minutes % 60:02}"
    return day.isoformat()


def _which_year(key: str, label: str, n: int, days: Sequence[date]) -> Question:
    today = clock.today()
    years = tuple((str(y), f"{y} 年") for y in range(today.year, today.year - 6, -1))
    # A record is of a day gone by: a year in which some of its days are still to come is not the likely one.
    ahead = any((d.month, d.day) > (today.month, today.day) for d in days)
    why = "请选这些行是哪一年的，其余按表里写的读。"
    return Question(key, f"“{label}”整列", f"{n} 行没有写年份", why, years, hint=str(today.year - ahead))


def _which_day(column: int, label: str, row: Row, doubt: Doubt) -> Question:
    options = [(d.isoformat(), f"{d.year}年{d.month}月{d.day}日") for d in doubt.options]
    why = f"{doubt.why}{doubt.because}"
    hint = doubt.prefer.isoformat() if doubt.prefer else ""
    options.append((LEAVE, "这一格留空"))
    return Question(
        f"day-{column}-{row.number}", f"第 {row.number} 行 · {label}", doubt.text, why, tuple(options), "", hint
    )


def blanks(column: int, label: str, rows: Sequence[Row]) -> list[Question]:
    """Whether blank cells under a filled one mean "as above"."""
    maybe = [row for row in rows if column in row.maybe]
    if not maybe:
        return []
    first = maybe[0]
    why = f"例如第 {first.number} 行，上面是“{first.maybe[column]}”。"
    options = (("above", "空白就是同上"), ("empty", "空白就是没有"))
    return [Question(f"above-{column}", f"“{label}”整列", f"{len(maybe)} 处空白", why, options, hint="above")]


def words(column: int, label: str, field: forms.Field, texts: Sequence[str]) -> list[Question]:
    """Words in a column of choices that are none of the choices: each asked once for all its rows."""
    if not isinstance(field, forms.ChoiceField) or isinstance(field, OfficesChoice | PeopleChoice):
        return []
    known = _known(field)
    strange = [t for t in dict.fromkeys(texts) if t and t not in known and not _yes_or_no(field, t)]
    return [_which_word(column, label, field, t) for t in strange[:MOST]]


def _yes_or_no(field: forms.ChoiceField, text: str) -> bool:
    return {str(v) for v, _ in choices(field)} >= {"True", "False"} and text in ("是", "否", "有", "无")


def _known(field: forms.ChoiceField) -> set[str]:
    if isinstance(field, PlaceChoice):
        return {*field.places.by_name, *map(str, field.places.areas)}
    if isinstance(field, OfficeChoice):
        return set(field.places.office_by_name)
    return {str(x) for pair in choices(field) for x in pair}


def _which_word(column: int, label: str, field: forms.ChoiceField, text: str) -> Question:
    offered = [(str(v), str(said)) for v, said in choices(field) if v not in (None, "")]
    named = {value: said for value, said in offered}
    near = [v for _, _, v in process.extract(text, named, scorer=fuzz.partial_ratio, limit=3, score_cutoff=60)]
    inside = [v for v, said in offered if said in text or text in said]
    hint = inside[0] if len(inside) == 1 else near[0] if len(near) == 1 else ""
    first = [v for v in dict.fromkeys((*inside, *near))]
    ordered = [(v, named[v]) for v in first] + [(v, said) for v, said in offered if v not in first]
    if not field.required:
        ordered.append((LEAVE, "留空"))
    why = "台账里没有这一项，请选它是哪一项，同样写法的各行都按此办。"
    return Question(f"word-{column}-{text}", f"“{label}”列", text, why, tuple(ordered), hint=hint)


def whole(name: str, field: forms.Field) -> list[Question]:
    """A choice that must be filled and that the sheet has no column for: asked once for all rows."""
    if not isinstance(field, forms.ChoiceField):
        return []
    offered = tuple((str(v), str(said)) for v, said in choices(field) if v not in (None, ""))
    return [Question(f"all-{name}", "整张表", f"没有“{field.label}”这一列", "请选一项，每一行都按此填写。", offered)]


def answer(q: Mapping[str, str], key: str) -> Any:
    """What was said to a question, None where it was to be left empty."""
    said = q.get(key, "")
    return None if said in ("", LEAVE) else said
