"""Names that are out of date. Learned from: a report of 2031 that helps 200户贫困户."""

import re
from collections.abc import Iterator

from taizhang.redpen.model import Finding

from .page import Page, remark

# (term, since which year it is out of date, what is said now). A report given in that year or later is told.
TERMS: tuple[tuple[str, int, str], ...] = (
    ("贫困户", 2022, "脱贫户（或低收入户、防止返贫监测对象）"),
    ("贫困人口", 2022, "脱贫人口（或农村低收入人口）"),
    ("建档立卡户", 2022, "脱贫户"),
    ("扶贫办", 2022, "乡村振兴部门"),
    ("国税局", 2019, "税务局"),
    ("地税局", 2019, "税务局"),
    ("工商局", 2020, "市场监督管理局"),
    ("食药监局", 2020, "市场监督管理局"),
    ("质监局", 2020, "市场监督管理局"),
    ("环保局", 2020, "生态环境局（分局）"),
    ("国土资源局", 2020, "自然资源局"),
    ("卫计局", 2020, "卫生健康局"),
    ("安监局", 2020, "应急管理局"),
    ("新农合", 2020, "城乡居民基本医疗保险"),
    ("残废人", 1990, "残疾人"),
)
_PATTERN = re.compile("|".join(term for term, _, _ in TERMS))
_OF = {term: (since, now) for term, since, now in TERMS}
# Said of what was: 脱贫攻坚, 五年来, 原环保局, 全部脱贫, a year before.
_PAST = re.compile(r"原$|脱贫攻坚|全部脱贫|如期脱贫|摘帽|五年来|[四五]年[间前]|历史|曾|(?:20(?:1[0-9]|20))年")
_BEFORE, _AFTER = 40, 12


def check(page: Page) -> Iterator[Finding]:
    """Find terms out of date in the year of the report; what is told of earlier years keeps its name."""
    for found in page.matches(_PATTERN):
        since, now = _OF[found[0]]
        around = page.words[max(0, found.start() - _BEFORE) : found.start()]
        after = page.words[found.end() : found.end() + _AFTER]
        if page.year >= since and not _PAST.search(around) and "脱贫" not in after and "出列" not in after:
            if page.words[found.start() - 1 : found.start()] in ("非", "脱"):
                continue
            yield remark("outdated-term", found.start(), found.end(), f"“{found[0]}”是过去的叫法，现在写“{now}”。")
