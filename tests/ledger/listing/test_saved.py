"""Views kept under a name, each person's own."""

import pytest

from taizhang.ledger.listing import drop_view, keep_view, views_of
from taizhang.ledger.listing.saved import MOST
from taizhang.ledger.refusal import NotAllowed, Refused

pytestmark = pytest.mark.django_db


def names(actor) -> list[str]:
    return [v.name for v in views_of(actor, "danger")]


def test_a_view_when_kept_again_under_its_name_means_the_new_conditions(cast):
    keep_view(cast["陈工"], "danger", "本周", "?due=week")
    keep_view(cast["陈工"], "danger", " 本周 ", "?due=late")
    assert [(v.name, v.query) for v in views_of(cast["陈工"], "danger")] == [("本周", "due=late")]


def test_a_view_when_somebody_else_looks_is_not_there(cast):
    view = keep_view(cast["陈工"], "danger", "本周", "due=week")
    assert names(cast["褚岩"]) == []
    with pytest.raises(NotAllowed):
        drop_view(cast["褚岩"], "danger", view.pk)
    assert names(cast["陈工"]) == ["本周"]


def test_a_view_when_dropped_is_gone(cast):
    view = keep_view(cast["陈工"], "danger", "本周", "due=week")
    assert drop_view(cast["陈工"], "danger", view.pk) == "本周"
    assert names(cast["陈工"]) == []


def test_a_view_when_it_is_one_too_many_is_refused(cast):
    for n in range(MOST):
        keep_view(cast["陈工"], "danger", f"视图{n}", "due=week")
    with pytest.raises(Refused, match=f"最多存 {MOST} 个"):
        keep_view(cast["陈工"], "danger", "又一个", "due=week")
    keep_view(cast["陈工"], "danger", "视图0", "due=late")


@pytest.mark.parametrize(("name", "query"), [(" ", "due=week"), ("长", "x" * 1001)])
def test_a_view_when_without_name_or_too_long_is_refused(cast, name, query):
    with pytest.raises(Refused):
        keep_view(cast["陈工"], "danger", name, query)
