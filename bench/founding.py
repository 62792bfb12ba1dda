"""Makes the town that is measured, in a home of its own. Run as a process: `python -m bench.founding HOME ROWS`."""

import os
import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

SEED = 20231123


def set_up() -> None:
    """Django with our settings, the tables, the keyring."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "taizhang.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from taizhang.base.seal import Keyring

    if not settings.TAIZHANG_KEYRING.exists():
        Keyring.create(settings.TAIZHANG_KEYRING)
    call_command("migrate", verbosity=0)


def found() -> None:
    """The town and its people, once."""
    from django.contrib.auth.hashers import make_password

    from bench import town
    from taizhang.town.models import Person, Town
    from tests import cast

    if not Town.objects.exists():
        cast.engage(cast.found_town())
        Person.objects.update(must_change_password=False, password=make_password(town.PASSWORD))


def rows(n: int, chance: random.Random, *, over: bool) -> Iterator[Any]:
    """n sheet rows: appeals that are over, over the last three years; or fresh ones of the last day."""
    from bench import town
    from taizhang.base import clock
    from taizhang.ledger.verbs import Row

    now = clock.now()
    for i in range(n):
        at = now - (timedelta(days=20) + timedelta(days=1000) * (1 - i / n) if over else timedelta(hours=2))
        given = town.past(chance, i, at) if over else town.appeal(chance, i, at)
        yield Row(given, place=i, outside_no=f"{'P' if over else 'N'}{i:08}")


def fill(n: int, *, over: bool = True) -> float:
    """Open n appeals by `open_many`; returns the seconds it took."""
    from taizhang.ledger.shelf import shelf
    from taizhang.ledger.verbs import open_many
    from taizhang.town.actor import Actor
    from taizhang.town.models import Person

    by = Actor.of(Person.objects.select_related("town").get(username="suwan"))
    start = time.perf_counter()
    outcome = open_many(shelf["appeal"], rows(n, random.Random(SEED), over=over), by=by, source="12345")
    if outcome.opened != n:
        raise SystemExit(f"{outcome.opened} of {n} opened: {outcome.problems[:3]}")
    return time.perf_counter() - start


def main(arguments: list[str]) -> None:
    """Print the seconds that opening so many rows took, and the megabytes of the heaviest process."""
    set_up()
    found()
    took = fill(int(arguments[0]), over="--fresh" not in arguments)
    weight = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    from taizhang.base import sql

    sql.look_at_tables()  # as each night does
    print(f"{took:.2f} {weight / 1024:.0f}")


if __name__ == "__main__":
    main(sys.argv[1:])
