"""Income, spending and what is left."""

from tests.redpen.claims.said import alarms, relations


def test_account_when_it_balances() -> None:
    text = "年初结存120万元，本年收入300万元，支出260万元，年末结存160万元。"
    assert relations(text, "account") == [(True, ("120万元", "300万元", "260万元", "160万元"))]
    assert alarms(text) == []


def test_account_when_it_does_not_balance() -> None:
    assert alarms("收到捐款32万元，支出28万元，结余6万元。") == [("likely", "account")]
