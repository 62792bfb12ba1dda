"""Words that share out a whole without remainder."""

import pytest

from taizhang.redpen.claims.partition import complete


@pytest.mark.parametrize(
    ("leads", "whole"),
    [
        (["中央财政赤字", "由地方发债"], True),
        (["税收收入", "非税收入"], True),
        (["第一产业", "第二产业", "第三产业"], True),
        (["税收收入", "税收返还"], False),
        (["省级重点项目", "市级重点项目"], False),
        (["水稻", "玉米"], False),
    ],
)
def test_partition_when_a_set_is_whole_or_not(leads: list[str], whole: bool) -> None:
    assert complete(leads) is whole
