"""Work safety and fire (S16): inspections, hazards found and put right."""

from decimal import Decimal

from taizhang.indicators.indicator import Definition, Indicator, Reading
from taizhang.town.posts import SAFETY_CHIEF

INDICATORS = (
    Indicator(
        "hazards_found", "发现隐患", "安全生产", "处", SAFETY_CHIEF,
        definitions=(Definition("hazard.found", plain="期内检查发现、经核查属实的隐患，一处算一处。"),),
        direction="none",
        words=(("发现", "隐患"), ("排查", "隐患")),
    ),
    Indicator(
        "hazard_rate", "隐患整改率", "安全生产", "%", SAFETY_CHIEF,
        definitions=(
            Definition("hazard.found_right", "hazard.found",
                       plain="期内发现的隐患中，已由另一名执法人员复查合格并销号的比例；只报整改、未复查的不算。",
                       source="安全生产法 第四十一条"),
        ),
        decimals=1, direction="up", over_time="again", over_places="again", target=Decimal(100),
        words=(("整改率",),),
        readings=(Reading("期内销号 ÷ 期内发现", "hazard.closed", "hazard.found", "不论何时发现，只要在期内销号。"),),
    ),
)  # fmt: skip
