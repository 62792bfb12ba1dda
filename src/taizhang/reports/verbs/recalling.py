"""The paragraph that opens a report: what became of last year's promises, each number bound to its indicator."""

from taizhang.base.period import Period
from taizhang.base.refusal import NotAllowed
from taizhang.indicators.cell import Ask
from taizhang.indicators.compute import cells
from taizhang.reports import body
from taizhang.reports.models import Figure, Report
from taizhang.reports.verbs.keeping import Change, changing
from taizhang.town.actor import Actor
from taizhang.town.places import places

_SAYS = (
    ("promises", "上年报告承诺的事项共", ""),
    ("promises_kept", "，已兑现", ""),
    ("promises_late", "，其中逾期兑现", ""),
    ("promises_dropped", "；经批准调整取消", "，均已说明理由"),
    ("promises_carried", "；结转下年", ""),
    ("promise_kept_rate", "，兑现率", ""),
)


def recall(report: Report, *, by: Actor, version: int | None = None) -> Report:
    """Put the paragraph at the head of the body, under the salutation. What there was none of is not mentioned.

    Raises NotAllowed where nothing was promised for the report's year.
    """
    with changing(report, "recall", by=by, version=version, right="write") as change:
        fresh = change.report
        year, root = Period.year(fresh.year), places(by.town).root.pk
        found = cells([Ask(key, root, year) for key, _, _ in _SAYS], by.town)
        if not found[Ask("promises", root, year)].value:
            raise NotAllowed(f"台账里没有 {fresh.year} 年度的承诺事项。")
        words = ""
        for key, before, after in _SAYS:
            if found[Ask(key, root, year)].value:
                words += f"{before}{body.token(_figure(change, key, root, year))}{after}"
        lines = fresh.body.split("\n") if fresh.body else []
        at = 1 if lines and body.blocks(lines[0])[0].kind == "salutation" else 0
        fresh.body = "\n".join([*lines[:at], f"{words}。", *lines[at:]])
    return change.report


def _figure(change: Change, key: str, area: int, year: Period) -> int:
    figure = Figure(n=change.following, kind=Figure.Kind.BOUND, indicator=key, area_id=area, period=year.key)
    return change.keep(figure).n
