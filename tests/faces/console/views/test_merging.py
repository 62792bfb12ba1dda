"""Two records of one party: found, compared, made one, and taken apart again."""

from typing import Any

import pytest

from taizhang.ledger.shelf import shelf
from taizhang.ledger.verbs import open_entry
from tests.cast import Cast

pytestmark = pytest.mark.django_db
BOOK = shelf["enterprise"]
FIRM = {"name": "东埇花炮厂", "area": "东埇村", "trade": "工业", "size": "个体户", "phone": "13800138000"}


@pytest.fixture
def two(cast: Cast) -> tuple[Any, Any]:
    """One firm written down twice."""
    first = open_entry(BOOK, FIRM, by=cast["关峰"])
    return first, open_entry(BOOK, {**FIRM, "name": "东埇村花炮作坊", "risk": "C级"}, by=cast["关峰"])


def test_merge_when_asked_offers_what_shares_a_telephone(browser, two) -> None:
    first, second = two
    form = browser("褚岩").get(f"/entries/{first.pk}/merge").context["form"]
    (field, _) = form["sections"][0]["fields"]
    assert [f["value"] for f in field.field.finder["found"]] == [f"with={second.number}"]


def test_merge_when_one_is_picked_shows_both_beside_each_other(browser, two) -> None:
    first, second = two
    page = browser("褚岩").post(f"/entries/{first.pk}/merge", {"pick": f"with={second.number}"})
    text = page.content.decode()
    assert (f"本条 {first.number}" in text, f"另一条 {second.number}" in text) == (True, True)
    assert page.context["form"]["submit"] == f"把 {second.number} 并入本条"
    assert "13800138000" not in text
    assert text.count('class="seal wait">不同') == 2  # the name and the grade; the telephone is the same
    assert BOOK.model.objects.live().count() == 2


def test_merge_when_done_and_undone_leaves_both_as_they_were(browser, two) -> None:
    first, second = two
    visitor, url = browser("褚岩"), f"/entries/{first.pk}/merge"
    without = visitor.post(url, {"with": second.number, "why": ""})
    assert [p["message"] for p in without.context["form"]["problems"]] == ["请写明原因。"]
    done = visitor.post(url, {"with": second.number, "why": "同一家"}, follow=True)
    assert list(BOOK.model.objects.live()) == [first]
    (same,) = done.context["same"]
    assert same["join"]["asks"] is True
    assert "重新列出和计数" in visitor.get(same["join"]["url"]).content.decode()
    assert visitor.post(same["join"]["url"], {"why": ""}).status_code == 400
    visitor.post(same["join"]["url"], {"why": "是两家"})
    assert set(BOOK.model.objects.live()) == {first, second}


def test_merge_when_the_other_is_itself_or_of_another_book_is_refused(browser, two, hazard) -> None:
    first, _ = two
    url = f"/entries/{first.pk}/merge"
    for number in (first.number, hazard().number, "没有", ""):
        page = browser("褚岩").post(url, {"with": number, "why": "同一家"})
        assert (page.status_code, [p["label"] for p in page.context["form"]["problems"]]) == (400, ["另一条"])
    assert BOOK.model.objects.live().count() == 2


def test_merge_when_the_post_may_not_void_is_refused(browser, two) -> None:
    first, second = two
    answers = [
        browser(n).post(f"/entries/{first.pk}/merge", {"with": second.number, "why": "x"}) for n in ("关峰", "何伟")
    ]
    assert [a.status_code for a in answers] == [403, 404]
    assert BOOK.model.objects.live().count() == 2
