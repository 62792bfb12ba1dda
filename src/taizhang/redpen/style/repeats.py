"""Words written twice. Learned from: 推进的的各项工作；进一步进一步提升。"""

import re
from collections.abc import Iterator

from taizhang.redpen.model import Finding

from .page import Page, remark

# Each with the neighbours that make it right: 目的的, 为了了解, 存在在, 参与与, 以及及时, 总和和.
_SINGLE = re.compile(
    r"(?<![目标有端众鹄])的的(?!士|确)|了了(?!解|结|断|却|然|事|不)|(?<![现存实潜正内外所好])在在|(?<![参])与与|及及(?!时|早|格|其|物)"
    r"|(?<![总饱温缓平])和和(?![美气睦谐平])|(?<![要硬只若总不还])是是(?!非|否)|把把(?!关|握)"
)
_VERBS = "进行|通过|以及|我们|全面|持续|不断|加快|推动|推进|实施|完成|加强|深入|积极|大力|严格|认真|切实"
_DOUBLE = re.compile(rf"({_VERBS})\1")
_LONG = re.compile(r"([\u4e00-\u9fff]{3,12})\1")


def check(page: Page) -> Iterator[Finding]:
    """Find a particle, a common verb, or a longer word said twice in a row."""
    taken: set[int] = set()
    for pattern in (_LONG, _DOUBLE, _SINGLE):
        for found in page.matches(pattern):
            rhythm = found[0][0] == "一" or (
                len(set(found[0])) == 1 and len(found[0]) > 2
            )  # 一个项目一个项目地抓, 干干干
            if found.start() in taken or rhythm:
                continue
            taken.update(range(found.start(), found.end()))
            once = found[0][: len(found[0]) // 2]
            yield remark("repeated-word", found.start(), found.end(), f"“{once}”写了两遍，请删去一个。")
