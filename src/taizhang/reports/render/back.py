"""A report that comes back from Word or WPS, held against the text that went out: words taken, numbers shown."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from taizhang.base.docx import Tagged
from taizhang.reports import body
from taizhang.reports.models import Release
from taizhang.reports.released import reread
from taizhang.reports.render import stamp
from taizhang.reports.render.comparing import Comparison
from taizhang.reports.render.docx import ANNEX_TITLE, ANNEX_WORD
from taizhang.reports.render.returned import Origin, Returned
from taizhang.reports.render.stamp import Stamp, stamp_of
from taizhang.reports.render.tagged import Line, read_tagged
from taizhang.reports.shown import Compiled

_FROM: dict[Origin, str] = {
    "same": "",
    "older": "这个文件出自{}，之后报告又改过，采用前请逐段看，以免改回旧的。与现在相比：",
    "newer": "这个文件出自{}，比这一稿新，请核对是否选对了稿。与这一稿相比：",
    "unmarked": "文件里没有数字的标记（可能是复制到新文件里的），数字按文字找回，找不回的请重新对应。与原稿相比：",
}
Part = str | Tagged
_STRAY = re.compile(f"[{body.OPENS}{body.SHUTS}]")


def read_back(data: bytes, sent: Compiled | Release) -> Returned:
    """Read a .docx back against what was sent: a release, or a draft as it was compiled.

    Errors: `Unreadable` for what is broken, locked, hostile, no Word file, or without words.
    """
    out = reread(sent) if isinstance(sent, Release) else sent
    lines = read_tagged(data, f"{stamp.PREFIX}:")
    came, ours = came_from(lines), stamp_of(out)
    origin = _origin(came, ours, out)
    if origin == "other":
        return Returned(origin, "这个文件出自另一份报告，没有比对：请在那份报告里上传。")
    made = Comparison(out, _text(lines))
    return Returned(
        origin, _said(origin, came, made), made.head, made.edited, made.by_hand, made.lost, made.moved, made.kept,
        made.found, made.text,
    )  # fmt: skip


def came_from(lines: Iterable[Line]) -> Stamp | None:
    """The text most of the marks in a file speak of; None for a file without any. Pasted lines may bear others."""
    marks = Counter(
        mark.stamp for line in lines for p in line.parts if isinstance(p, Tagged) and (mark := stamp.read(p.tag))
    )
    return marks.most_common(1)[0][0] if marks else None


def _origin(came: Stamp | None, ours: Stamp, out: Compiled) -> Origin:
    if came is None:
        return "unmarked"
    if came.report != ours.report:
        return "other"
    if came == ours or _says_the_same(came, out):
        return "same"
    if came.kind == ours.kind:
        return "older" if came.n < ours.n else "newer"
    return "older" if came.kind == "v" else "newer"


def _says_the_same(came: Stamp, out: Compiled) -> bool:
    """Whether it came from another release with the same words and numbers: what was signed is carried on as it is."""
    if out.release is None or came.kind != "r":
        return False
    return out.report.releases.filter(n=came.n, digest=out.release.digest).exists()


def _said(origin: Origin, came: Stamp | None, made: Comparison) -> str:
    counts = (
        (len(made.edited) + len(made.head), "处文字有改动"), (len(made.by_hand), "个数字被手工改过"),
        (len(made.lost), "个数字不见了"), (len(made.moved), "个数字换了位置"),
    )  # fmt: skip
    changed = "，".join(f"{n} {what}" for n, what in counts if n)
    return f"{_FROM[origin].format(came)}{changed or '文字和数字都没有改动'}；{made.kept} 个数字原样。"


def _text(lines: Sequence[Line]) -> Iterator[Sequence[Part]]:
    """The lines of the text itself, up to the annex, cut at line ends inside a paragraph."""
    for line in lines[: _annex(lines)]:
        yield from _cut(line)


def _annex(lines: Sequence[Line]) -> int:
    """Where the annex begins: at its mark, or where that is lost, at its own words."""
    for at, line in enumerate(lines):
        if any(_is_annex(p) for p in line.parts):
            return at
        if line.text.strip() == ANNEX_TITLE:
            return at - 1 if at and lines[at - 1].text.strip() == ANNEX_WORD else at
    return len(lines)


def _is_annex(part: Part) -> bool:
    mark = stamp.read(part.tag) if isinstance(part, Tagged) else None
    return mark is not None and mark.n == 0


def _cut(line: Line) -> Iterator[Sequence[Part]]:
    """A soft line end begins a new line; in a centred title it only shapes it."""
    held: list[Part] = []
    for part in line.parts:
        if isinstance(part, Tagged) or line.centred:
            held.append(part if isinstance(part, Tagged) else _STRAY.sub("", part).replace("\n", ""))
            continue
        first, *more = _STRAY.sub("", part).split("\n")
        held.append(first)
        for words in more:
            yield held
            held = [words]
    yield held
