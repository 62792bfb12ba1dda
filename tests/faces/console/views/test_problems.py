"""What goes wrong is said in a sentence, by the page of its code; hostile input is only input."""

import pytest
from django.test import Client, RequestFactory

from taizhang.faces.console.views import problems

pytestmark = pytest.mark.django_db
HOSTILE = ["\x00", "a\x00b", "' OR 1=1 --", "<script>alert(1)</script>", "%00", "9" * 400, "\ud83d", "../../etc/passwd"]
ADDRESSES = [
    "/books/danger/?q={}", "/books/danger/?area={}", "/books/danger/?sort={}", "/books/danger/?after={}~{}",
    "/books/danger/?before={}", "/books/danger/?on_from={}", "/books/danger/?col={}", "/books/danger/?size={}&at={}",
    "/books/danger/?figure={}&period={}", "/all?q={}&book={}", "/all?after={}", "/search?q={}&book={}",
    "/search?q=x&after={}", "/journal?who={}", "/journal?number={}&verb={}", "/journal?after={}~{}", "/?after=d{}~{}",
    "/?after=u{}", "/late?by={}",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_when_hostile_is_answered_like_any_other(browser, hazard, address):
    hazard()
    visitor = browser("全能")
    for word in HOSTILE:
        path, _, query = address.partition("?")
        asked = dict(pair.split("=", 1) for pair in query.split("&"))
        asked = {n: v.replace("{}", word.encode("utf-8", "replace").decode()) for n, v in asked.items()}
        response = visitor.get(path, asked)
        assert (word, response.status_code) == (word, 200)
        assert "<script>alert" not in response.content.decode()


def test_a_page_when_it_is_not_there_says_so_in_the_frame_of_the_house(client, db):
    response = client.get("/nonsense")
    assert (response.status_code, "没有找到" in response.content.decode()) == (404, True)


def test_a_form_when_larger_than_is_taken_says_so(browser, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    visitor = browser("陈工")
    response = visitor.post(
        "/books/danger/new", "place=" + "x" * 3000, content_type="application/x-www-form-urlencoded"
    )
    assert (response.status_code, "文件太大" in response.content.decode()) == (413, True)


def test_a_form_when_of_too_many_fields_says_so(browser, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    body = "&".join(f"f{n}=1" for n in range(50))
    response = browser("陈工").post("/books/danger/new", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 413


def test_our_own_fault_when_it_happens_promises_that_nothing_was_changed(db):
    response = problems.broken(RequestFactory().get("/"))
    assert (response.status_code, "刚才这一步没有保存" in response.content.decode()) == (500, True)


def test_a_name_when_locked_out_says_how_long(db):
    response = problems.locked_out(RequestFactory().get("/"), {})
    assert (response.status_code, "密码输错次数太多" in response.content.decode()) == (429, True)


def test_a_refusal_when_the_post_is_missing_says_what_to_do(browser):
    page = browser("陈工").get("/journal")
    assert (page.status_code, "日志由审计管理员和安全管理员查看" in page.content.decode()) == (403, True)


def test_every_page_when_answered_carries_a_policy_without_inline_code(browser):
    for response in (browser("陈工").get("/"), Client().get("/nonsense")):
        policy = response["Content-Security-Policy"]
        assert ("default-src 'none'" in policy, "unsafe-inline" in policy) == (True, False)
        assert response["X-Frame-Options"] == "DENY"
