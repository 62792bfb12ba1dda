"""What is measured, part by part, each line beside the number asked for."""

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from bench import town
from bench.load import Ask, Client, Took, run
from bench.served import heaviest, served

Databases = Callable[[str], str]
ROOT = Path(__file__).parents[1]
ROUNDS = 15  # each on connections of its own: how these fall to the two workers is a matter of luck
PAGES = {
    "list": "/books/appeal/?size=20",
    "list, filtered": "/books/appeal/?size=20&category=02&kind=complaint",
    "search": "/search?q=路灯",
    "list, words": "/books/appeal/?size=20&q=水渠堵塞",
    "desk": "/",
    "all": "/all",
}


@dataclass(frozen=True)
class Sizes:
    """How much of everything."""

    requests: int
    small: int
    large: int
    many: int


@dataclass(frozen=True)
class Line:
    """One measurement: what, the figures, the ratio or number, and what it should be."""

    what: str
    said: str
    got: float
    least: float | None = None
    most: float | None = None

    @property
    def holds(self) -> bool | None:
        """Whether it is as asked; None where nothing is asked."""
        if self.least is None and self.most is None:
            return None
        return (self.least is None or self.got >= self.least) and (self.most is None or self.got <= self.most)

    def __str__(self) -> str:
        asked = f"≥ {self.least:g}" if self.least is not None else f"≤ {self.most:g}" if self.most is not None else ""
        mark = {True: "holds", False: "MISSED", None: ""}[self.holds]
        return f"{self.what:<34} {self.got:>8.2f}  {asked:<9} {mark:<7} {self.said}"


def against_the_floor(folder: Path, databases: Databases, sizes: Sizes) -> Iterator[Line]:
    """Opening, a step and a list, ours beside the floor's: in turns, so that a busy minute is busy for both."""
    floor = {"FLOOR_DB": databases("floor"), "DJANGO_SETTINGS_MODULE": "bench.floor.settings"}
    ours = home(folder, "ours", databases)
    floor_set_up(floor)
    founding("200", environment=ours)
    floors, own = served("bench.floor.wsgi:application", floor), served("taizhang.wsgi:application", ours)
    with floors as (theirs, _), own as (mine, server):
        yield from _beside(*_in_turns(theirs, mine, sizes.requests))
        weight = heaviest(server) / 1e6
        yield Line("memory of the heaviest worker, MB", "after all of the above", weight, most=200)


def _in_turns(theirs: int, mine: int, requests: int) -> tuple[dict[str, Took], dict[str, Took]]:
    """Each kind of request in ROUNDS parts, the floor's part and ours after it."""
    floor, ours = Floor(theirs), Ours(mine)
    took: tuple[dict[str, Took], dict[str, Took]] = ({}, {})
    part = requests // ROUNDS
    for kind in ("create", "looked", "change", "newest"):
        for _ in range(ROUNDS):
            for side, made in ((floor, took[0]), (ours, took[1])):
                made.setdefault(kind, Took()).add(getattr(side, kind)(part))
    return took


def _beside(theirs: dict[str, Took], mine: dict[str, Took]) -> Iterator[Line]:
    for what, kind, least in (
        ("open ÷ floor's create", "create", 0.5),
        ("open, duplicates looked for ÷ floor", "looked", None),
        ("step ÷ floor's change", "change", 0.5),
        ("list as HTML ÷ floor's JSON list", "newest", 0.25),
    ):
        a, b = mine[kind], theirs[kind]
        said = f"{a.rate:,.0f}/s p95 {a.p95:.0f} ms · floor {b.rate:,.0f}/s p95 {b.p95:.0f} ms"
        yield Line(what, said, a.rate / b.rate, least=least)


class Floor:
    """The floor's requests."""

    def __init__(self, port: int):
        self.port, self.chance, self.n, self.changed = port, random.Random(1), 0, 0
        self.create(100)

    def create(self, n: int) -> Took:
        """n cases."""
        asks = []
        for _ in range(n):
            self.n += 1
            said = {"number": f"SQ-{self.n:06}", "kind": "complain", "area": "3"}
            asks.append(Ask("/create", {**said, **town.texts(self.chance, self.n)}))
        return run(self.port, asks)

    looked = create

    def change(self, n: int) -> Took:
        """n changes of state."""
        asks = [Ask(f"/change/{self.changed + i + 1}", {}) for i in range(n)]
        self.changed += n
        return run(self.port, asks)

    def newest(self, n: int) -> Took:
        """n lists of 20."""
        return run(self.port, [Ask("/newest")] * n)


def sign_in(port: int, username: str = "suwan") -> tuple[dict[str, str], str]:
    """Cookies and form token of somebody signed in."""
    client = Client(port)
    token = _token(client.ask(Ask("/signin")))
    form = {"username": username, "password": town.PASSWORD, "csrfmiddlewaretoken": token}
    client.ask(Ask("/signin", form, status=(302,)))
    return client.cookies, _token(client.ask(Ask("/books/appeal/new")))


def _token(page: bytes) -> str:
    found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if found is None:
        raise SystemExit("no form token on the page")
    return found[1].decode()


class Ours:
    """The same through the console, as a clerk at a browser does it."""

    def __init__(self, port: int):
        self.port, self.chance, self.n = port, random.Random(2), 0
        self.at = datetime.now().astimezone() - timedelta(hours=3)
        self.cookies, self.token = sign_in(port)
        self.areas = self._options("/books/appeal/new")
        self.create(100)
        self.office = self._options(f"/entries/{self._fresh(1)[0]}/steps/dispatch")["规建办"]

    def _options(self, address: str) -> dict[str, str]:
        page = Client(self.port, self.cookies).ask(Ask(address)).decode()
        return {name: value for value, name in re.findall(r'<option value="(\d+)"[^>]*>([^<]+)</option>', page)}

    def _opening(self, **more: str) -> dict[str, str]:
        self.n += 1
        said = town.appeal(self.chance, self.n, self.at)
        return said | {"area": self.areas[said["area"]], "kind": "投诉", "csrfmiddlewaretoken": self.token, **more}

    def create(self, n: int) -> Took:
        """n appeals, the duplicates already looked at."""
        return self._open([self._opening(confirmed="1") for _ in range(n)], (302,))

    def looked(self, n: int) -> Took:
        """n appeals for which duplicates are looked for; where there are some the form comes back with them."""
        return self._open([self._opening() for _ in range(n)], (200, 302))

    def _open(self, forms: list[dict[str, str]], status: tuple[int, ...]) -> Took:
        asks = [Ask("/books/appeal/new", form, status=status, to="/entries/") for form in forms]
        return run(self.port, asks, cookies=self.cookies)

    def change(self, n: int) -> Took:
        """n dispatches."""
        form = {"office": self.office, "version": "1", "csrfmiddlewaretoken": self.token}
        keys = self._fresh(n)
        asks = [Ask(f"/entries/{key}/steps/dispatch", form, status=(302,), to="/entries/") for key in keys]
        return run(self.port, asks, cookies=self.cookies)

    def newest(self, n: int) -> Took:
        """n list pages of 20 rows."""
        return run(self.port, [Ask(PAGES["list"])] * n, cookies=self.cookies)

    def _fresh(self, n: int) -> list[str]:
        """Keys of entries that wait to be dispatched, read off the list as a person would."""
        client, keys = Client(self.port, self.cookies), dict[str, None]()
        address = "/books/appeal/?size=100&state=registered"
        while len(keys) < n:
            page = client.ask(Ask(address)).decode()
            keys |= dict.fromkeys(re.findall(r'href="/entries/([0-9a-f-]{36})"', page))
            following = re.search(r'href="([^"]*[?&;]after=[^"]*)"', page)
            if following is None:
                break
            found = following[1].replace("&amp;", "&")
            address = found if found.startswith("/") else f"/books/appeal/{found}"
        return list(keys)[:n]


def many(folder: Path, databases: Databases, sizes: Sizes) -> Iterator[Line]:
    """A whole sheet at once, with all checks."""
    environment = home(folder, "many", databases)
    founding("0", environment=environment)  # apart: to hash the town's password takes 100 MB that are not the sheet's
    took, weight = founding(str(sizes.many), "--fresh", environment=environment).split()
    most = 120 * sizes.many / 100_000
    yield Line(
        f"open_many of {sizes.many:,}, s",
        f"{sizes.many / float(took):,.0f} rows/s, {weight} MB",
        float(took),
        most=most,
    )


def growth(folder: Path, databases: Databases, sizes: Sizes) -> Iterator[Line]:
    """Every page in a small town and in a large one, in turns: the machine's own speed changes within minutes."""
    towns = home(folder, "small", databases), home(folder, "grown", databases)
    for environment in towns:
        founding(str(sizes.small), environment=environment)
        founding("300", "--fresh", environment=environment)
    took = process("bench.growing", str(sizes.large // sizes.small), environment=towns[1])
    one, other = (served("taizhang.wsgi:application", environment) for environment in towns)
    with one as (port, _), other as (next_port, _):
        small, large = Reader(port), Reader(next_port)
        for name in small.pages:
            before, now = _in_ms(name, small, large)
            said = f"{now:.1f} ms at {sizes.large:,} · {before:.1f} ms at {sizes.small:,}"
            yield Line(f"{name}, large ÷ small", said, now / before, most=1.5)
    yield Line("large town made in, s", "by SQL, in the same row shapes", float(took))


class Reader:
    """Somebody signed in who opens pages, on one connection."""

    def __init__(self, port: int):
        cookies, _ = sign_in(port)
        self.client = Client(port, cookies)
        entry = re.search(r'href="(/entries/[0-9a-f-]{36})"', self.client.ask(Ask(PAGES["list"])).decode())
        self.pages = {**PAGES, "entry": entry[1] if entry else "/"}

    def open(self, name: str) -> float:
        """Seconds until a page was there."""
        start = time.perf_counter()
        self.client.ask(Ask(quoted(self.pages[name])))
        return time.perf_counter() - start


def _in_ms(name: str, *readers: Reader, times: int = 40) -> list[float]:
    """The middle time of a page for each reader, in milliseconds, warm."""
    took = [[reader.open(name) for reader in readers] for _ in range(times + 5)][5:]
    return [1000 * median(each) for each in zip(*took, strict=True)]


def quoted(address: str) -> str:
    """An address with its Chinese words as a browser sends them."""
    from urllib.parse import quote

    return quote(address, safe="/?=&")


def starting(folder: Path, databases: Databases, sizes: Sizes) -> Iterator[Line]:
    """From nothing to the first answer, with byte code, and what the red pen costs to load."""
    environment = {**os.environ, **home(folder, "started", databases)}
    code = "import taizhang.wsgi"
    subprocess.run([sys.executable, "-m", "compileall", "-q", "src"], cwd=ROOT, check=False)
    took = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, check=True)
        took.append(time.perf_counter() - start)
    yield Line("cold start, s", "python to a ready application, byte code made", median(took), most=1.0)


def home(folder: Path, name: str, databases: Databases) -> dict[str, str]:
    """The environment of a home of its own."""
    noted = folder / f"{name}.db"
    if not noted.exists():
        noted.write_text(databases(name))
    (folder / name).mkdir(exist_ok=True)
    return {
        "TAIZHANG_HOME": str(folder / name),
        "TAIZHANG_DB": noted.read_text(),
        "DJANGO_SETTINGS_MODULE": "taizhang.settings",
        "PYTHONWARNINGS": "ignore:No directory at",
    }


def founding(*arguments: str, environment: dict[str, str]) -> str:
    """Make a town with so many appeals, in a process of its own."""
    return process("bench.founding", *arguments, environment=environment)


def floor_set_up(environment: dict[str, str]) -> None:
    """The floor's tables."""
    process("django", "migrate", "--run-syncdb", "-v0", environment=environment)


def process(module: str, *arguments: str, environment: dict[str, Any]) -> str:
    """Run a module in a process of its own; returns what it printed. Raises SystemExit with its last words."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return done.stdout.strip()
