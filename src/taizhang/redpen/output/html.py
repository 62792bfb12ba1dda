"""One self-contained page: the report reads like a report, its figures open, its faults stand in the margin.

No script and nothing from outside, so the page opens on any browser, from any disk, under any content policy;
all text of the report is escaped, and the page's own policy forbids whatever might slip through.
"""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path

from taizhang.redpen.model import Reading

from .about import NOTHING, About
from .body import STATES, Body
from .words import LEVEL_MEANS, LEVELS, counts, summary

_AROUND = 26  # characters of context on either side of a quotation
_SHEETS = ("html.css", "static/redpen/marks.css")


@cache
def _css() -> str:
    """The page's own rules, then those of what the red pen shows on any page."""
    return "".join(Path(__file__).parent.joinpath(name).read_text(encoding="utf-8") for name in _SHEETS)


def page(reading: Reading, title: str = "") -> str:
    """Return the reading of one text as a whole HTML page."""
    name = reading.source.name
    title = title or _title(reading) or name or "报告"
    lead = f"{name} · " if name and name != title else ""
    digest = b64encode(hashlib.sha256(_css().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return "\n".join((
        '<!doctype html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)} · 红笔核对</title>",
        f"<style>{_css()}</style>\n</head>\n<body>",
        '<a class="skip" href="#report">跳到正文</a>',
        f'<header class="top"><div><span class="mark" aria-hidden="true">红笔</span><div><h1>{escape(title)}</h1>'
        f'<p>{escape(lead + summary(reading))}</p></div></div></header>\n<main class="redpen">',
        parts(reading),
        "<footer>由台账红笔核对。“确定有误”是指在文中数字的精度之内，没有任何取值能使它成立；其余请对照原始数据判断。</footer>",
        "</main>\n</body>\n</html>\n",
    ))  # fmt: skip


def parts(reading: Reading, about: Mapping[int, About] = NOTHING) -> str:
    """Return what there is to see of a reading, to stand inside an element of class `redpen` on any page.

    `about` is what is known of its figures from elsewhere: ledgers, last year's report.
    """
    made = (_counts(reading), _findings(reading), _report(reading, about), _commitments(reading))
    return "\n".join(part for part in made if part)


def _title(reading: Reading) -> str:
    """The title the text gives itself."""
    text = reading.source.text
    return next((text[b.start : b.end].strip() for b in reading.source.blocks if b.kind == "title"), "")


def _counts(reading: Reading) -> str:
    """The four levels with their numbers, each a way to its part of the list."""
    cells = []
    for level, number in counts(reading).items():
        inner = f"<b>{number}</b><strong>{LEVELS[level]}</strong><span>{LEVEL_MEANS[level]}</span>"
        cells.append(
            f'<a class="{level}" href="#list-{level}">{inner}</a>' if number else f'<div class="none">{inner}</div>'
        )
    return f'<nav class="counts" aria-label="核对结果">{"".join(cells)}</nav>'


def _findings(reading: Reading) -> str:
    """The list of findings, surest first; what is only style is folded when it is long."""
    parts = []
    for levels, head, lead in (
        (("sure", "likely", "look"), "数字", "按把握大小排列，点开到正文"),
        (("style",), "行文", "写法不合规范，不影响数字对错"),
    ):
        rows = [(n, f) for level in levels for n, f in enumerate(reading.findings) if f.level == level]
        seen: set[str] = set()
        items = []
        for n, finding in rows:
            first = "" if finding.level in seen else f' id="list-{finding.level}"'
            seen.add(finding.level)
            items.append(_item(reading, n, first))
        title = f"<h2>{head}</h2><small>{len(rows)} 条 · {lead}</small>"
        body = f'<ol class="list">{"".join(items)}</ol>' if items else _nothing(reading, head)
        if levels == ("style",):
            parts.append(_folded(title, body, len(rows)) if rows else "")
        else:
            title = title if rows else f"<h2>{head}</h2>"
            parts.append(f'<section class="sheet"><header>{title}</header>{body}</section>')
    return "\n".join(part for part in parts if part)


def _folded(title: str, body: str, rows: int) -> str:
    return f'<details class="sheet"{" open" if rows <= 12 else ""}><summary>{title}</summary>{body}</details>'


def _nothing(reading: Reading, head: str) -> str:
    """What is said where no finding stands."""
    words = "没有发现对不上的数字。" if reading.figures else "文中没有读到数字，所以没有可核对的数量关系。"
    return f'<p class="empty">{words}</p>'


def _item(reading: Reading, number: int, anchor: str) -> str:
    """One finding in the list: its level, its words in context, the message, the arithmetic."""
    finding, text = reading.findings[number], reading.source.text
    start, end = finding.start, max(finding.end, finding.start)
    before, quoted, after = text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND]
    before, after = before.rpartition("\n")[2], after.partition("\n")[0]
    if len(quoted) > 120:
        quoted = quoted[:70] + "……" + quoted[-45:]
    link = f'<a href="#w{number}" title="到正文">{escape(quoted)}</a>'
    lines = [
        f'<p class="quote">{escape(before)}{link}{escape(after)}</p>',
        f"<p>{escape(finding.message)}</p>",
    ]
    if finding.arithmetic and finding.arithmetic not in finding.message:
        lines.append(f'<p class="sum">{escape(finding.arithmetic)}</p>')
    if finding.holds_if:
        lines.append(f'<p class="holds">若成立：{escape(finding.holds_if)}</p>')
    seal = f'<div><span class="seal {finding.level}">{LEVELS[finding.level]}</span></div>'
    return f'<li class="{finding.level}"{anchor}>{seal}<div>{"".join(lines)}</div></li>'


def _report(reading: Reading, about: Mapping[int, About]) -> str:
    """The text itself, after the legend of its underlines."""
    states = STATES if about else {state: meaning for state, meaning in STATES.items() if state != "kept"}
    marks = "".join(f'<li><span class="{state}">数字</span>{meaning}</li>' for state, meaning in states.items())
    legend = f'<ul class="legend">{marks}</ul>'
    head = "<header><h2>正文</h2><small>点数字可看它怎样被读出、参与哪些验算</small></header>"
    return (
        f'<section class="sheet" id="report">{head}'
        f'{legend}<article class="report">{Body(reading, about).html()}</article></section>'
    )


def _commitments(reading: Reading) -> str:
    """The promises of the next-year part as a ledger."""
    if not reading.commitments:
        return ""
    rows = []
    for n, c in enumerate(reading.commitments, 1):
        seal = '<span class="seal done">可检查</span>' if c.measured else '<span class="seal wait">没有量</span>'
        cells = (c.quantity, c.place, c.deadline, c.owner)
        rows.append(
            f'<tr><td class="no">{n}</td><td>{escape(c.text)}</td>'
            + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            + f"<td>{seal}</td></tr>"
        )
    head = "".join(f"<th>{name}</th>" for name in ("序", "承诺", "量", "地点", "时限", "责任", "能否检查"))
    title = f"<header><h2>承诺</h2><small>{len(rows)} 项 · 从下一年计划中读出</small></header>"
    table = f'<table class="ledger"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    region = '<div class="wide" role="region" aria-label="承诺" tabindex="0">'
    return f'<section class="sheet" id="promises">{title}{region}{table}</div></section>'
