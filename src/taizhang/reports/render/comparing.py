"""The lines that came back against the lines that went out, figure by figure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from taizhang.base.docx import Tagged
from taizhang.reports import body
from taizhang.reports.render import stamp
from taizhang.reports.render.judging import judge, stands_alone
from taizhang.reports.render.pairing import pairs
from taizhang.reports.render.returned import ByHand, Edited, Lost, Moved
from taizhang.reports.shown import Compiled, Line, Shown


@dataclass(frozen=True, slots=True)
class _Sent:
    """A line that went out. index: of the body, -1 in the head."""

    kind: str
    index: int
    tokens: str
    words: str
    figures: tuple[int, ...]


@dataclass(slots=True)
class _Came:
    """A line that came back. words: with each figure as it was, whatever was typed over it, so that lines are known.

    at: its place in the body there is now; -1 in the head.
    """

    tokens: str
    words: str
    figures: list[int] = field(default_factory=list)
    by_hand: list[tuple[int, str]] = field(default_factory=list)
    at: int = -1


class Comparison:
    """What went out and what came back, line beside line. Each property is one answer."""

    def __init__(self, out: Compiled, parts: Iterable[Sequence[str | Tagged]]):
        self.known: Mapping[int, Shown] = {f.n: f for f in out.figures}
        self.sent = [_sent(out, line) for line in out.lines]
        short = stamp.stamp_of(out).report
        self.came = [line for each in parts if (line := _came(each, self.known, short)).tokens]
        self.paired, self._moved = pairs([s.words for s in self.sent], [c.words for c in self.came])
        self._home = {n: s for s in self.sent for n in s.figures}
        self.found = tuple(self._find_again())
        at_home = [c for j, c in enumerate(self.came) if (s := self._partner(j)) is None or s.index >= 0]
        for at, line in enumerate(at_home):
            line.at = at
        self.text = "\n".join(line.tokens for line in at_home)

    def _partner(self, j: int) -> "_Sent | None":
        return self.sent[self.paired[j]] if j in self.paired else None

    @property
    def standing(self) -> dict[int, _Came]:
        """Each figure that is in the file, with the first line it stands in."""
        found: dict[int, _Came] = {}
        for line in self.came:
            for n in line.figures:
                found.setdefault(n, line)
        return found

    @property
    def head(self) -> dict[str, str]:
        """Title, occasion and speaker where they changed; "" where they are gone."""
        now = {s.kind: "" for s in self.sent if s.index < 0}
        now |= {s.kind: c.words for j, c in enumerate(self.came) if (s := self._partner(j)) and s.index < 0}
        was = {s.kind: s.words for s in self.sent if s.index < 0}
        return {kind: words.lstrip("—-－ ") for kind, words in now.items() if words != was[kind]}

    @property
    def edited(self) -> tuple[Edited, ...]:
        """Lines whose words changed, new lines, and lines that are gone."""
        gone = set(range(len(self.sent))) - set(self.paired.values())
        return (
            *self._changed(),
            *(Edited(s.index, None, s.tokens, "") for i in sorted(gone) if (s := self.sent[i]).index >= 0),
        )

    def _changed(self) -> Iterator[Edited]:
        for j, line in enumerate(self.came):
            was = self._partner(j)
            if was is None:
                yield Edited(None, line.at, "", line.tokens)
            elif was.index >= 0 and was.tokens != line.tokens:
                yield Edited(was.index, line.at, was.tokens, line.tokens)
            elif was.index >= 0 and j in self._moved:
                yield Edited(was.index, line.at, was.tokens, line.tokens, moved=True)

    @property
    def by_hand(self) -> tuple[ByHand, ...]:
        """Figures that were typed over."""
        return tuple(
            ByHand(n, str(self.known[n].kind), self.known[n].words, now, line.at)
            for line in self.came
            for n, now in line.by_hand
        )

    @property
    def lost(self) -> tuple[Lost, ...]:
        """Figures that are nowhere."""
        there = self.standing
        missing = [n for n in self.known if n not in there]
        return tuple(Lost(n, str(self.known[n].kind), self.known[n].words, self._home[n].index) for n in missing)

    @property
    def moved(self) -> tuple[Moved, ...]:
        """Figures that stand in another line than theirs."""
        at_home = {n for j, c in enumerate(self.came) for n in c.figures if self._partner(j) is self._home[n]}
        return tuple(Moved(n, self._home[n].index, line.at) for n, line in self.standing.items() if n not in at_home)

    @property
    def kept(self) -> int:
        """How many figures are as they were."""
        return len(set(self.standing) - {n for line in self.came for n, _ in line.by_hand})

    def _find_again(self) -> Iterator[int]:
        """Give figures that lost their mark their place again where their words leave no doubt."""
        there = self.standing
        for j, i in self.paired.items():
            line, was = self.came[j], self.sent[i]
            missing = [n for n in was.figures if n not in there]
            if missing and line.words == was.words and not line.by_hand:
                line.tokens, line.figures = was.tokens, list(was.figures)
                yield from missing
                continue
            for n in missing:
                spots = _spots(line.tokens, self.known[n].words)
                if len(spots) == 1:
                    at, words = spots[0], self.known[n].words
                    line.tokens = line.tokens[:at] + body.token(n) + line.tokens[at + len(words) :]
                    line.figures.append(n)
                    yield n


def _spots(tokens: str, words: str) -> list[int]:
    """Where words stand by themselves in a text with tokens."""
    found, at = [], tokens.find(words) if words else -1
    while at >= 0:
        inside = tokens.rfind(body.OPENS, 0, at + 1) > tokens.rfind(body.SHUTS, 0, at + 1)
        if not inside and stands_alone(tokens, at, at + len(words)):
            found.append(at)
        at = tokens.find(words, at + 1)
    return found


def _sent(out: Compiled, line: Line) -> _Sent:
    tokens, at = "", line.start
    within = out.within(line)
    for shown in within:
        tokens += out.text[at : shown.start] + body.token(shown.n)
        at = shown.end
    tokens += out.text[at : line.end]
    words = out.text[line.start : line.end]
    return _Sent(line.kind, line.index, _flat(tokens), _flat(words), tuple(f.n for f in within))


def _came(parts: Sequence[str | Tagged], known: Mapping[int, Shown], short: str) -> _Came:
    line = _Came("", "")
    for part in _healed(parts, known, short):
        words = part if isinstance(part, str) else part.text
        shown = _figure(part, known, short)
        if shown is None:
            line.tokens, line.words = line.tokens + words, line.words + words
            continue
        judged = judge(shown.words, words)
        there = judged.now != ""
        line.tokens += judged.before + (body.token(shown.n) if there else "") + judged.after
        line.words += judged.before + (shown.words if there else "") + judged.after
        if there:
            line.figures.append(shown.n)
        if judged.now:
            line.by_hand.append((shown.n, judged.now))
    line.tokens, line.words = _flat(line.tokens), _flat(line.words)
    return line


def _figure(part: str | Tagged, known: Mapping[int, Shown], short: str) -> Shown | None:
    """The figure whose mark a part bears; None for words, and for marks of another report."""
    mark = None if isinstance(part, str) else stamp.read(part.tag)
    return known.get(mark.n) if mark and mark.stamp.report == short else None


def _healed(parts: Sequence[str | Tagged], known: Mapping[int, Shown], short: str) -> list[str | Tagged]:
    """Give a figure back the edge of its words: saved twice, LibreOffice ends a bookmark a sign early."""
    healed = list(parts)
    for k, part in enumerate(healed):
        shown = _figure(part, known, short)
        if shown is None or isinstance(part, str) or not part.text:
            continue
        was, here = shown.words, part.text
        after = healed[k + 1] if k + 1 < len(healed) else ""
        before = healed[k - 1] if k else ""
        if (
            here != was
            and was.startswith(here)
            and isinstance(after, str)
            and after.startswith(rest := was[len(here) :])
        ):
            healed[k], healed[k + 1] = replace(part, text=was), after[len(rest) :]
        elif (
            here != was
            and was.endswith(here)
            and isinstance(before, str)
            and before.endswith(rest := was[: -len(here)])
        ):
            healed[k], healed[k - 1] = replace(part, text=was), before[: -len(rest)]
    return healed


def _flat(text: str) -> str:
    return body.tidy(text).replace("\n", " ")
