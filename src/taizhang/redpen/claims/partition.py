"""Words that share out a whole without remainder: 中央 and 地方, 农业 and 工业, 约束性 and 预期性."""

import re

_SETS = (
    ("中央", "地方"), ("农业", "工业"), ("农村|乡村|农民", "城镇|城市|城区"), ("约束性", "预期性"), ("国税", "地税"),
    ("税收|税", "非税"),
    ("开始建设|新开工", "继续建设|续建"),
    ("上半年", "下半年"),
    ("新建", "续建|改扩建|改建"), ("男", "女"), ("内资", "外资"), ("进口", "出口"), ("一产|第一产业|农业",
    "二产|第二产业|工业", "三产|第三产业|服务业"),
    ("建议", "提案"), ("线上", "线下"), ("本级", "上级|转移"), ("企业", "个体"), ("省级", "市级", "县级|区级"),
    ("国有", "民营|非公"), ("接访", "走访"),
    ("一般公共预算|一般预算", "政府性基金|基金预算"), ("开发性", "商业性"), ("已完成|已完工|已竣工",
    "未完成|在建|正在"), ("一般隐患", "重大隐患"),
)  # fmt: skip
_COMPILED = tuple(tuple(re.compile(word) for word in words) for words in _SETS)


def complete(leads: list[str]) -> bool:
    """Whether the words before the parts are one whole set, each part its own member."""
    return any(
        len(words) == len(leads)
        and all(any(w.search(lead) for lead in leads) for w in words)
        and _distinct(words, leads)
        for words in _COMPILED
    )


def _distinct(words: tuple[re.Pattern[str], ...], leads: list[str]) -> bool:
    """税收 must not be found inside 非税收入 alone: each lead answers to a member no other lead needs."""
    chosen: set[int] = set()
    for word in reversed(words):
        free = [n for n, lead in enumerate(leads) if n not in chosen and word.search(lead)]
        if not free:
            return False
        chosen.add(free[0])
    return True
