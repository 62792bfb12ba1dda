"""A story that does not hold says where, and why."""

from datetime import date, time

import pytest

from taizhang.base import clock
from taizhang.faces.cli.story import StoryError, parse, tell
from taizhang.ledger.shelf import shelf
from tests.cast import Cast

OPEN = (
    "2023-03-06 09:10 苏婉 登记 甲: 来源渠道=微信 诉求类型=咨询 受理时间=2023-03-06T09:00 诉求标题=“路灯 不亮” "
    "诉求内容=坏了 问题大类=市政设施 所属辖区=东埇村"
)


def test_line_when_read_gives_its_parts():
    (line,) = parse(f"# 说明\n\n{OPEN}\n")
    assert (line.number, line.at, line.who, line.verb, line.refs) == (
        3, clock.instant(date(2023, 3, 6), time(9, 10)), "苏婉", "登记", ("甲",),
    )  # fmt: skip
    assert line.said["诉求标题"] == "路灯 不亮"
    assert line.refused is None


@pytest.mark.parametrize(
    ("raw", "who", "verb", "refs"),
    [
        ("2023-03-06 应为 甲、乙: 状态=办结", "", "应为", ("甲", "乙")),
        ("2023-03-06 巡查:", "", "巡查", ()),
        ("2023-03-06 何伟 可办 甲: 签收", "何伟", "可办", ("甲",)),
        ("2023-03-06 应计: 时段=2023", "", "应计", ()),
    ],
)
def test_line_when_short_knows_who_and_what(raw: str, who: str, verb: str, refs: tuple[str, ...]):
    (line,) = parse(raw)
    assert (line.who, line.verb, line.refs) == (who, verb, refs)


def test_line_when_it_must_be_refused_keeps_the_words():
    (line,) = parse("2023-03-06 何伟 派单 甲: 承办单位=规建办 应被拒：您的任职不能")
    assert (line.said, line.refused) == ({"承办单位": "规建办"}, "您的任职不能")


@pytest.mark.parametrize(
    ("last", "why"),
    [
        ("三月六日 苏婉 派单 甲:", "看不懂"),
        ("2023-03-06 路人 派单 甲: 承办单位=规建办", "没有“路人”这个人"),
        ("2023-03-06 苏婉 上报 甲:", "没有“上报”这个环节"),
        ("2023-03-06 苏婉 派单 乙: 承办单位=规建办", "没有说清是哪一条"),
        ("2023-03-06 苏婉 派单 甲: 交给=规建办", "没有这一项：交给"),
        ("2023-03-06 苏婉 派单 甲:", "被拒：请填写“承办单位”"),
        ("2023-03-06 苏婉 派单 甲: 承办单位=规建办 应被拒：您的任职不能", "应当被拒，却办成了"),
        ("2023-03-06 何伟 派单 甲: 承办单位=规建办 应被拒：请填写", "被拒：您的任职不能"),
        ("2023-03-06 应为 甲: 状态=办结", "甲 的“状态”是“已登记”"),
        ("2023-03-06 应为 甲: 时限·派单=2023-03-08", "甲 的“时限·派单”是“2023-03-07”"),
        ("2023-03-06 应为 甲: 时限·吃饭=2023-03-08", "没有“吃饭”这个时限"),
        ("2023-03-06 何伟 可见 甲:", "何伟看不到 甲"),
        ("2023-03-06 苏婉 不可见 甲:", "苏婉看得到 甲"),
        ("2023-03-06 苏婉 可办 甲: 派单", "苏婉可办的是：派单、受理待派、即时答复、不予受理"),
        ("2023-03-06 苏婉 不可知 甲: 联系电话", "苏婉看得到：联系电话"),
        ("2023-03-06 应提醒 甲: 经办人=1", "收到提醒的是"),
        ("2023-03-06 应计: 时段=2023-03 受理诉求=2", "是 1"),
        ("2023-03-06 应计: 时段=2023-03 吃饭=2", "不统计“吃饭”"),
    ],
)
def test_story_when_a_line_does_not_hold_names_it(last: str, why: str, cast: Cast):
    with pytest.raises(StoryError) as error:
        tell(shelf["appeal"], f"{OPEN}\n{last}", cast)
    assert (why in str(error.value), "第 2 行" in str(error.value)) == (True, True)
