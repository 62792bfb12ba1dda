from taizhang.faces.console.markup import Group, Link, rail
from tests.faces.console.charts.drawn import tree


def test_rail_says_where_we_are_and_what_waits() -> None:
    groups = [
        Group("", (Link("/", "今日", 23, hot=True, on=True, icon="sun"),)),
        Group("群众诉求", (Link("/b/appeal", "热线工单", 41), Link("/b/visit", "夜访", 0), Link("/b/x", "信访"))),
    ]
    drawn = tree(rail(groups))
    assert [head.text for head in drawn.iter("h2")] == ["群众诉求"]
    assert [(a.get("href"), a.get("aria-current"), "".join(a.itertext())) for a in drawn.iter("a")] == [
        ("/", "page", "今日23 件，有超期"),
        ("/b/appeal", None, "热线工单41 件"),
        ("/b/visit", None, "夜访"),
        ("/b/x", None, "信访"),
    ]


def test_rail_escapes_what_a_town_has_named() -> None:
    drawn = tree(rail([Group("<乱>", (Link("/?a=1&b=2", "<名>"),))]))
    assert ["".join(n.itertext()) for n in drawn.iter() if n.tag in ("h2", "a")] == ["<乱>", "<名>"]
