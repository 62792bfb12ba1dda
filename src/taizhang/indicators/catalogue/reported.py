"""What no book of the town holds: numbers that offices report, read from the book of reported figures (S01)."""

from taizhang.indicators.indicator import Adds, Direction, Indicator
from taizhang.town.posts import OFFICE_HEAD, PARTY_OFFICE

Words = tuple[tuple[str, ...], ...]


def _flow(
    key: str, title: str, domain: str, unit: str, words: Words, *, better: Direction = "none", decimals: int = 0
) -> Indicator:
    """So much came about in a period."""
    return _told(key, title, domain, unit, words, "sum", better, decimals)


def _stock(
    key: str, title: str, domain: str, unit: str, words: Words, *, better: Direction = "none", decimals: int = 0
) -> Indicator:
    """So much there was on the last day that was reported."""
    return _told(key, title, domain, unit, words, "last", better, decimals)


def _different(
    key: str, title: str, domain: str, unit: str, words: Words, *, better: Direction = "none", decimals: int = 0
) -> Indicator:
    """So many different ones, who in two months or two villages may be the same: never added up."""
    return _told(key, title, domain, unit, words, "again", better, decimals)


def _told(
    key: str, title: str, domain: str, unit: str, words: Words, over_time: Adds, better: Direction, decimals: int
) -> Indicator:
    owner = PARTY_OFFICE if domain == ECONOMY else OFFICE_HEAD
    return Indicator(
        key, title, domain, unit, owner, reported=key, decimals=decimals, direction=better,
        over_time=over_time, over_places="again", words=words,
    )  # fmt: skip


ECONOMY, WORKS, FARMING, BRAND, LIVING = "经济运行", "城乡建设", "农业农村", "公共品牌", "民生保障"

INDICATORS = (
    _flow("fiscal_revenue", "财政收入", ECONOMY, "万元", (("财政收入",),), better="up"),
    _flow("tax_revenue", "税收收入", ECONOMY, "万元", (("税收",),), better="up"),
    _flow("industrial_output", "规模以上工业产值", ECONOMY, "万元",
          (("工业产值",), ("规上", "产值"), ("规模以上", "产值")), better="up"),
    _stock("industrial_firms", "规模以上工业企业", ECONOMY, "家",
          (("规上", "企业"), ("规模以上", "企业")), better="up"),
    _flow("fixed_investment", "固定资产投资", ECONOMY, "万元", (("固定资产投资",), ("固投",)), better="up"),
    _flow("firm_investment", "企业投资额", ECONOMY, "万元", (("企业", "投资"), ("年投资",)), better="up"),
    _different("jobs", "带动就业", ECONOMY, "人", (("带动", "就业"), ("就业", "人")), better="up"),
    _stock("population", "常住人口", ECONOMY, "人", (("常住人口",), ("总人口",))),
    _stock("households", "总户数", ECONOMY, "户", (("总户数",),)),
    _flow("aid_funds", "帮扶资金", WORKS, "万元", (("帮扶资金",),)),
    _flow("aid_projects", "帮扶资金项目", WORKS, "个", (("帮扶资金", "项目"), ("项目", "落地"), ("帮扶项目",))),
    _flow("toilet_projects", "公厕建设项目", WORKS, "个", (("公厕", "项目"), ("帮扶项目", "公厕"))),
    _flow("toilets", "新建公厕", WORKS, "间", (("新建", "公厕"), ("公厕",))),
    _flow("pipe_projects", "雨污管网和道路硬底化项目", WORKS, "个", (("雨污", "项目"), ("帮扶项目", "管网"))),
    _flow("waste_projects", "生活垃圾治理项目", WORKS, "个", (("生活垃圾", "项目"), ("垃圾治理",))),
    _flow("drainage_projects", "排涝项目", WORKS, "个", (("排洪",), ("排涝",))),
    _flow("roads", "新增硬底化道路", WORKS, "公里", (("硬底化", "道路"), ("道路", "公里")), better="up", decimals=1),
    _flow("sewers", "新增污水管网", WORKS, "公里", (("污水", "管网"), ("管网", "公里")), better="up", decimals=1),
    _flow("bonds", "专项债券资金", WORKS, "万元", (("专项债券",), ("债券",))),
    _flow("industry_funds", "产业发展资金", WORKS, "万元", (("产业", "资金"), ("产业帮扶资金",))),
    _stock("demo_villages", "示范村", WORKS, "个", (("示范村",),)),
    _stock("belt_villages", "示范带覆盖行政村", WORKS, "个", (("示范带", "行政村"),)),
    _flow("belt_projects", "精品自然村项目", WORKS, "个", (("精品自然村",),)),
    _stock("cattle", "肉牛养殖规模", FARMING, "头", (("养殖规模",), ("黄牛",), ("肉牛",)), better="up"),
    _stock("pigs", "生猪存栏", FARMING, "头", (("生猪", "存栏"), ("存栏",)), better="up"),
    _flow("pigs_sold", "生猪出栏", FARMING, "头", (("出栏",),), better="up"),
    _flow("collective_income", "村集体收入增加额", FARMING, "万元",
          (("集体经济", "收入"), ("集体", "增加")), better="up"),
    _stock("joined_households", "合作养殖农户", FARMING, "户", (("农户", "加入"), ("合作", "农户")), better="up"),
    _different("helped_households", "带动低收入户", FARMING, "户",
               (("贫困户",), ("脱贫户",), ("低收入户",)), better="up"),
    _stock("brand_firms", "公共品牌授权企业", BRAND, "家", (("企业", "品牌"), ("品牌", "授权")), better="up"),
    _stock("brand_classes", "公共品牌产品大类", BRAND, "类", (("类", "产品"), ("品牌", "类")), better="up"),
    _stock("brand_products", "公共品牌产品", BRAND, "种", (("种", "产品"), ("品牌", "产品")), better="up"),
    _stock("livestream_firms", "对接直播基地企业", BRAND, "家", (("直播基地",), ("直播", "企业")), better="up"),
    _flow("dibao_paid", "低保金发放", LIVING, "万元", (("低保金",), ("发放", "低保"))),
    _flow("dibao_helped", "低保救助", LIVING, "人次", (("低保", "人次"), ("低保对象",))),
    _stock("dibao_people", "低保对象", LIVING, "人", (("低保", "在册"), ("低保", "人"))),
    _flow("trainings", "技能培训", LIVING, "期", (("培训", "期"), ("技能", "培训")), better="up"),
    _flow("trainees", "技能培训参训", LIVING, "人次", (("培训", "人次"), ("参训",)), better="up"),
    _stock("kiosks", "自助服务终端", LIVING, "台", (("自助", "台"), ("粤智助", "台")), better="up"),
    _flow("kiosk_transactions", "自助终端办理业务", LIVING, "件",
          (("自助", "业务"), ("粤智助", "业务"), ("业务量",)), better="up"),
    _different("kiosk_users", "自助终端服务群众", LIVING, "人",
          (("用户量",), ("自助", "用户"), ("粤智助", "用户")), better="up"),
    _flow("desks", "捐赠课桌椅", LIVING, "套", (("课桌椅",),)),
    _different("desk_schools", "受赠学校", LIVING, "所", (("中小学",), ("学校",))),
    _flow("charity_funds", "慈善助学资金", LIVING, "万元", (("公益资金",), ("慈善", "资金"))),
)  # fmt: skip
