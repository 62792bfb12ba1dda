"""Years of a five-year plan: 「2021年是“十四五”开局之年」; the plan runs 2021 to 2025."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.scene import Scene
from taizhang.redpen.claims.verdict import Verdict

_SAID = re.compile(
    r"((?:19|20)[0-9]{2}) ?年,?，?是[^。;；\n]{0,40}?[“\"‘]?十([一二三四五])五[”\"’]?(?:规划|计划|"
    r"时期)?的?(?:[^,，。;；]{0,6}?)(开局之年|开局年|起步之年|第一年|收官之年|收官年|最后一年|第二年|第三年|"
    r"第四年|第五年)"
)
_OFFSET = {
    "开局之年": 0, "开局年": 0, "起步之年": 0, "第一年": 0, "第二年": 1, "第三年": 2, "第四年": 3, "第五年": 4,
    "收官之年": 4, "收官年": 4, "最后一年": 4,
}  # fmt: skip


def find(scene: Scene) -> Iterator[Verdict]:
    """A year said to be such-and-such a year of a plan."""
    for said in _SAID.finditer(scene.plain):
        plan, word = said[2], said[3]
        first = 2006 + 5 * "一二三四五".index(plan)
        due, year = first + _OFFSET[word], int(said[1])
        expression = f"“十{plan}五”为 {first}—{first + 4} 年，{word}是 {due} 年"
        if due == year:
            yield Verdict("plan-year", (), True, expression, span=said.span())
        else:
            yield Verdict(
                "plan-year",
                (),
                False,
                f"{expression}，文中写 {year} 年",
                "likely",
                f"{expression}，文中写 {year} 年，请核对年份。",
                span=said.span(),
            )
