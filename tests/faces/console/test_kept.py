"""Words typed into a form whose session has run out."""

import pytest
from django.test import Client

from taizhang.ledger.shelf import shelf
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
MODEL = shelf["danger"].model


def form_of(visitor: Client, address: str) -> dict[str, str]:
    return {n: str(v) for n, v in visitor.get(address).context["form"]["hidden"]}


def sign_in(visitor: Client, address: str, username: str):
    return visitor.post("/signin", {"username": username, "password": PASSWORD, "next": address})


def test_words_when_the_session_ran_out_are_there_after_signing_in(browser, answers):
    visitor = browser("陈工")
    hidden = form_of(visitor, "/books/danger/new")
    visitor.session.flush()
    gone = visitor.post("/books/danger/new", {**hidden, **answers("东埇码头栈桥")})
    assert (gone.status_code, gone["Location"]) == (302, "/signin?next=%2Fbooks%2Fdanger%2Fnew")
    assert "刚才填写的内容还在" in visitor.get(gone["Location"]).content.decode()
    assert sign_in(visitor, "/books/danger/new", "chengong")["Location"] == "/books/danger/new"
    assert "东埇码头栈桥" in visitor.get("/books/danger/new").content.decode()
    assert "东埇码头栈桥" not in visitor.get("/books/danger/new").content.decode()
    assert MODEL.objects.count() == 0


def test_words_when_somebody_else_signs_in_are_not_shown(browser, answers):
    visitor = browser("陈工")
    hidden = form_of(visitor, "/books/danger/new")
    visitor.session.flush()
    visitor.post("/books/danger/new", {**hidden, **answers("东埇码头栈桥")})
    sign_in(visitor, "/books/danger/new", "chuyan")
    assert "东埇码头栈桥" not in visitor.get("/books/danger/new").content.decode()


def test_words_when_kept_lie_encrypted_in_the_session(browser, answers):
    visitor = browser("陈工")
    hidden = form_of(visitor, "/books/danger/new")
    visitor.session.flush()
    visitor.post("/books/danger/new", {**hidden, **answers("东埇码头栈桥")})
    held = visitor.session["kept"]
    assert held["words"].startswith("sm4gcm:")
    assert "13800138000" not in str(held)


def test_words_when_the_form_names_nobody_are_not_kept(client, people, answers):
    response = client.post("/books/danger/new", answers("东埇码头栈桥"))
    assert (response.status_code, "kept" in client.session) == (302, False)
    client.post("/books/danger/new", answers("东埇码头栈桥", held="1:forged:token"))
    assert "kept" not in client.session


def test_words_of_a_step_when_the_session_ran_out_come_back_to_its_form(browser, hazard):
    entry, visitor = hazard(), browser("陈工")
    address = f"/entries/{entry.pk}/steps/order"
    hidden = form_of(visitor, address)
    visitor.session.flush()
    visitor.post(address, {**hidden, "order": "三日内清走纸箱"})
    sign_in(visitor, address, "chengong")
    assert "三日内清走纸箱" in visitor.get(address).content.decode()


def test_a_form_when_its_token_is_old_comes_back_with_its_words(people, answers):
    """Signed in again in another tab: the token of the form no longer fits, the words are still there."""
    visitor = Client(enforce_csrf_checks=True)
    visitor.force_login(people["陈工"])
    hidden = form_of(visitor, "/books/danger/new")
    response = visitor.post("/books/danger/new", {**hidden, **answers("东埇码头栈桥"), "csrfmiddlewaretoken": "x" * 64})
    assert (response.status_code, response["Location"]) == (302, "/books/danger/new")
    assert "东埇码头栈桥" in visitor.get("/books/danger/new").content.decode()
    assert MODEL.objects.count() == 0


def test_a_form_from_elsewhere_when_sent_is_refused(people, answers):
    visitor = Client(enforce_csrf_checks=True)
    visitor.force_login(people["陈工"])
    response = visitor.post("/books/danger/new", answers())
    assert (response.status_code, "页面放得太久了" in response.content.decode()) == (403, True)
    assert MODEL.objects.count() == 0


def test_a_part_of_a_page_when_the_session_ran_out_sends_the_whole_page_to_the_door(client, people):
    response = client.get("/books/danger/", headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Redirect"]) == (204, "/signin?next=%2Fbooks%2Fdanger%2F")
