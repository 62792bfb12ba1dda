"""One line of a story, and how it is read.

    # 说明
    2023-03-06 09:10 苏婉 登记 甲: 来源渠道=12345电话 诉求标题=“水渠淤塞 无法灌溉”
    2023-03-07 何伟 签收 甲:
    2023-03-07 林岚 签收 甲: 应被拒：您的任职不能
    2023-03-07 应为 甲: 状态=已签收 到期=2023-03-27

Day, hour (nine in the morning where none is given), who, what, which entries (、 between several), answers. A value
with blanks stands in “ ”. A line that must be refused says with which words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from taizhang.base import clock

REFUSED = "应被拒："
_LINE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?: (?P<hour>\d\d:\d\d))?(?: (?P<who>[^\s:=]+?))?? (?P<verb>[^\s:=]+)"
    r"(?: (?P<refs>[^\s:=]+))?:(?P<rest>.*)"
)
_PAIR = re.compile(r"\s*(?P<name>[^\s=]+)=(?:“(?P<quoted>[^”]*)”|(?P<plain>\S*))")
# What needs nobody to do it: the story itself looks.
LOOKS = frozenset({"应为", "应计", "应提醒", "巡查", "封存"})


class StoryError(AssertionError):
    """A line of a story that does not hold: which, and why."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as read."""

    number: int
    raw: str
    at: datetime
    who: str
    verb: str
    refs: tuple[str, ...]
    said: dict[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    refused: str | None = None

    def wrong(self, why: str) -> StoryError:
        """The error that this line does not hold."""
        return StoryError(f"第 {self.number} 行：{self.raw}\n    {why}")


def parse(text: str) -> Iterator[Line]:
    """The lines of a story, in order. Raises StoryError at the first that cannot be read."""
    for number, raw in enumerate(text.splitlines(), 1):
        bare = raw.strip()
        if bare and not bare.startswith("#"):
            yield _read(number, bare)


def _read(number: int, raw: str) -> Line:
    found = _LINE.fullmatch(raw)
    if found is None:
        raise StoryError(f"第 {number} 行：{raw}\n    看不懂，请写成：日期 [时刻] 谁 做什么 哪一条: 项=值")
    hour = time.fromisoformat(found["hour"]) if found["hour"] else time(9)
    who, verb, refs = _words(found)
    rest, mark, refused = found["rest"].partition(REFUSED)
    said = {m["name"]: m["plain"] if m["quoted"] is None else m["quoted"] for m in _PAIR.finditer(rest)}
    loose = tuple(_PAIR.sub(" ", rest).split())
    return Line(
        number,
        raw,
        clock.instant(date.fromisoformat(found["day"]), hour),
        who,
        verb,
        tuple(refs.split("、")) if refs else (),
        said,
        loose,
        refused.strip() if mark else None,
    )


def _words(found: re.Match[str]) -> tuple[str, str, str]:
    """Who, what, which: three words, or fewer where nobody acts or no entry is meant."""
    words = [w for w in (found["who"], found["verb"], found["refs"]) if w]
    if words[0].partition("·")[0] in LOOKS:
        return "", words[0], words[1] if len(words) > 1 else ""
    return words[0], words[1] if len(words) > 1 else "", words[2] if len(words) > 2 else ""
