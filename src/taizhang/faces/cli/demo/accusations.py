"""Accusations: written down by the petition desk, read by the discipline post alone."""

from collections.abc import Iterator
from datetime import datetime
from random import Random
from typing import Any

from taizhang.faces.cli.demo.callers import named
from taizhang.faces.cli.demo.course import TODAY, Course
from taizhang.faces.cli.demo.lives import Deed
from taizhang.faces.cli.demo.people import DISCIPLINE, PETITIONS, VILLAGES


class Accusation(Course):
    """One accusation: read by the discipline post alone."""

    book = "accusation"

    def __init__(self, t: datetime, rng: Random, until: str = ""):
        super().__init__(t, rng, until)
        self.via: Course | None = None
        self.office = rng.choice(("规建办", "农业农村办"))
        self.informant = rng.choice((named(rng), ""))

    def __iter__(self) -> Iterator[Deed]:
        yield self.registered()
        yield from self.checked()

    def registered(self) -> Deed:
        """Written down by the petition desk, which does not see it again."""
        given: dict[str, Any] = {"received_on": TODAY, "about": self.rng.choice(("duty", "style", "subsidy"))}
        given |= {"channel": "petition" if self.via else self.rng.choice(("letter", "online"))}
        given["accused_offices"] = self.office
        if self.via is not None:
            return self.opened(PETITIONS, given, self.via)
        village = self.rng.choice([name for _, name in VILLAGES])
        given |= {"area": village, "content": "反映办事人员拖延，材料交了三次都说不齐", "informant": self.informant}
        return self.opened(PETITIONS, given)

    def checked(self) -> Iterator[Deed]:
        """Taken, looked into, concluded; who gave a name is answered."""
        yield self.do("take", DISCIPLINE, 2)
        yield self.do("note", DISCIPLINE, 8, clues="调取台账和窗口监控，谈话两人")
        found = {"finding": "partly", "result": "已提醒谈话，责令整改窗口流程"}
        if self.via is None and not self.informant:
            yield self.do("finish", DISCIPLINE, 12, **found)
            return
        yield self.do("conclude", DISCIPLINE, 12, **found)
        yield self.do("reply", DISCIPLINE, 4, replied_on=TODAY)
