"""Years, months and days: read as dates, never as quantities."""

import re
from fractions import Fraction

from taizhang.redpen.figures import numerals
from taizhang.redpen.figures.raw import Raw

_YEARS = re.compile(r"((?:19|20)[0-9]{2}) ?年? ?(?:-{1,2}|~|至|到) ?((?:19|20)[0-9]{2}) ?年(?!均|龄)")
_DATE = re.compile(
    r"((?:19|20)[0-9]{2}|(?:1 ?9|2 ?0) ?[0-9] ?[0-9]) ?年(?!均|龄|产)(?: ?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?日)?)?"
)
_MONTH = re.compile(r"([0-9]{1,2}) ?月(?: ?[0-9]{1,2} ?日)?(?!均)")
_CHINESE_YEAR = re.compile(r"[一二][零〇○一二三四五六七八九]{3} ?年")


def at(text: str, start: int) -> Raw | None:
    """The date that begins at `start`, or None. Its value is the year; for a month alone, the month."""
    if years := _YEARS.match(text, start):
        first = Raw(start, years.end(), Fraction(int(years[1])), Fraction(1), "年", "range", "date")
        first.upper = Fraction(int(years[2]))
        return first
    if date := _DATE.match(text, start):
        return Raw(start, date.end(), Fraction(int(date[1].replace(" ", ""))), Fraction(1), "年", hint="date")
    if (month := _MONTH.match(text, start)) and 1 <= int(month[1]) <= 12:
        return Raw(start, month.end(), Fraction(int(month[1])), Fraction(1), "月", hint="date")
    return None


def chinese_at(text: str, start: int, end: int) -> Raw | None:
    """一九五七年."""
    if not _CHINESE_YEAR.match(text, start):
        return None
    read = numerals.value_of(text[start:end])
    return None if read is None else Raw(start, end + 1, read[0], Fraction(1), "年", hint="date")
