"""Proof that what was released is what was released, and that each draft is what its journal lines make of it."""

from collections.abc import Iterator

from taizhang.ledger.models import JournalLine
from taizhang.ledger.sealing import Breach
from taizhang.reports.models import Report
from taizhang.reports.released import intact
from taizhang.reports.verbs.keeping import with_lines
from taizhang.reports.verbs.words import BOOK
from taizhang.town.models import Town


def reports(town: Town) -> Iterator[Breach]:
    """Where a report or a release was changed, taken away or put in behind the journal's back."""
    lines: dict[object, list[JournalLine]] = {}
    for line in JournalLine.objects.filter(town=town.pk, book=BOOK, entry__isnull=False).order_by("seq"):
        lines.setdefault(line.entry, []).append(line)
    for report in Report.objects.filter(town=town).prefetch_related("releases"):
        yield from _of(report, lines.pop(report.pk, []))
    for some in lines.values():
        yield Breach(f"报告 {some[-1].number} 在日志里有，在库里没有", seq=some[-1].seq)


def _of(report: Report, lines: list[JournalLine]) -> Iterator[Breach]:
    if not lines or lines[0].verb != "create":
        yield Breach(f"报告 {report.number} 在库里有，日志里没有")
        return
    body = ""
    told: dict[int, object] = {}
    for line in lines:
        if "lines" in line.change:
            body = with_lines(body, line.change["lines"])
        if "digest" in line.change:
            told[line.change["release"]] = line.change["digest"]
    if body != report.body:
        yield Breach(f"报告 {report.number} 的正文与日志不符", seq=lines[-1].seq)
    for release in report.releases.all():
        what = f"报告 {report.number} 第 {release.n} 次定稿"
        if not intact(release):
            yield Breach(f"{what}的文字或数字与当时不同")
        if told.pop(release.n, None) != release.digest:
            yield Breach(f"{what}的摘要与日志不符")
    for n in told:
        yield Breach(f"报告 {report.number} 第 {n} 次定稿在日志里有，在库里没有")
