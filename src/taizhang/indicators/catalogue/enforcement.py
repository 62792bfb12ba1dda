"""Administrative penalties (S20). People and villages are never ranked by fines (行政处罚法 第七十四条)."""

from decimal import Decimal

from taizhang.indicators.indicator import Definition, Indicator, Reading
from taizhang.town.posts import ENFORCER, LEGAL_REVIEWER

DOMAIN = "行政执法"
ALL = Decimal(100)

INDICATORS = (
    Indicator(
        "penalties_filed", "行政处罚立案", DOMAIN, "宗", ENFORCER,
        definitions=(Definition("penalty.filed", source="行政处罚法 第五十四条"),),
        words=(("行政处罚", "立案"), ("案件", "立案"), ("处罚", "立案")),
    ),
    Indicator(
        "penalties_decided", "作出行政处罚决定", DOMAIN, "宗", ENFORCER,
        definitions=(Definition("penalty.decided", plain="期内作出处罚决定的案件。"),),
        words=(("处罚", "决定"), ("作出", "处罚")),
    ),
    Indicator(
        "penalties_simple", "简易程序处罚", DOMAIN, "宗", ENFORCER,
        definitions=(Definition("penalty.simple", source="行政处罚法 第五十一条", plain="期内当场作出的处罚决定。"),),
        words=(("简易程序",), ("当场", "处罚")),
    ),
    Indicator(
        "penalties_ordinary", "普通程序处罚", DOMAIN, "宗", ENFORCER,
        definitions=(
            Definition("penalty.ordinary", source="行政处罚法 第五十四条", plain="期内按普通程序作出的处罚决定。"),
        ),
        words=(("普通程序",),),
    ),
    Indicator(
        "penalties_closed", "行政处罚结案", DOMAIN, "宗", ENFORCER,
        definitions=(Definition("penalty.closed"),), direction="up", words=(("案件", "结案"), ("处罚", "结案")),
    ),
    Indicator(
        "penalties_spared", "不予行政处罚", DOMAIN, "宗", ENFORCER,
        definitions=(Definition("penalty.spared", source="行政处罚法 第三十三条", plain="期内决定不予处罚的案件。"),),
        words=(("不予", "处罚"),),
    ),
    Indicator(
        "penalties_open", "在办处罚案件", DOMAIN, "宗", ENFORCER,
        definitions=(Definition("penalty.open"),), over_time="last", words=(("在办", "案件"), ("未结", "案件")),
    ),
    Indicator(
        "penalty_closing_rate", "处罚结案率", DOMAIN, "%", ENFORCER,
        definitions=(
            Definition("penalty.filed_closed", "penalty.filed", plain="期内立案的案件中，到统计时已结案的比例。"),
        ),
        decimals=1, direction="up", words=(("结案率",), ("办结率", "案件")),
        readings=(Reading("期内结案 ÷ 期内立案", "penalty.closed", "penalty.filed", "分子不论何时立案。"),),
    ),
    Indicator(
        "penalty_decided_on_time", "处罚按期决定率", DOMAIN, "%", ENFORCER,
        definitions=(
            Definition("penalty.in_90", "penalty.ordinary", source="行政处罚法 第六十条",
                       plain="期内普通程序决定中，自立案之日起九十日内作出的比例。"),
        ),
        decimals=1, direction="up", target=ALL,
        words=(("按期", "决定率"), ("九十日", "决定")),
    ),
    Indicator(
        "penalty_published_rate", "处罚决定公示率", DOMAIN, "%", ENFORCER,
        definitions=(
            Definition("penalty.published", "penalty.to_publish", source="行政处罚法 第四十八条",
                       plain="期内应公示的处罚决定中，已公示的比例。"),
        ),
        decimals=1, direction="up", target=ALL, words=(("公示率",),),
        readings=(
            Reading("七个工作日内公示 ÷ 应公示", "penalty.published_in_7", "penalty.to_publish",
                    "作出决定之日起七个工作日内公示的才算。"),
        ),
    ),
    Indicator(
        "penalty_published_on_time", "处罚决定按时公示率", DOMAIN, "%", ENFORCER,
        definitions=(
            Definition("penalty.published_in_7", "penalty.to_publish", source="国办发〔2018〕118号",
                       plain="期内应公示的处罚决定中，七个工作日内公示的比例。"),
        ),
        decimals=1, direction="up", target=ALL,
        words=(("按时公示率",), ("及时", "公示")),
    ),
    Indicator(
        "penalty_reviewed_rate", "重大决定法制审核率", DOMAIN, "%", LEGAL_REVIEWER,
        definitions=(
            Definition("penalty.reviewed", "penalty.to_review", source="行政处罚法 第五十八条",
                       plain="期内应经法制审核的处罚决定中，已审核的比例。"),
        ),
        decimals=1, direction="up", target=ALL, words=(("法制审核率",),),
    ),
    Indicator(
        "penalties_heard", "处罚听证", DOMAIN, "宗", LEGAL_REVIEWER,
        definitions=(Definition("penalty.heard", source="行政处罚法 第六十三条", plain="期内举行听证的案件。"),),
        words=(("听证",),),
    ),
    Indicator(
        "penalties_revoked", "处罚决定变更撤销", DOMAIN, "宗", LEGAL_REVIEWER,
        definitions=(Definition("penalty.revoked"),), direction="down", words=(("撤销", "处罚"), ("变更", "处罚")),
    ),
    Indicator(
        "fines_imposed", "罚款决定金额", DOMAIN, "元", ENFORCER,
        definitions=(Definition("penalty.imposed", plain="期内处罚决定的罚款数额之和，按决定日期。"),),
        decimals=2, words=(("罚款", "元"), ("罚款",)),
        readings=(Reading("罚没入库", "penalty.received", plain="期内实际缴入国库的罚没款，按缴款日期。"),),
    ),
    Indicator(
        "fines_received", "罚没入库金额", DOMAIN, "元", ENFORCER,
        definitions=(
            Definition("penalty.received",
                       source="行政处罚法 第七十四条", plain="期内缴入国库的罚没款之和，按缴款日期。"),
        ),
        decimals=2, words=(("罚没", "入库"), ("罚没款",)),
    ),
    Indicator(
        "penalties_with_gaps", "程序有缺漏的案件", DOMAIN, "宗", LEGAL_REVIEWER,
        definitions=(Definition("penalty.with_gaps"),), direction="down", words=(("程序", "缺漏"),),
    ),
)  # fmt: skip
