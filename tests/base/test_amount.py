"""Amounts as people write them."""

from decimal import Decimal

import pytest

from taizhang.base.amount import plain


@pytest.mark.parametrize(
    ("value", "said"), [("5000.00", "5000"), ("1200.50", "1200.5"), ("0.00", "0"), ("100", "100"), ("1E+3", "1000")]
)
def test_plain_when_a_tail_of_noughts_says_nothing_leaves_it_out(value: str, said: str) -> None:
    assert plain(Decimal(value)) == said
