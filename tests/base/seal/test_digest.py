from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.base import seal

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_digest_when_given_the_example_of_the_standard() -> None:
    assert seal.digest(b"abc") == "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_chain_when_one_payload_changes() -> None:
    def head(*payloads: bytes) -> str:
        link = ""
        for payload in payloads:
            link = seal.chain(link, payload)
        return link

    assert head(b"a", b"b") == head(b"a", b"b")
    assert len({head(b"a", b"b"), head(b"a", b"c"), head(b"b", b"a"), head(b"ab"), head(b"a"), head()}) == 6


def test_chain_when_the_link_could_be_mistaken_for_payload() -> None:
    with pytest.raises(ValueError, match="line break"):
        seal.chain("sm3:00\n", b"")


class Kind(StrEnum):
    ROLL = "名册"


def test_canonical_when_every_kind_of_value_is_in_it() -> None:
    value = {
        "乙": [1, True, None, (date(2023, 5, 1), Decimal("1.50"))],
        "甲": UUID(int=7),
        "丙": Kind.ROLL,
        "丁": datetime(2023, 5, 1, 8, tzinfo=timezone(timedelta(hours=8))),
    }
    assert seal.canonical(value).decode() == (
        '{"丁":"2023-05-01T00:00:00+00:00","丙":"名册","乙":[1,true,null,["2023-05-01","1.50"]],'
        '"甲":"00000000-0000-0000-0000-000000000007"}'
    )


@pytest.mark.parametrize("value", [{1: "a"}, datetime(2023, 5, 1, tzinfo=UTC).replace(tzinfo=None), {1, 2}, b"a"])
def test_canonical_when_a_value_has_no_single_form(value: object) -> None:
    with pytest.raises(TypeError):
        seal.canonical(value)


def test_canonical_when_a_number_is_not_finite() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        seal.canonical(float("nan"))


@given(st.dictionaries(st.text(), JSON, max_size=5))
def test_canonical_when_keys_come_in_another_order(value: dict[str, object]) -> None:
    assert seal.canonical(value) == seal.canonical(dict(reversed(value.items())))
