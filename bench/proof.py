"""python -m bench.proof [FILE]: the demonstration's 2023 report, every number with its source, and its totals.

Run on a home that `taizhang demo` filled (TAIZHANG_HOME). FILE: a finished report of 2023, held against these ledgers:
what is found, what is matched to which indicator, what offices reported, and, by name, what nobody holds.
Exits with 1 where a total is not what the town read out.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

YEAR = 2023
# what the town read out, and of which numerator
TOTALS = {
    "appeals_received": "743", "night_cadres": "6,394", "night_received": "241", "night_visited": "381",
    "night_demands": "106", "night_closed_of_them": "98", "night_open": "8", "night_closing_rate": "92.5",
    "inspections": "221", "hazards_found": "267", "hazards_righted": "267", "hazard_rate": "100",
    "penalties_filed": "118", "law_volunteers": "62", "villages": "15",
}  # fmt: skip


def proven() -> Iterator[str]:
    """A line for each figure of the compiled report, then one for each total that is not what it should be."""
    from taizhang.indicators.rounding import say
    from taizhang.reports.compile import compiled
    from taizhang.reports.models import Report

    now = compiled(Report.objects.get(year=YEAR))
    held = {f.cell.ask.indicator: f for f in now.figures if f.cell}
    for figure in now.figures:
        cell = figure.cell
        what = f"{cell.indicator.title} {cell.note}".strip() if cell else figure.note
        print(f"{figure.n:>3} {figure.words:<10}{figure.source:<10}{what}")
    for key, said in TOTALS.items():
        figure = held.get(key)
        value = say(figure.cell.indicator, figure.value) if figure and figure.cell else "nothing"
        if value != said:
            yield f"{key}: {said} was read out, the report has {value}"


def checked(path: Path) -> None:
    """A finished report against the ledgers."""
    from taizhang.base.period import Period
    from taizhang.redpen import read
    from taizhang.reports.checking import check_text
    from taizhang.town.actor import Actor
    from taizhang.town.models import Town

    town = Town.objects.get()
    found = check_text(read(path.read_bytes(), path.name), town, Period.year(YEAR), by=Actor.system_of(town))
    for note in found.notes:
        print(f"{note.level:<7}{note.kind:<10}{note.stated}  {note.message} {note.arithmetic} {note.holds_if}".rstrip())
    for title, some in (("matched", found.matched), ("reported", found.reported)):
        print(f"{title}: {len(some)}")
        for each in some:
            sure = "" if each.certain else "  (likeliest)"
            print(f"    {each.words:<10}{each.cell.indicator.key:<24}{each.cell.indicator.title}{sure}")
    print(f"held by nobody: {len(found.unheld)}")
    for name in found.unheld:
        print(f"    {name.words:<10}{name.name}")


def main(args: list[str]) -> int:
    """Prove the report, and check a file where one is named."""
    wrong = list(proven())
    print("\n".join(wrong) if wrong else f"all {len(TOTALS)} totals are those that were read out")
    if args:
        checked(Path(args[0]))
    return 1 if wrong else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taizhang.settings")
    import django

    django.setup()
    sys.exit(main(sys.argv[1:]))
