"""A load client: a few connections kept open, requests one after the other on each, bounded in count and time."""

import http.client
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urlencode

CONNECTIONS = 4
SECONDS = 60


@dataclass
class Ask:
    """One request: where, with which form, and the status it must have."""

    path: str
    form: dict[str, str] | None = None
    status: tuple[int, ...] = (200,)
    to: str = ""  # where a redirect must lead: a refusal may redirect as well


@dataclass
class Took:
    """What a run took: seconds each, and seconds in all."""

    each: list[float] = field(default_factory=list)
    whole: float = 0.0

    def add(self, other: "Took") -> None:
        """Take another run of the same kind in."""
        self.each += other.each
        self.whole += other.whole

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.each) / self.whole

    @property
    def p50(self) -> float:
        """The middle time, in milliseconds."""
        return 1000 * median(self.each)

    @property
    def p95(self) -> float:
        """The time that one in twenty takes longer than, in milliseconds."""
        return 1000 * sorted(self.each)[int(0.95 * (len(self.each) - 1))]


class Client:
    """One connection with its cookies."""

    def __init__(self, port: int, cookies: dict[str, str] | None = None):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = dict(cookies or {})

    def ask(self, ask: Ask) -> bytes:
        """Send, read all, check the status. Raises SystemExit with the answer where it is another."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())} if self.cookies else {}
        body = None
        if ask.form is not None:
            body = urlencode(ask.form, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request("GET" if body is None else "POST", ask.path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        for header in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = header.partition(";")[0].partition("=")
            self.cookies[name] = value
        # A browser goes on to the page that shows what was said, and forgets it; unread, it would grow with each form.
        self.cookies.pop("messages", None)
        if answer.status not in ask.status or not (answer.headers["Location"] or ask.to).startswith(ask.to):
            raise SystemExit(f"{ask.path}: {answer.status}\n{_said(text)}")
        return text


def run(port: int, asks: Iterable[Ask], connections: int = CONNECTIONS, cookies: dict[str, str] | None = None) -> Took:
    """Send all requests over the connections; the whole is stopped after SECONDS."""
    queue, lock, took, wrong = iter(asks), threading.Lock(), Took(), list[str]()
    stop = time.monotonic() + SECONDS

    def work() -> None:
        client = Client(port, cookies)
        for ask in _next(queue, lock, stop):
            start = time.perf_counter()
            try:
                client.ask(ask)
            except SystemExit as error:  # a thread would die of it in silence
                wrong.append(str(error))
                return
            took.each.append(time.perf_counter() - start)

    start = time.perf_counter()
    _together([work] * connections)
    took.whole = time.perf_counter() - start
    if wrong:
        raise SystemExit(wrong[0])
    return took


def _next(queue: Iterator[Ask], lock: threading.Lock, stop: float) -> Iterator[Ask]:
    while time.monotonic() < stop:
        with lock:
            ask = next(queue, None)
        if ask is None:
            return
        yield ask


def _together(works: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=w) for w in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _said(page: bytes) -> str:
    """What a page says where something is wrong with a form, else its beginning."""
    text = page.decode()
    wrong = re.findall(r'class="[^"]*(?:error|problem)[^"]*"[^>]*>(.*?)</', text, re.S)
    return " · ".join(re.sub(r"<[^>]+>|\s+", " ", w) for w in wrong if w.strip()) or text[:1000]
