"""Place, deadline and owner out of a promise's words."""

import pytest

from taizhang.redpen.commitments import details


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("推进那溪村经济合作社建设养殖场", "那溪村"),
        ("在临江社区新建公厕2座", "临江社区"),
        ("推进乡村振兴示范带建设", ""),
        ("提升全镇治理水平", ""),
    ],
)
def test_place_when_named_or_not(words: str, place: str) -> None:
    assert details.place_of(words) == place


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("年底前建成", "年底前"),
        ("6月底前完工", "6月底前"),
        ("2025年底前全部达标", "2025年底前"),
        ("确保如期完成", "如期"),
        ("加快建设", ""),
    ],
)
def test_deadline_when_named_or_not(words: str, deadline: str) -> None:
    assert details.deadline_of(words) == deadline


@pytest.mark.parametrize(
    ("words", "owner"),
    [("由水利站负责实施", "水利站"), ("（责任单位：农业办、财政所）", "农业办、财政所"), ("持续推进", "")],
)
def test_owner_when_named_or_not(words: str, owner: str) -> None:
    assert details.owner_of(words) == owner
