"""The report's own words as a page: each figure underlined by where it comes from, and a way to open it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe

from taizhang.faces.console.markup.escape import esc
from taizhang.faces.console.markup.icon import icon
from taizhang.reports.shown import Compiled, Line, Shown

HIGHEST = 6  # headings a browser knows
# How a figure is underlined: a class of the style sheet, and the word for who cannot see it.
LOOKS = {
    "ledger": ("", "取自台账"),
    "reported": ("free", "部门报数"),
    "open": ("open", "待定"),
    "none": ("bad", "台账没有这个数"),
    "rhetoric": ("plain", "行文用语"),
}
_WRAPS = {"title": "p", "occasion": "p", "speaker": "p", "salutation": "p", "paragraph": "p"}


@dataclass(frozen=True)
class Paper:
    """How a report is shown. chosen: the figure that is open; wrong: figures that something is said against;
    pens: whether each line has a way to be changed; editing: the line whose form stands in its place."""

    made: Compiled
    chosen: int | None = None
    wrong: Collection[int] = ()
    pens: bool = False
    editing: int | None = None
    form: str = ""
    notes: Mapping[int, int] = field(default_factory=dict)  # the number of a figure's endnote, on paper, by its own

    def html(self) -> SafeString:
        """All lines, in order; the form of the one being changed in its place, or at the end for one more."""
        lines = [self._line(line) for line in self.made.lines]
        last = max((line.index for line in self.made.lines), default=-1)
        if self.editing is not None and self.editing > last:
            lines.append(self.form)
        return mark_safe("\n".join(lines))

    def _line(self, line: Line) -> str:
        if line.index >= 0 and line.index == self.editing:
            return self.form
        tag = f"h{min(line.level + 1, HIGHEST)}" if line.kind == "heading" else _WRAPS[line.kind]
        kind = f' class="{line.kind}"' if line.kind not in ("paragraph", "heading") else ""
        place = f' id="l{line.index}"' if line.index >= 0 else ""
        return f"<{tag}{kind}{place}>{self._words(line)}{self._pen(line)}</{tag}>"

    def _words(self, line: Line) -> str:
        parts, at, text = [], line.start, self.made.text
        for figure in self.made.within(line):
            parts += [esc(text[at : figure.start]), self._figure(figure)]
            at = figure.end
        return "".join([*parts, esc(text[at : line.end])])

    def _figure(self, figure: Shown) -> str:
        look, word = LOOKS[figure.source]
        if figure.contradicted or figure.n in self.wrong:
            look, word = "bad", "对不上"
        if figure.n == self.chosen:
            look += " on"
        here = ' aria-current="true"' if figure.n == self.chosen else ""
        n = figure.n
        return (
            f'<a class="fig {look}" id="n{n}" href="?figure={n}#figure" hx-get="?figure={n}" hx-target="#figure" '
            f'hx-select="#figure" hx-swap="outerHTML show:none" title="{word}"{here}>{esc(figure.words)}'
            f'<span class="hush">（{word}）</span></a>{self._note(n)}'
        )

    def _note(self, n: int) -> str:
        return f'<sup class="printed" aria-hidden="true">[{self.notes[n]}]</sup>' if n in self.notes else ""

    def _pen(self, line: Line) -> str:
        if not self.pens or line.index < 0:
            return ""
        at, inside = line.index, f'{icon("pencil", 14)}<span class="hush">改这一段</span>'
        return f'<a class="pen no-print" href="?line={at}#writing" title="改这一段">{inside}</a>'
