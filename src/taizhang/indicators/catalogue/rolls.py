"""The rolls (S01, S02): what there is on a day. Stocks are never added over months; persons are not households."""

from taizhang.indicators.indicator import Definition, Indicator
from taizhang.town.posts import OFFICE_CLERK, TOWN_ADMIN

DOMAIN = "基础名册"

INDICATORS = (
    Indicator(
        "villages", "行政村（社区）", DOMAIN, "个", TOWN_ADMIN,
        definitions=(
            Definition("area.village", source="统计用区划代码",
                       plain="期末在册的村（社区），取自本镇辖区表，不含自然村和网格。"),
        ),
        over_time="last", words=(("村委会",), ("行政村",), ("村（社区）",), ("辖区", "村")),
    ),
    Indicator(
        "hamlets", "自然村", DOMAIN, "个", TOWN_ADMIN,
        definitions=(
            Definition("area.hamlet", source="统计用区划代码", plain="期末在册的自然村，取自本镇辖区表。"),
        ),
        over_time="last", words=(("自然村",),),
    ),
    Indicator(
        "enterprises", "在册企业", DOMAIN, "家", OFFICE_CLERK,
        definitions=(Definition("enterprise.active"),), over_time="last", words=(("在册", "企业"), ("企业", "总数")),
    ),
    Indicator(
        "enterprises_added", "新增在册企业", DOMAIN, "家", OFFICE_CLERK,
        definitions=(Definition("enterprise.added"),), direction="up", words=(("新增", "企业"),),
    ),
    Indicator(
        "households_listed", "在册户数", DOMAIN, "户", OFFICE_CLERK,
        definitions=(Definition("household.listed"),), over_time="last", words=(("在册", "户"),),
    ),
    Indicator(
        "residents", "在册居民", DOMAIN, "人", OFFICE_CLERK,
        definitions=(Definition("resident.listed"),), over_time="last", words=(("在册", "居民"),),
    ),
)  # fmt: skip
