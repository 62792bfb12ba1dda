"""Watching signed reports: each night what was signed is held against the books, and what moved is kept to be shown."""

from collections.abc import Iterator

from taizhang.base import clock
from taizhang.reports import visible
from taizhang.reports.drift import drift
from taizhang.reports.models import Correction, Release, Report, Watch
from taizhang.town.models import Town


def watch(town: Town) -> int:
    """Look at the standing edition of every report of a town; how many of them have drifted."""
    found = 0
    for report in Report.objects.filter(town=town):
        release = visible.standing(report)
        if release is None:
            continue
        moved = [{"n": d.n, "title": d.title, "was": d.was, "now": d.now} for d in drift(release)]
        Watch.objects.exclude(release=release).filter(release__report=report).delete()
        Watch.objects.update_or_create(release=release, defaults={"at": clock.now(), "moved": moved})
        found += bool(moved)
    return found


def unsaid(town: Town) -> Iterator[tuple[Release, list[dict[str, str]]]]:
    """Signed editions of which something moved that no correction sent so far has said."""
    rows = Watch.objects.filter(release__report__town=town).exclude(moved=[]).select_related("release__report")
    for row in rows.order_by("-release__at"):
        sent = Correction.objects.filter(release__report=row.release.report_id, state=Correction.State.SENT)
        said = {(f["n"], f["now"]) for c in sent for f in c.figures}
        if left := [m for m in row.moved if (m["n"], m["now"]) not in said]:
            yield row.release, left
