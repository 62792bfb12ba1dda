"""Finding by words, and by a private value known exactly."""

import pytest

from taizhang.base import seal
from taizhang.ledger.listing.find import find
from taizhang.ledger.models import Card
from tests.ledger.listing.conftest import PHONE

pytestmark = pytest.mark.django_db


def test_a_telephone_when_typed_in_full_finds_its_entry(hazard, everyone):
    made = hazard()
    found = find(everyone, PHONE)
    assert (found.cards, found.party, found.by_party) == ((Card.objects.get(entry=made.pk).pk,), "报告人电话", 1)


@pytest.mark.parametrize("typed", ["138 0013 8000", " 13800138000 ", "１３８００１３８０００"])
def test_a_telephone_when_written_otherwise_is_still_found(hazard, everyone, typed):
    hazard()
    assert find(everyone, typed).by_party == 1


def test_a_telephone_when_the_key_has_been_rotated_since_is_still_found(hazard, everyone):
    hazard()
    with seal.use(seal.keyring().rotated()):
        assert find(everyone, PHONE).by_party == 1


def test_a_telephone_when_typed_in_part_finds_nothing(hazard, everyone):
    hazard()
    assert find(everyone, PHONE[:7]).cards == ()


def test_a_telephone_when_asked_by_one_who_may_not_see_it_finds_nothing(hazard, cast):
    """王小满's post may read hazards of the village but not open the reporter's number."""
    hazard(village="西㙍村")
    assert find(cast["王小满"], PHONE).cards == ()
    assert find(cast["孙立"], PHONE).cards == ()
    assert find(cast["陈工"], PHONE).by_party == 1


def test_a_telephone_when_asked_in_another_town_finds_nothing(hazard, stranger):
    hazard()
    assert find(stranger, PHONE).cards == ()


def test_nothing_when_asked_for_finds_nothing(hazard, everyone):
    hazard()
    assert find(everyone, "  ").cards == ()
