"""One report as this person sees it: the draft for those who work on it, the last signed edition for everybody else."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404

from taizhang.reports import visible
from taizhang.reports.compile import compiled
from taizhang.reports.models import Report
from taizhang.reports.released import reread
from taizhang.reports.shown import Compiled
from taizhang.town.actor import Actor

S = Report.State


@dataclass
class Desk:
    """A report and who looks at it."""

    report: Report
    actor: Actor

    @cached_property
    def made(self) -> Compiled:
        """The text with its numbers: today's of a draft, those that were signed of what is out."""
        if not visible.drafts(self.actor) and (release := visible.standing(self.report)) is not None:
            return reread(release)
        return compiled(self.report)

    @cached_property
    def writes(self) -> bool:
        """Whether this person changes its text now."""
        return self.report.state == S.DRAFT and visible.may(self.actor, "write")

    @property
    def url(self) -> str:
        """Its address."""
        return f"/reports/{self.report.pk}"


def desk_or_404(request: Any, pk: UUID) -> Desk:
    """A report this person may read; what may not be read is not there."""
    report = visible.reports(request.actor).select_related("town", "before").filter(pk=pk).first()
    if report is None:
        raise Http404
    return Desk(report, request.actor)
