"""The numbers that no book holds, by the names reports give them, with their unit and what kind each is."""

from dataclasses import dataclass
from decimal import Decimal

from taizhang.ledger.setting import Setting

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number that offices report.

    unit: the one it is counted and added up in. stock: how much there is on a day, against how much came about in a
    period. adds: whether parts make a whole; different people, households or schools of two months or two villages
    may be the same ones, so that only what was reported for the whole answers for it. change: by how much something
    grew or shrank, which may be negative and is never added to a level.
    """

    key: str
    title: str
    unit: str
    stock: bool = False
    adds: bool = True
    change: bool = False


def _flow(key: str, title: str, unit: str) -> Indicator:
    return Indicator(key, title, unit)


def _distinct(key: str, title: str, unit: str) -> Indicator:
    return Indicator(key, title, unit, adds=False)


def _stock(key: str, title: str, unit: str) -> Indicator:
    return Indicator(key, title, unit, stock=True)


INDICATORS: dict[str, Indicator] = {
    i.key: i
    for i in (
        _flow("fiscal_revenue", "财政收入", "万元"),
        _flow("tax_revenue", "税收收入", "万元"),
        _flow("industrial_output", "规模以上工业产值", "万元"),
        _stock("industrial_firms", "规模以上工业企业", "家"),
        _flow("fixed_investment", "固定资产投资", "万元"),
        _stock("population", "常住人口", "人"),
        _stock("households", "总户数", "户"),
        _flow("aid_funds", "帮扶资金", "万元"),
        _flow("aid_projects", "帮扶资金项目", "个"),
        _flow("toilet_projects", "公厕建设项目", "个"),
        _flow("toilets", "新建公厕", "间"),
        _flow("pipe_projects", "雨污管网和道路硬底化项目", "个"),
        _flow("waste_projects", "生活垃圾治理项目", "个"),
        _flow("drainage_projects", "排涝项目", "个"),
        _flow("roads", "新增硬底化道路", "公里"),
        _flow("sewers", "新增污水管网", "公里"),
        _flow("bonds", "专项债券资金", "万元"),
        _flow("industry_funds", "产业发展资金", "万元"),
        _stock("demo_villages", "示范村", "个"),
        _stock("belt_villages", "示范带覆盖行政村", "个"),
        _flow("belt_projects", "精品自然村项目", "个"),
        _stock("cattle", "肉牛养殖规模", "头"),
        _stock("pigs", "生猪存栏", "头"),
        _flow("pigs_sold", "生猪出栏", "头"),
        Indicator("collective_income", "村集体收入增加额", "万元", change=True),
        _stock("joined_households", "合作养殖农户", "户"),
        _distinct("helped_households", "带动低收入户", "户"),
        _flow("firm_investment", "企业投资额", "万元"),
        _distinct("jobs", "带动就业", "人"),
        _stock("brand_firms", "公共品牌授权企业", "家"),
        _stock("brand_classes", "公共品牌产品大类", "类"),
        _stock("brand_products", "公共品牌产品", "种"),
        _stock("livestream_firms", "对接直播基地企业", "家"),
        _flow("dibao_paid", "低保金发放", "万元"),
        _flow("dibao_helped", "低保救助", "人次"),
        _stock("dibao_people", "低保对象", "人"),
        _flow("trainings", "技能培训", "期"),
        _flow("trainees", "技能培训参训", "人次"),
        _stock("kiosks", "自助服务终端", "台"),
        _flow("kiosk_transactions", "自助终端办理业务", "件"),
        _distinct("kiosk_users", "自助终端服务群众", "人"),
        _flow("desks", "捐赠课桌椅", "套"),
        _distinct("desk_schools", "受赠学校", "所"),
        _flow("charity_funds", "慈善助学资金", "万元"),
        Indicator(OTHER, "其他", ""),
    )
}

# unit → the unit of its dimension that numbers are added up in, and how many of those one of it is
UNITS: dict[str, tuple[str, Decimal]] = {
    "元": ("万元", Decimal("0.0001")),
    "万元": ("万元", Decimal(1)),
    "亿元": ("万元", Decimal(10_000)),
    "米": ("公里", Decimal("0.001")),
    "公里": ("公里", Decimal(1)),
    "亩": ("亩", Decimal(1)),
    "万亩": ("亩", Decimal(10_000)),
    **{
        unit: (unit.removeprefix("万"), Decimal(10_000 if unit.startswith("万") else 1))
        for one in (
            "人", "人次", "户", "户次", "家", "家次", "件", "宗", "起", "个", "处", "间", "座", "期", "场次", "所",
            "套", "头", "只", "台", "类", "种", "吨", "名",
        )
        for unit in (one, f"万{one}")
    },
    "%": ("%", Decimal(1)),
}  # fmt: skip

EXACTNESS = {"exact": "准确", "about": "约", "more": "余（多、超）", "less": "近（不足）"}
NATURES = {"actual": "实绩", "forecast": "预计", "target": "目标"}
KINDS = {
    "year": "年", "half": "半年", "quarter": "季", "month": "月", "week": "周", "month21": "统计月", "range": "期间",
    "day": "时点",
}  # fmt: skip
APPROVE_DAYS = Setting("reported_figure.approve_days", "报送后多少个工作日内核定", 5, "个工作日", "本镇惯例")


def indicators() -> list[tuple[str, str]]:
    """Every indicator for a choice field. A callable, so that a new one needs no migration."""
    return [(i.key, i.title) for i in INDICATORS.values()]


def units() -> list[tuple[str, str]]:
    """Every unit for a choice field."""
    return [(u, u) for u in UNITS]
