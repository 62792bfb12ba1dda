"""The indicators of a place and a period as a table."""

from argparse import ArgumentParser
from datetime import date, datetime
from typing import Any
from unicodedata import east_asian_width

from django.core.management.base import CommandError

from taizhang.base import clock
from taizhang.base.period import Period, Unit
from taizhang.faces.cli.management.commands.close import asked
from taizhang.faces.cli.saying import Saying, one_town
from taizhang.indicators.catalogue import catalogue
from taizhang.indicators.cell import Ask, Cell
from taizhang.indicators.compute import cells
from taizhang.indicators.rounding import say
from taizhang.town.models import Area, Town
from taizhang.town.places import places

NARROW = 24  # columns a title takes


class Command(Saying):
    help = "指标：列出一个期间、一个辖区的全部指标；已封账的取封存值。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--period", metavar="期间", help="如 2023、2023Q1、2023-05；不写为本年")
        parser.add_argument("--area", default="", metavar="辖区", help="村（社区）名或区划代码；不写为全镇")
        parser.add_argument("--at", default="", metavar="日期", help="按当日结束时台账的样子计算，如 2023-12-31")
        parser.add_argument("--domain", default="", metavar="类别", help="只列一类，如 安全生产")
        parser.add_argument("--live", action="store_true", help="不取封存值，按台账现状计算")
        parser.add_argument("--town", default="", metavar="代码", help="9 位区划代码；只有一个镇时可不写")

    def handle(self, *args: Any, **options: Any) -> None:
        town = one_town(options["town"])
        today = Period.containing(Unit.YEAR, clock.today())
        period = asked(options["period"]) if options["period"] else today
        area = _area(town, options["area"])
        domains = catalogue.domains()
        if options["domain"] and options["domain"] not in domains:
            raise CommandError(f"没有“{options['domain']}”这一类。有：{'、'.join(domains)}。")
        chosen = [options["domain"]] if options["domain"] else list(domains)
        asks = {d: [Ask(i.key, area.id, period) for i in domains[d]] for d in chosen}
        found = cells(
            [a for some in asks.values() for a in some], town, frozen=not options["live"], at=_end_of(options["at"])
        )
        self.say(f"{area.name}，{period}" + (f"，截至 {options['at']}" if options["at"] else ""))
        for domain, some in asks.items():
            self.say(f"\n{domain}")
            for ask in some:
                self.say(_line(found[ask]))


def _area(town: Town, text: str) -> Area:
    found = places(town).area(text) if text else places(town).root
    if found is None:
        raise CommandError(f"{town.name}没有“{text}”这个辖区，请写村（社区）名或区划代码。")
    return found


def _end_of(text: str) -> datetime | None:
    try:
        return clock.end_of(date.fromisoformat(text)) if text else None
    except ValueError as error:
        raise CommandError(f"看不懂日期“{text}”：请写成 2023-12-31。") from error


def _line(cell: Cell) -> str:
    wide = sum(2 if east_asian_width(c) in "WF" else 1 for c in cell.indicator.title)
    value = say(cell.indicator, cell.value) + (cell.indicator.unit if cell.value is not None else "")
    notes = []
    if cell.under is not None:
        notes.append(f"{say(cell.indicator, cell.over)} ÷ {say(cell.indicator, cell.under)}")
    if cell.source == "none":
        notes.append("没有台账，也没有报数")
    notes += [cell.note] if cell.note else []
    notes += ["已封账"] if cell.closing else []
    return f"  {cell.indicator.title}{' ' * max(1, NARROW - wide)}{value}" + (
        f"（{'；'.join(notes)}）" if notes else ""
    )
