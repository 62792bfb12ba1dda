"""Law in the villages (S21), campaigns and rectification (S22, S23)."""

from decimal import Decimal

from taizhang.indicators.indicator import Definition, Indicator, Reading
from taizhang.town.posts import DISCIPLINE, GOVERNANCE_CLERK, JUDICIAL_CLERK

LAW, CAMPAIGNS, RECTIFYING = "法治建设", "专项行动", "以案促改"
STANDARD = "乡村“法律明白人”培养工作规范（试行）"

INDICATORS = (
    Indicator(
        "law_volunteers", "法律明白人", LAW, "名", JUDICIAL_CLERK,
        definitions=(Definition("law_volunteer.serving", source=STANDARD),),
        direction="up", over_time="last", words=(("法律明白人",), ("法律明白人", "备案")),
    ),
    Indicator(
        "law_volunteers_each", "平均每村法律明白人", LAW, "名", JUDICIAL_CLERK,
        definitions=(
            Definition("law_volunteer.serving", "area.village", times=1, source=STANDARD,
                       plain="期末在册的法律明白人除以行政村数；规范要求每村不少于三名。"),
        ),
        decimals=1, direction="up", target=Decimal(3),
        words=(("每村", "法律明白人"), ("各行政村", "法律明白人"), ("配备", "法律明白人")),
    ),
    Indicator(
        "law_volunteers_filed", "新备案法律明白人", LAW, "名", JUDICIAL_CLERK,
        definitions=(Definition("law_volunteer.filed", source=STANDARD),), words=(("新增", "法律明白人"),),
    ),
    Indicator(
        "campaigns", "专项行动", CAMPAIGNS, "个", GOVERNANCE_CLERK,
        definitions=(Definition("campaign.begun"),), words=(("专项行动", "开展"), ("专项行动",), ("专项整治",)),
    ),
    Indicator(
        "campaigns_running", "进行中的专项行动", CAMPAIGNS, "个", GOVERNANCE_CLERK,
        definitions=(Definition("campaign.running", plain="期末正在进行或已结束、还没有总结的专项行动。"),),
        over_time="last", words=(("专项行动", "进行"),),
    ),
    Indicator(
        "rectifications", "下达整改事项", RECTIFYING, "件", DISCIPLINE,
        definitions=(Definition("rectification.issued"),), words=(("整改", "事项"), ("整改", "问题")),
    ),
    Indicator(
        "rectification_rate", "整改销号率", RECTIFYING, "%", DISCIPLINE,
        definitions=(
            Definition("rectification.issued_closed", "rectification.issued_all",
                       plain="期内下达的整改事项中，已验收合格并销号的比例。"),
        ),
        decimals=1, direction="up", target=Decimal(100),
        words=(("销号率",), ("整改率", "问题"), ("整改率", "事项")),
        readings=(
            Reading("期内销号 ÷ 期内下达", "rectification.closed", "rectification.issued_all", "分子不论何时下达。"),
            Reading("按期整改 ÷ 到期应整改", "rectification.on_time_met", "rectification.on_time_due",
                    "只看整改期限在期内到期的事项。"),
        ),
    ),
    Indicator(
        "rectifications_open", "在账整改事项", RECTIFYING, "件", DISCIPLINE,
        definitions=(Definition("rectification.open"),), direction="down", over_time="last",
        words=(("未销号", "整改"), ("在账", "整改")),
    ),
)  # fmt: skip
