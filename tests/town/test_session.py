"""What one request does to its session is no other's until it is saved."""

from typing import Any

import pytest

from taizhang.town.session import SessionStore

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("held", [{"seen": 1, "who": "7"}, {"drafts": {"appeal": ["路灯"]}}])
def test_session_when_a_reader_alters_it_and_does_not_save(held: dict[str, Any]) -> None:
    kept = SessionStore()
    kept.update(held)
    kept.save()
    reader = SessionStore(kept.session_key)
    reader["more"] = True
    if "drafts" in held:
        reader["drafts"]["appeal"].append("水渠")
    assert dict(SessionStore(kept.session_key).items()) == held
