"""Every page by the axe rules, without a complaint of the browser and without scrolling sideways."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opens, Signs

PAGES = {
    "苏婉": (
        *(
            "/",
            "/all",
            "/late",
            "/search?q=路灯",
            "/books/",
            "/books/appeal/",
            "/books/appeal/?state=handling",
        ),
        *(
            "/books/appeal/new",
            "/books/appeal/import",
            "/books/appeal/together",
            "/account",
            "/entries/{0}",
            "/entries/{0}/print",
        ),
        *("/entries/{0}/steps/dispatch", "/entries/{0}/amend", "/entries/{0}/void", "/entries/{0}/links"),
        *("/entries/{0}/journal", "/no-such-page"),
    ),
    "何伟": ("/", "/books/appeal/", "/entries/{2}", "/entries/{2}/steps/submit", "/entries/{2}/steps/ask_extension"),
    "孙立": ("/", "/late", "/late?by=village", "/redpen"),
    "吴静": (
        *("/", "/indicators?period=2025", "/indicators?period=2025&domain=群众诉求", "/closings", "/closings/2025"),
        *("/indicators/appeal_closing_rate?period=2025&reading=0&at=2025-06-01", "/closings/2025/close"),
    ),
    "郑阿水": ("/indicators?period=2025",),
    "卫宁": ("/", "/journal", "/books/appeal/"),
    "蒋习": ("/", "/people", "/people/new", "/areas", "/offices", "/settings", "/calendar"),
}


@pytest.mark.parametrize("width", ["1440", "1024", "390"])
@pytest.mark.parametrize("name", PAGES)
def test_pages_when_opened_keep_the_rules(
    signs: Signs, appeals, accessible: Callable[[Page], None], name: str, width: str
):
    page = signs(name, width)
    for address in PAGES[name]:
        answer = page.goto(address.format(*(e.pk for e in appeals)))
        assert answer is not None
        assert answer.status == (404 if "no-such" in address else 200), address
        accessible(page)


@pytest.mark.parametrize("width", ["1440", "390"])
def test_sign_in_page_when_opened_keeps_the_rules(opens: Opens, cast, accessible: Callable[[Page], None], width: str):
    page = opens(width)
    page.goto("/signin")
    accessible(page)
