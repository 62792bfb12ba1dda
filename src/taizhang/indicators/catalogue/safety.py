"""Work safety and fire (S16): inspections, hazards found and put right."""

from decimal import Decimal

from taizhang.indicators.indicator import Definition, Indicator, Reading
from taizhang.town.posts import SAFETY_CHIEF, SAFETY_OFFICER

DOMAIN = "安全生产"
RIGHTED = "安全生产法 第四十一条"
MAJOR = "安全生产法 第四十一条；重大事故隐患判定标准"

INDICATORS = (
    Indicator(
        "inspections", "检查生产经营单位", DOMAIN, "家次", SAFETY_OFFICER,
        definitions=(Definition("inspection.inspected", source="安全生产法 第九条"),),
        words=(("检查", "家次"), ("检查", "生产经营单位"), ("检查", "经营单位"), ("检查", "企业")),
    ),
    Indicator(
        "inspected_objects", "受检生产经营单位", DOMAIN, "家", SAFETY_OFFICER,
        definitions=(Definition("inspection.objects"),), over_time="again", over_places="again",
        words=(("检查", "单位", "家"), ("覆盖", "企业"), ("受检",)),
    ),
    Indicator(
        "rechecks", "复查生产经营单位", DOMAIN, "家次", SAFETY_OFFICER,
        definitions=(Definition("inspection.rechecks"),), words=(("复查", "家次"), ("复查", "单位")),
    ),
    Indicator(
        "inspections_with_hazard", "查出隐患家次", DOMAIN, "家次", SAFETY_OFFICER,
        definitions=(Definition("inspection.with_hazard"),), words=(("查出", "隐患", "家次"),),
    ),
    Indicator(
        "patrols", "网格安全巡查", DOMAIN, "次", SAFETY_OFFICER,
        definitions=(Definition("inspection.patrols"),), words=(("网格", "巡查"), ("开展", "巡查")),
    ),
    Indicator(
        "safety_services", "安全上门服务", DOMAIN, "次", SAFETY_OFFICER,
        definitions=(Definition("inspection.services", plain="期内到经营单位上门服务的次数，不是行政检查。"),),
        words=(("上门服务",),),
    ),
    Indicator(
        "inspection_plan_rate", "检查计划完成率", DOMAIN, "%", SAFETY_CHIEF,
        definitions=(
            Definition("inspection.planned_done", "inspection.planned", source="安全生产法 第九条",
                       plain="年度执法检查计划中应在期内完成的，已检查的比例。"),
        ),
        decimals=1, direction="up", target=Decimal(100),
        words=(("计划", "完成率", "检查"),),
    ),
    Indicator(
        "hazards_found", "发现隐患", DOMAIN, "处", SAFETY_CHIEF,
        definitions=(Definition("hazard.found", plain="期内检查发现、经核查属实的隐患，一处算一处。"),),
        words=(("发现", "隐患"), ("排查", "隐患"), ("查出", "隐患")),
    ),
    Indicator(
        "hazards_righted", "整改隐患", DOMAIN, "处", SAFETY_CHIEF,
        definitions=(
            Definition("hazard.found_right", source=RIGHTED,
                       plain="期内发现的隐患中，已由执法人员复查合格并销号的处数；只报整改、未复查的不算。"),
        ),
        direction="up",
        words=(("整改", "隐患"), ("整改", "处"), ("销号", "隐患")),
        readings=(Reading("期内销号", "hazard.closed", plain="不论何时发现，只要在期内销号。"),),
    ),
    Indicator(
        "hazard_rate", "隐患整改率", DOMAIN, "%", SAFETY_CHIEF,
        definitions=(
            Definition("hazard.found_right", "hazard.found", source=RIGHTED,
                       plain="期内发现的隐患中，已由另一名执法人员复查合格并销号的比例；只报整改、未复查的不算。"),
        ),
        decimals=1, direction="up", target=Decimal(100),
        words=(("整改率", "隐患"), ("整改率",)),
        readings=(
            Reading("期内销号 ÷ 期内发现", "hazard.closed", "hazard.found", "不论何时发现，只要在期内销号。"),
            Reading("按期整改 ÷ 到期应整改", "hazard.on_time_met", "hazard.on_time_due",
                    "只看整改期限在期内到期的隐患，期限前整改到位并经复查合格的才算。"),
        ),
    ),
    Indicator(
        "hazard_on_time", "隐患按期整改率", DOMAIN, "%", SAFETY_CHIEF,
        definitions=(
            Definition("hazard.on_time_met", "hazard.on_time_due", source=RIGHTED,
                       plain="整改期限在期内到期的隐患中，期限前整改到位并经复查合格的比例。"),
        ),
        decimals=1, direction="up", target=Decimal(100),
        words=(("按期整改率",), ("限期", "整改率")),
    ),
    Indicator(
        "hazard_recheck_rate", "隐患复查率", DOMAIN, "%", SAFETY_CHIEF,
        definitions=(
            Definition("hazard.due_rechecked", "hazard.due_recheck",
                       plain="期内整改到期或报告整改的隐患中，有复查记录的比例。"),
        ),
        decimals=1, direction="up", target=Decimal(100), words=(("复查率",),),
    ),
    Indicator(
        "hazards_major", "发现重大隐患", DOMAIN, "处", SAFETY_CHIEF,
        definitions=(Definition("hazard.major_found", source=MAJOR, plain="期内发现、经核查属实的重大事故隐患。"),),
        words=(("重大", "隐患"), ("重大", "事故隐患")),
    ),
    Indicator(
        "hazard_major_rate", "重大隐患整改率", DOMAIN, "%", SAFETY_CHIEF,
        definitions=(
            Definition("hazard.major_right", "hazard.major_found", source=MAJOR,
                       plain="期内发现的重大隐患中，已复查合格并销号的比例。"),
        ),
        decimals=1, direction="up", target=Decimal(100),
        words=(("重大", "整改率"),),
    ),
    Indicator(
        "hazards_open", "在账隐患", DOMAIN, "处", SAFETY_CHIEF,
        definitions=(Definition("hazard.open"),), direction="down", over_time="last",
        words=(("在账", "隐患"), ("未整改", "隐患"), ("未销号", "隐患")),
    ),
    Indicator(
        "hazards_open_major", "在账重大隐患", DOMAIN, "处", SAFETY_CHIEF,
        definitions=(Definition("hazard.open_major", plain="期末未销号的重大事故隐患。"),),
        direction="down", over_time="last", words=(("在账", "重大隐患"),),
    ),
)  # fmt: skip
