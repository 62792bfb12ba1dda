"""What is said on the next page: in a cookie where it fits, in the session where it does not, read back once."""

import pytest
from django.contrib.messages import SUCCESS
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taizhang.faces.console.flash import Storage

pytestmark = pytest.mark.django_db


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=900), min_size=1, max_size=6))
def test_what_was_said_when_read_on_the_next_page_is_the_same(rf: RequestFactory, said: list[str]) -> None:
    asked = rf.get("/")
    asked.session = SessionStore()
    here = Storage(asked)
    for each in said:
        here.add(SUCCESS, each)
    answer = HttpResponse()
    here.update(answer)
    following = rf.get("/")
    following.session = asked.session
    following.COOKIES = {k: v.value for k, v in answer.cookies.items()}
    assert [str(m) for m in Storage(following)] == [each for each in said]


def test_what_was_said_when_the_cookie_was_altered_is_not_shown(rf: RequestFactory) -> None:
    asked = rf.get("/")
    asked.session = SessionStore()
    here, answer = Storage(asked), HttpResponse()
    here.add(SUCCESS, "已登记。")
    here.update(answer)
    value = answer.cookies["messages"].value
    asked.COOKIES = {"messages": ("A" if value[0] != "A" else "B") + value[1:]}
    assert list(Storage(asked)) == []
