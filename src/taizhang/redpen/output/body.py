"""The report's own words in HTML: blocks, tables, figures that open, notes beside their sentences."""

import re
from collections.abc import Mapping
from html import escape
from itertools import groupby

from taizhang.redpen.model import Block, Figure, Reading

from .about import NOTHING, About, Line
from .segments import Cutter, Segment, whole_blocks
from .words import EXACTNESS, FIGURE_KINDS, LEVELS, SILENT, amount, interval, kind_of_claim

# The states of a figure in the text, as classes of the style sheet, with what the legend says of each.
STATES = {
    "kept": "与台账相符，可打开",
    "held": "与文中其他数字相符",
    "alone": "文中没有可对照的数",
    "free": "约数",
    "doubt": "需要核对",
    "bad": "自相矛盾",
}
_CLOSING = "，。、；：！？）〉》」』”’％%,.;:!?)"
_QUOTE = 24  # characters
_GREETING = re.compile(r"^\s*(?:各位|同志们|主席)", re.MULTILINE)
_GRAVITY = {"sure": 0, "likely": 1, "look": 2, "style": 3}


class Body:
    """Writes the text of one reading; every finding is noted once, where its words begin."""

    def __init__(self, reading: Reading, about: Mapping[int, About] = NOTHING) -> None:
        self._reading, self._about = reading, about
        self._text = reading.source.text
        self._cutter = Cutter(reading.figures, reading.findings)
        self._blocks = whole_blocks(reading.source)
        greeting = _GREETING.search(self._text[:1500])
        self._opening = greeting.start() if greeting else 0  # what stands before it is set as a title page is
        self._deepest = 2  # the page's own heading above the report
        self._noted: set[int] = set()
        self._claims: dict[int, list[int]] = {}
        for n, claim in enumerate(reading.claims):
            for figure in dict.fromkeys(claim.operands):
                self._claims.setdefault(figure, []).append(n)
        self._accused = {
            (figure, finding.level)
            for finding in reading.findings
            for figure in finding.figures
            if finding.start <= reading.figures[figure].start < finding.end
        }

    def html(self) -> str:
        """Return all blocks, runs of cells as tables."""
        parts = []
        for cells, run in groupby(self._blocks, key=lambda block: block.kind == "cell"):
            blocks = list(run)
            parts.append(self._tables(blocks) if cells else "".join(map(self._block, blocks)))
        return "\n".join(parts)

    def _block(self, block: Block) -> str:
        """One paragraph or heading, the notes floating beside it and once more below it for narrow pages."""
        words, notes = self._words(block.start, block.end)
        names = ["p"] + ([block.kind] if block.kind != "paragraph" else [])
        names += [f"h{block.level}"] if block.kind == "heading" else []
        names += ["by"] if block.start < self._opening and block.kind == "paragraph" else []
        role = self._role(block) if block.kind in ("heading", "title") else ""
        return f'<div class="{" ".join(names)}"{role}>{words}</div>{self._under(notes)}\n'

    def _role(self, block: Block) -> str:
        """A heading for those who listen; never more than one level below the last, however the report jumps."""
        self._deepest = min(block.level + 3, self._deepest + 1, 6)
        return f' role="heading" aria-level="{self._deepest}"'

    def _tables(self, cells: list[Block]) -> str:
        """A run of cells; where the row number falls, a new table begins."""
        made: list[str] = []
        rows: list[list[str]] = []
        notes: list[int] = []
        last = (-1, -1)
        for block in cells:
            if (block.row, block.column) < last:
                made.append(self._table(rows, notes))
                rows, notes = [], []
            words, found = self._words(block.start, block.end, floating=False)
            if not rows or block.row != last[0]:
                rows.append([])
            rows[-1].append(f"<td>{words}</td>")
            notes += found
            last = (block.row, block.column)
        made.append(self._table(rows, notes))
        return "\n".join(made)

    def _table(self, rows: list[list[str]], notes: list[int]) -> str:
        body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
        always = self._under(notes).replace('class="under"', 'class="under always"')
        return f'<div class="wide" role="region" aria-label="表格" tabindex="0"><table>{body}</table></div>{always}'

    def _words(self, start: int, end: int, floating: bool = True) -> tuple[str, list[int]]:
        """The words of one stretch as HTML, and the findings that begin in it."""
        parts: list[str] = []
        begun: list[int] = []
        for segment in self._cutter.cut(start, end):
            fresh = [n for n in segment.findings if n not in self._noted]
            self._noted.update(fresh)
            begun += fresh
            if floating:
                parts += [f'<span class="note side {self._level(n)}">{self._note(n)}</span>' for n in fresh]
            if parts and not fresh and segment.figure is None and parts[-1].endswith("</details>"):
                segment, closing = self._closing(segment)
                parts[-1] = f'<div class="nb">{parts[-1]}{closing}</div>' if closing else parts[-1]
            parts += [f'<a class="at" id="w{n}"></a>' for n in fresh]
            parts.append(self._segment(segment))
        return "".join(parts), begun

    def _closing(self, segment: Segment) -> tuple[Segment, str]:
        """Take the marks off the head of a segment that must not begin a line, as a browser would let them here."""
        end = segment.start
        while end < segment.end and self._text[end] in _CLOSING:
            end += 1
        if end == segment.start:
            return segment, ""
        taken = self._segment(Segment(segment.start, end, None, segment.findings))
        return Segment(end, segment.end, None, segment.findings), taken

    def _level(self, finding: int) -> str:
        return self._reading.findings[finding].level

    def _segment(self, segment: Segment) -> str:
        words = escape(self._text[segment.start : segment.end]).replace("\n", "<br>")
        level = min((self._level(n) for n in segment.findings), key=_GRAVITY.__getitem__, default="")
        if segment.figure is not None and self._shown(segment.figure, segment):
            return self._figure(segment.figure, words, level)
        bare = [n for n in segment.findings if not self._reading.findings[n].figures]
        if not bare:
            return words
        level = min((self._level(n) for n in bare), key=_GRAVITY.__getitem__)
        return f'<mark class="hit {level}">{words}</mark>'

    def _shown(self, number: int, segment: Segment) -> bool:
        """Dates and codes are plain words, unless something is said about them."""
        named = number in self._claims or number in self._about or bool(segment.findings)
        return named or self._reading.figures[number].kind not in SILENT

    def _figure(self, number: int, words: str, level: str) -> str:
        """A figure: its words, and a card with all that was read of it."""
        figure = self._reading.figures[number]
        claims = self._claims.get(number, [])
        state = "held" if any(self._reading.claims[n].holds for n in claims) else "alone"
        if figure.exactness != "exact":
            state = "free"
        if any((number, each) in self._accused for each in ("likely", "look")):
            state = "doubt"
        if (number, "sure") in self._accused:
            state = "bad"
        plain = level != "style" or state in ("bad", "doubt")
        mark = words if plain else f'<mark class="hit style">{words}</mark>'
        known = self._about.get(number, About())
        if known.state and state != "bad":
            state = known.state
        lines = "".join(map(_known, known.lines)) + "".join(self._claim(n) for n in claims)
        card = f"<dl>{_facts(figure)}</dl>" + (f"<ul>{lines}</ul>" if lines else "")
        head = f'<details class="fig {state}" name="fig" id="f{number}"><summary>{mark}</summary>'
        return f'{head}<div class="card">{card}</div></details>'

    def _claim(self, number: int) -> str:
        """One relation a figure takes part in, with ways to its other figures."""
        claim = self._reading.claims[number]
        word, seal = {True: ("成立", "done"), False: ("不成立", "sure"), None: ("无法判断", "wait")}[claim.holds]
        others = "、".join(
            f'<a href="#f{n}">{escape(self._reading.figures[n].text)}</a>' for n in dict.fromkeys(claim.operands)
        )
        sums = f"：{escape(claim.arithmetic)}" if claim.arithmetic else ""
        return f'<li><span class="seal {seal}">{word}</span>{escape(kind_of_claim(claim.kind))}{sums}（{others}）</li>'

    def _note(self, number: int) -> str:
        """The inside of one margin note."""
        finding = self._reading.findings[number]
        sums = finding.arithmetic if finding.arithmetic not in finding.message else ""
        parts = [f'<span class="seal {finding.level}">{LEVELS[finding.level]}</span>{escape(finding.message)}']
        parts += [f"<b>{escape(sums)}</b>"] if sums else []
        parts += [f'<span class="holds">若成立：{escape(finding.holds_if)}</span>'] if finding.holds_if else []
        return "".join(parts)

    def _quoted(self, number: int) -> str:
        """The words a note below its paragraph is about, cut short: there the eye cannot follow the line across."""
        finding = self._reading.findings[number]
        words = self._text[finding.start : finding.end]
        return f"<cite>{escape(words if len(words) <= _QUOTE else words[:_QUOTE] + '……')}</cite>"

    def _under(self, notes: list[int]) -> str:
        """The notes of one block as a list below it, for narrow pages, tables and print."""
        items = "".join(f'<li class="note {self._level(n)}">{self._quoted(n)}{self._note(n)}</li>' for n in notes)
        return f'<ul class="under">{items}</ul>' if items else ""


def _known(line: Line) -> str:
    """One thing known from elsewhere, with the way to it."""
    said = f'<a href="{escape(line.url)}">{escape(line.said)}</a>' if line.url else escape(line.said)
    return f'<li><span class="seal {line.kind}">{escape(line.word)}</span>{said}</li>'


def _facts(figure: Figure) -> str:
    """What was read of one figure, as term and description."""
    facts = (
        ("值", f"{amount(figure.value)} {figure.unit}".strip()),
        ("可取范围", interval(figure)),
        ("准确程度", EXACTNESS.get(figure.exactness, figure.exactness)),
        ("指标", figure.subject or "未认出"),
        ("时期", figure.period or "文中未写"),
        ("性质", FIGURE_KINDS.get(figure.kind, figure.kind) + (f"，按{figure.basis}计" if figure.basis else "")),
    )
    return "".join(f"<div><dt>{term}</dt><dd>{escape(said)}</dd></div>" for term, said in facts)
