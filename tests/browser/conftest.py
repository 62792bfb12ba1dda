"""Real Chromium against a live server: the town, its cast, and a few appeals."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry, take
from tests.cast import PASSWORD, Cast

# Playwright keeps an event loop in this thread; Django would refuse to read the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

WIDTHS = {"1440": (1440, 1000), "1024": (1024, 800), "390": (390, 844)}
APPEAL = {
    "channel": "12345电话",
    "kind": "投诉",
    "urgency": "一般",
    "received_at": "2025-03-03 09:10",
    "title": "桥头路灯不亮",
    "content": "桥头三盏路灯坏了半个月，晚上行人看不清路",
    "category": "市政设施",
    "area": "东埇村",
    "place": "桥头路口",
    "caller": "梁小满",
    "phone": "13900000011",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


class Complaints(list[str]):
    """What the browser complained of: errors of the console, of scripts, of the content policy."""

    def listen(self, page: Page) -> None:
        """Hear a page's complaints. A status of 4xx is the page's answer, not a complaint."""
        page.on("pageerror", lambda error: self.append(f"script: {error}"))
        page.on("console", lambda said: self._hear(said.type, said.text))

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and "Failed to load resource: the server responded with a status of 4" not in text:
            self.append(text)


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """Empty at the end of every test."""
    heard = Complaints()
    yield heard
    assert heard == []


Opens = Callable[..., Page]


@pytest.fixture
def opens(chromium: Browser, live_server: Any, complaints: Complaints) -> Iterator[Opens]:
    """Opens a browser of its own at a width; `scripts=False` for one without JavaScript."""
    contexts: list[BrowserContext] = []

    def made(width: str = "1440", *, scripts: bool = True) -> Page:
        wide, high = WIDTHS[width]
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": wide, "height": high},
            java_script_enabled=scripts,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
        )
        context.set_default_timeout(8000)
        contexts.append(context)
        page = context.new_page()
        complaints.listen(page)
        return page

    yield made
    for context in contexts:
        context.close()


Signs = Callable[..., Page]


@pytest.fixture
def signs(opens: Opens, cast: Cast) -> Signs:
    """Opens a browser and signs somebody of the cast in, through the page."""
    from tests.cast import PARTS

    names = {p.name: p.username for p in PARTS}

    def made(name: str, width: str = "1440", *, scripts: bool = True) -> Page:
        page = opens(width, scripts=scripts)
        page.goto("/signin")
        page.get_by_label("登录名").fill(names[name])
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(lambda url: "/signin" not in url)
        return page

    return made


@pytest.fixture
def appeals(cast: Cast) -> list[Any]:
    """Three appeals in three states: registered, dispatched, being handled."""
    book, desk, clerk = shelf["appeal"], cast["苏婉"], cast["何伟"]
    first = open_entry(book, APPEAL, by=desk)
    second = open_entry(book, {**APPEAL, "title": "水渠淤塞", "content": "村东水渠淤塞，灌溉不上水"}, by=desk)
    third = open_entry(book, {**APPEAL, "title": "工地夜里施工", "content": "河边工地夜里打桩吵人"}, by=desk)
    take(book, "dispatch", second, {"office": "规建办"}, by=desk)
    take(book, "dispatch", third, {"office": "规建办"}, by=desk)
    take(book, "sign", third, by=clerk)
    take(book, "contact", third, by=clerk)
    return [book.model.objects.get(pk=e.pk) for e in (first, second, third)]


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Holds a page to the axe rules."""
    axe = Axe()

    def holds(page: Page) -> None:
        found = axe.run(page).response["violations"]
        assert [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found] == []
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} is {wide}px wider than the screen"

    return holds
