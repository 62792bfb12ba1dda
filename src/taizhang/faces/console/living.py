"""The places of the town's numbers in the rail."""

from taizhang.faces.console.markup import Link
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.visible import may_see
from taizhang.town.actor import Actor


def links(actor: Actor, here: str) -> tuple[Link, ...]:
    """指标, for whoever may be shown any number."""
    if not any(may_see(actor, each) for each in catalogue):
        return ()
    on = here.startswith(("/indicators", "/closings"))
    return (Link("/indicators", "指标", None, False, on, "chart-line"),)
