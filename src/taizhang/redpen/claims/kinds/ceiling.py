"""A share of a whole cannot pass 100%: 「办结率103%」."""

import re
from collections.abc import Iterator

from taizhang.redpen.claims.scene import Scene
from taizhang.redpen.claims.verdict import Verdict

_BOUNDED = re.compile(
    r"(?:办结|整改|满意|合格|覆盖|普及|达标|签约|化解|回复|办复|答复|参保|接种|入学|就业|及格|优良|绿化|通过|"
    r"处理|处置|成功|解决|响应|响应|知晓|上岸|巩固|城镇化|硬化|保存|成活|执结|销号|按时)(?:率|度)(?:均|分别|"
    r"都)?(?:为|达到|达|高达|提高到|提升至|保持)*$"
)


def find(scene: Scene) -> Iterator[Verdict]:
    """Rates that by their name are parts of a whole, and stand above 100%."""
    for sentence in scene.sentences:
        for quantity in sentence.quantities:
            if quantity.percent and quantity.figure.low > 100 and _BOUNDED.search(quantity.lead):
                yield Verdict(
                    "ceiling",
                    (quantity,),
                    False,
                    f"{quantity.figure.text} > 100%",
                    "sure",
                    f"这一比率是部分占整体，不会超过 100%，文中写 {quantity.figure.text}，请核对。",
                )
