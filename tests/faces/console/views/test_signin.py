"""The door: who comes in, who does not, and what a planted session or a crafted address is worth."""

from datetime import timedelta

import pytest
from django.test import Client

from taizhang.base import clock
from taizhang.ledger.models import JournalLine
from taizhang.town.models import Person
from taizhang.town.verbs import deactivate, reset_password
from tests.cast import PASSWORD

WRONG = "登录名或密码不对"


def enter(client: Client, username: str = "suwan", password: str = PASSWORD, **more: str):
    return client.post("/signin", {"username": username, "password": password, **more})


def test_signin_when_right_leads_to_the_first_page(client, people):
    response = enter(client)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/").status_code == 200


def test_signin_when_right_leads_where_one_was_going(client, people):
    assert enter(client, next="/search?q=路灯")["Location"] == "/search?q=%E8%B7%AF%E7%81%AF"


@pytest.mark.parametrize(
    "crafted",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org",
        "///example.org",
        "javascript:alert(1)",
        "\t//example.org",
        "/signin?next=/signin",
        "signin.example.org",
        "http:/example.org",
    ],
)
def test_signin_when_the_address_leads_elsewhere_goes_to_the_first_page(crafted, client, people):
    assert enter(client, next=crafted)["Location"] == "/"
    assert client.get("/signin", {"next": crafted})["Location"] == "/"


def test_signin_when_name_or_password_is_wrong_or_the_person_has_left_says_the_same(client, people, cast):
    deactivate(people["陆遥"], by=cast["蒋习"], why="调离")
    answers = [
        enter(client, "suwan", "不是这个密码"),
        enter(client, "nobody", PASSWORD),
        enter(client, "luyao", PASSWORD),
    ]
    said = [(a.status_code, [str(e) for e in a.context["form"].non_field_errors()]) for a in answers]
    assert len({str(s) for s in said}) == 1
    assert said[0][0] == 400
    assert said[0][1][0].startswith(WRONG)


def test_signin_when_wrong_never_sends_the_password_back(client, people):
    assert "不是这个密码" not in enter(client, "suwan", "不是这个密码").content.decode()


def test_signin_when_a_field_is_empty_asks_for_it(client, people):
    response = enter(client, "suwan", "")
    assert (response.status_code, dict(response.context["form"].errors)) == (400, {"password": ["请填写密码。"]})


def test_signin_when_wrong_five_times_is_locked_even_for_the_right_password(client, people):
    assert [enter(client, password="错的密码").status_code for _ in range(5)] == [400, 400, 400, 400, 429]
    response = enter(client)
    assert response.status_code == 429
    assert "15 分钟" in response.content.decode()
    assert client.get("/").status_code == 302


def test_signin_when_locked_for_one_leaves_the_others_alone(client, people):
    for _ in range(5):
        enter(client, password="错的密码")
    assert enter(client, "luyao").status_code == 302


def test_signin_when_locked_is_in_the_journal_once(client, people):
    for _ in range(8):
        enter(client, password="错的密码")
    lines = JournalLine.objects.filter(verb="sign_in_failed")
    assert [(x.number, x.by, x.change) for x in lines] == [("苏婉", people["苏婉"].pk, {"where": "127.0.0.1"})]


def test_signin_when_the_administrator_resets_the_password_is_open_again(client, people):
    for _ in range(5):
        enter(client, password="错的密码")
    admin = Client()
    enter(admin, "jiangxi")
    page = admin.post(f"/people/{people['苏婉'].pk}/password")
    password = page.context["notices"][0]["text"].partition("一次性密码 ")[2][:14]
    assert enter(client, password=password).status_code == 302
    assert client.get("/")["Location"] == "/account"


def test_signin_when_done_is_in_the_journal_with_its_address(client, people):
    enter(client)
    client.post("/signout")
    lines = JournalLine.objects.order_by("seq").values_list("verb", "by", "change")
    assert list(lines) == [
        ("sign_in", people["苏婉"].pk, {"where": "127.0.0.1"}),
        ("sign_out", people["苏婉"].pk, {}),
    ]


def test_session_when_planted_before_the_sign_in_is_worth_nothing_after(client, people):
    client.get("/signin")
    session = client.session
    session["planted"] = 1
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    enter(client)
    assert client.cookies["sessionid"].value != planted
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert thief.get("/").status_code == 302


def test_session_when_idle_for_two_hours_is_over(client, people):
    enter(client)
    with clock.at(clock.now() + timedelta(minutes=10)):
        assert client.get("/").status_code == 200
        seen = client.session["seen"]
    assert seen == client.session["seen"]
    assert client.session.get_expiry_age() == 2 * 3600


def test_session_when_a_day_old_is_over_however_busy(client, people):
    enter(client)
    with clock.at(clock.now() + timedelta(hours=12, minutes=1)):
        assert client.get("/")["Location"] == "/signin?next=%2F"


def test_session_when_the_person_is_taken_off_the_roll_is_over(client, people, cast):
    enter(client)
    deactivate(people["苏婉"], by=cast["蒋习"], why="调离")
    assert client.get("/")["Location"] == "/signin?next=%2F"


def test_session_when_the_password_is_reset_is_over(client, people, cast):
    enter(client)
    reset_password(people["苏婉"], by=cast["蒋习"])
    assert client.get("/")["Location"] == "/signin?next=%2F"


def test_signout_when_asked_by_a_link_does_nothing(client, people):
    enter(client)
    assert client.get("/signout").status_code == 405
    assert client.get("/").status_code == 200


def test_signout_when_done_ends_the_session(client, people):
    enter(client)
    assert client.post("/signout")["Location"] == "/signin"
    assert client.get("/")["Location"] == "/signin?next=%2F"


def test_signin_when_the_form_carries_no_token_changes_nothing(people):
    client = Client(enforce_csrf_checks=True)
    assert enter(client).status_code == 403
    assert client.get("/").status_code == 302


def test_cookies_when_set_are_kept_from_scripts_and_other_sites(client, people):
    enter(client)
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_signin_page_when_two_towns_live_here_names_neither(client, people, other_town):
    assert client.get("/signin").context["town"] == ""


def test_first_sign_in_when_done_leads_nowhere_but_to_a_new_password(client, people, cast):
    password = reset_password(people["苏婉"], by=cast["蒋习"])
    enter(client, password=password)
    assert [client.get(p)["Location"] for p in ("/", "/search", "/books/")] == ["/account"] * 3
    given = {"old": password, "new": "山泉叮咚响-8848", "again": "山泉叮咚响-8848"}
    assert client.post("/account", given)["Location"] == "/"
    assert client.get("/").status_code == 200


def test_account_when_the_password_is_changed_ends_every_other_session(client, people):
    enter(client)
    other = Client()
    enter(other)
    given = {"old": PASSWORD, "new": "山泉叮咚响-8848", "again": "山泉叮咚响-8848"}
    assert client.post("/account", given)["Location"] == "/account"
    assert (client.get("/").status_code, other.get("/").status_code) == (200, 302)


def test_account_when_the_two_differ_says_so_and_changes_nothing(client, people):
    enter(client)
    page = client.post("/account", {"old": PASSWORD, "new": "山泉叮咚响-8848", "again": "山泉叮咚响-8849"})
    assert [p["message"] for p in page.context["form"]["problems"]] == ["两遍新密码不一样。"]
    assert Person.objects.get(username="suwan").check_password(PASSWORD)


def test_account_when_looked_at_shows_who_came_in(client, people):
    enter(Client(), password="错的密码")
    enter(client)
    page = client.get("/account")
    assert [(s["where"], s["ok"]) for s in page.context["signins"]] == [("127.0.0.1", True), ("127.0.0.1", False)]
    assert [p["post"] for p in page.context["postings"]] == ["热线专员"]
