"""What has to happen by itself: the sweep every few minutes, the seal and the clearing each night."""

import logging
import os
import signal
import threading
from io import StringIO

from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import close_old_connections

from taizhang.base import clock, sql
from taizhang.ledger import sealing, sweep
from taizhang.reports import watching
from taizhang.town import holidays
from taizhang.town.models import Town

KEPT_FAILURES_DAYS = 190  # 网络安全法 第21条: logs at least six months
log = logging.getLogger("taizhang.timekeeper")


def minutely() -> int:
    """Reminders and escalations that have come due in every town; how many were told."""
    holidays.adopt_loaded()
    return sum(sweep.sweep(town) for town in Town.objects.all())


def nightly() -> tuple[int, int]:
    """Seal the days that are over, tell what is due, clear what nobody needs: days sealed and people told."""
    told = minutely()
    sealed = sum(len(sealing.seal_all(town)) for town in Town.objects.all())
    for town in Town.objects.all():
        watching.watch(town)
    sweep.clear_staged()
    clear()
    sql.look_at_tables()
    return sealed, told


def clear() -> None:
    """Sessions that have run out, and tries at the door older than the law wants them kept."""
    if Session.objects.filter(expire_date__lt=clock.now()).exists():
        call_command("clearsessions", verbosity=0)
    call_command("axes_reset_failure_logs", age=KEPT_FAILURES_DAYS, verbosity=0, stdout=StringIO())


def keep(every: float, *, with_parent: bool = False) -> None:
    """Keep time until told to stop, or until the process that started this one is gone.

    A round that fails is logged and tried again at the next: a clock that stops at the first error keeps no time.
    """
    stop, parent, day = threading.Event(), os.getppid(), None
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    while not stop.is_set():
        try:
            close_old_connections()
            if day != clock.today():
                sealed, told = nightly()
                day = clock.today()
                log.info("nightly: %s sealed, %s told", sealed, told)
            else:
                minutely()
        except Exception:
            log.exception("a round failed; the next one follows in %s s", every)
        rest = every
        while rest > 0 and not stop.wait(min(rest, 2.0)):
            rest -= 2.0
            if with_parent and os.getppid() != parent:
                return
