"""What `taizhang report` prints and writes: a compiled text, what a check found, what differs, files by their names."""

from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import CommandError

from taizhang.redpen import Text, Unreadable, read
from taizhang.reports.compile import compiled
from taizhang.reports.diff import Diff
from taizhang.reports.models import Release, Report
from taizhang.reports.noted import Checked, Matched, Note
from taizhang.reports.provenance import endnotes
from taizhang.reports.released import reread
from taizhang.reports.render import docx, xlsx
from taizhang.reports.shown import Compiled
from taizhang.town.models import Town

LEVELS = {"sure": "确定", "likely": "很可能", "look": "请看一眼", "style": "写法"}
FORMS = (".txt", ".md", ".docx", ".xlsx")
_MARKS = {"same": " ", "changed": "~", "added": "+", "gone": "-"}


def report_of(town: Town, number: str) -> Report:
    """The report of a number. Raises CommandError with the numbers there are."""
    found = Report.objects.filter(town=town, number=number).select_related("town", "before").first()
    if found is None:
        there = "、".join(Report.objects.filter(town=town).values_list("number", flat=True)[:10])
        raise CommandError(f"没有编号为 {number} 的报告。" + (f"已有：{there}。" if there else "还没有报告。"))
    return found


def release_of(report: Report, n: int) -> Release:
    """A release by its number. Raises CommandError with those there are."""
    found = report.releases.filter(n=n).first()
    if found is None:
        there = "；".join(f"{r.n} {r.get_state_display()}（第 {r.edition} 版）" for r in report.releases.all())
        raise CommandError(f"{report.number} 没有第 {n} 次定稿。" + (f"已有：{there}。" if there else "还没有定稿。"))
    return found


def text_of(report: Report, release: int | None, live: bool) -> Compiled:
    """The report as it stands, a release of it, or with today's numbers."""
    return compiled(report, live=live) if release is None else reread(release_of(report, release))


def read_file(name: str) -> Text:
    """A file read to plain words. Raises CommandError where it cannot be."""
    try:
        return read(name)
    except Unreadable as error:
        raise CommandError(f"{name}：{error}") from error


def unsettled(now: Compiled) -> list[str]:
    """Figures that nobody would send out: open ones, and those the ledger contradicts or does not have."""
    why = {True: "还没有定", False: "与台账不符"}
    found = [f for f in now.figures if f.contradicted or f.kind == "open"]
    return [f"数字 {f.n} {f.typed or f.words} {why[f.kind == 'open']}" for f in found]


def told(done: Checked) -> Iterator[str]:
    """A check in lines: what does not hold, and what is held by whom."""
    for note in done.notes:
        yield from _note(note, done.text)
    yield ""
    yield from _held("台账有，相符", done.matched)
    yield from _held("部门报数有，相符", done.reported)
    if done.unheld:
        yield f"没有台账或报数可对的 {len(done.unheld)} 个："
        yield from (f"  {u.words}  {u.name}" for u in done.unheld)
    count = {level: sum(n.level == level and not n.explained for n in done.notes) for level in LEVELS}
    yield "，".join(f"{LEVELS[level]} {n} 处" for level, n in count.items() if n) or "没有发现不符。"


def _note(note: Note, text: str) -> Iterator[str]:
    line = text.count("\n", 0, note.start) + 1
    kept = f"（已说明：{note.explained}）" if note.explained else ""
    yield f"第 {line} 段 [{LEVELS[note.level]}] {text[note.start : note.end]!s}{kept}"
    yield f"    {note.message}"
    if note.holds_if:
        yield f"    {note.holds_if}"
    yield from (f"    {e.number} {e.title}：{e.why}" for e in note.entries)


def _held(what: str, some: tuple[Matched, ...]) -> Iterator[str]:
    if some:
        yield f"{what}的 {len(some)} 个："
    for each in some:
        sure = "" if each.certain else "（按数值推定，请核对）"
        yield f"  {each.words}  {each.cell.indicator.title}  {each.cell.ask.period.label}{sure}"


def differences(found: Diff) -> Iterator[str]:
    """A diff in lines, as programmers read them; figures after the text."""
    for line in found.changed:
        if line.kind == "changed":
            yield f"- {line.was}"
            yield f"+ {line.now}"
        else:
            yield f"{_MARKS[line.kind]} {line.now or line.was}"
    words = {"number": "数变了", "binding": "改绑", "writing": "写法变了", "added": "新增", "gone": "去掉"}
    for figure in found.figures:
        yield f"数字 {figure.n} {figure.title} {words[figure.kind]}：{figure.was or '—'} → {figure.now or '—'}"


def export(now: Compiled, to: Path, *, annex: bool, notes: bool) -> None:
    """Write the report as a file; its form follows its name. Raises CommandError for a form there is not."""
    match to.suffix.lower():
        case ".txt":
            data = (now.text + "\n").encode()
        case ".md":
            data = markdown(now, notes).encode()
        case ".docx":
            data = docx.write(now, annex=annex, endnotes=notes)
        case ".xlsx":
            data = xlsx.write(now)
        case _:
            raise CommandError(f"不会写成“{to.suffix}”：文件名请以 {'、'.join(FORMS)} 结尾。")
    to.write_bytes(data)


def markdown(now: Compiled, notes: bool = True) -> str:
    """The report as Markdown; where every number is from stands under it."""
    marks = {"title": "# ", "heading": "#", "occasion": "*", "speaker": "*"}
    out = []
    for line in now.lines:
        words = now.text[line.start : line.end]
        mark = marks.get(line.kind, "")
        if line.kind == "heading":
            out.append(f"{'#' * (line.level + 1)} {words}")
        else:
            out.append(f"*{words}*" if mark == "*" else f"{mark}{words}")
    found = endnotes(now) if notes else ()
    if found:
        out += ["---", *(f"{n}. {sentence}" for n, sentence in found)]
    return "\n\n".join(out) + "\n"
