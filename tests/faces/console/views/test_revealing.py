"""A private value in full: for a reason, once, in the journal."""

from datetime import time

import pytest

from taizhang.base import clock
from taizhang.faces.console import throttle
from taizhang.ledger.models import JournalLine
from tests.faces.console.conftest import PHONE

pytestmark = pytest.mark.django_db


def test_a_value_when_asked_for_with_a_reason_is_shown_and_journalled(browser, hazard):
    entry, visitor = hazard(), browser("陈工")
    response = visitor.post(f"/entries/{entry.pk}/reveal/reporter_phone", {"reason": "核实身份"})
    assert PHONE in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"
    line = JournalLine.objects.get(verb="reveal")
    assert (line.by_name, line.entry, line.change) == (
        "陈工", entry.pk, {"field": "reporter_phone", "why": "核实身份"},
    )  # fmt: skip
    assert PHONE not in visitor.get(f"/entries/{entry.pk}").content.decode()


def test_a_value_when_asked_by_htmx_is_a_part_of_the_page(browser, hazard):
    response = browser("陈工").post(
        f"/entries/{hazard().pk}/reveal/reporter_phone", {"reason": "核实身份"}, headers={"HX-Request": "true"}
    )
    page = response.content.decode()
    assert (f'<b class="shown">{PHONE}</b>' in page, "<html" in page) == (True, False)


@pytest.mark.parametrize(
    ("name", "reason", "code"), [("陈工", " ", 400), ("孙立", "核实身份", 403), ("何伟", "核实身份", 404)]
)
def test_a_value_when_without_reason_or_right_stays_closed(browser, hazard, name, reason, code):
    response = browser(name).post(f"/entries/{hazard().pk}/reveal/reporter_phone", {"reason": reason})
    assert (response.status_code, PHONE in response.content.decode()) == (code, False)
    assert JournalLine.objects.filter(verb="reveal").count() == 0


@pytest.mark.parametrize("field", ["place", "nonsense", "version", "town"])
def test_a_field_when_it_is_not_private_is_never_revealed(browser, hazard, field):
    response = browser("陈工").post(f"/entries/{hazard().pk}/reveal/{field}", {"reason": "核实身份"})
    assert response.status_code in (403, 404)
    assert JournalLine.objects.filter(verb="reveal").count() == 0


def test_values_when_asked_for_too_fast_are_refused_for_a_while(browser, hazard):
    entry, visitor = hazard(), browser("陈工")
    most = throttle.LIMITS["reveal"][0]
    address, reason = f"/entries/{entry.pk}/reveal/reporter_phone", {"reason": "核实身份"}
    with clock.at(clock.instant(clock.today(), time(10, 0, 1))):
        codes = [visitor.post(address, reason, headers={"HX-Request": "true"}).status_code for _ in range(most + 1)]
        assert codes == [200] * most + [429]
    with clock.at(clock.instant(clock.today(), time(10, 10, 1))):
        assert visitor.post(address, reason).status_code == 200
