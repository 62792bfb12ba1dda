"""Who is in the demonstration town. The 15 villages are the national list's; every person is invented."""

from dataclasses import dataclass

from taizhang.town import posts
from taizhang.town.posts import Post

CODE, NAME, COUNTY = "440883102", "覃巴镇", "吴川市"
PASSWORD = "qinba-demo-2023"

# 统计用区划代码, last three digits, and the village
VILLAGES = (
    ("201", "龙田村"), ("202", "高岭村"), ("203", "马路村"), ("204", "新村"), ("205", "那梧村"),
    ("206", "对面坡村"), ("207", "覃巴村"), ("208", "环镇村"), ("209", "覃华村"), ("210", "竹山村"),
    ("211", "那碌村"), ("212", "沙田村"), ("213", "吉兆村"), ("214", "六鳌村"), ("215", "上榕村"),
)  # fmt: skip
HAMLETS = (("203001", "新屋村"), ("208001", "大榄埇村"))
FORMER = (("201", "龙潭村"), ("209", "章华村"))

OFFICES = (
    ("党政综合办公室", "党政办"),
    ("综合治理中心", "综治中心"),
    ("农业农村办公室", "农业农村办"),
    ("规划建设办公室", "规建办"),
    ("平安法治办公室", "平安办"),
    ("公共服务办公室", "公服办"),
    ("综合行政执法办公室", "执法办"),
    ("经济发展办公室", "经发办"),
    ("应急管理站", "应急站"),
    ("纪检监察办公室", "纪检办"),
)


@dataclass(frozen=True, slots=True)
class Role:
    """Sign-in name, name, post, office, and the village (last three digits) where it is not the whole town."""

    username: str
    name: str
    post: Post
    office: str = ""
    village: str = ""


ROLES = (
    Role("chenxiaolan", "陈晓岚", posts.HOTLINE_CLERK, "综治中心"),
    Role("liangsuyun", "梁素云", posts.HOTLINE_CLERK, "综治中心"),
    Role("gupingchuan", "顾平川", posts.GOVERNANCE_CLERK, "综治中心"),
    Role("wenshaolv", "闻少律", posts.JUDICIAL_CLERK, "平安办"),
    Role("lizhihang", "黎志航", posts.OFFICE_CLERK, "农业农村办"),
    Role("maiqiulan", "麦秋澜", posts.OFFICE_HEAD, "农业农村办"),
    Role("xianguodong", "冼果栋", posts.OFFICE_CLERK, "规建办"),
    Role("pangyihe", "庞一禾", posts.OFFICE_HEAD, "规建办"),
    Role("linshaofan", "林少帆", posts.OFFICE_CLERK, "平安办"),
    Role("quwenxi", "瞿闻溪", posts.OFFICE_HEAD, "平安办"),
    Role("lixiuqian", "李岫芊", posts.OFFICE_CLERK, "公服办"),
    Role("zengmuyang", "曾牧阳", posts.OFFICE_HEAD, "公服办"),
    Role("tanhaiqing", "谭海青", posts.OFFICE_CLERK, "执法办"),
    Role("fengyanshi", "冯砚石", posts.OFFICE_HEAD, "执法办"),
    Role("aoyunchu", "敖云初", posts.OFFICE_CLERK, "经发办"),
    Role("dengzhulin", "邓竹临", posts.OFFICE_HEAD, "经发办"),
    Role("shangdu", "商渡", posts.OFFICE_CLERK, "应急站"),
    Role("jianwen", "简闻", posts.OFFICE_HEAD, "应急站"),
    Role("jifengling", "纪风铃", posts.OFFICE_CLERK, "党政办"),
    Role("tongqiubai", "童秋白", posts.OFFICE_HEAD, "党政办"),
    Role("panjiangli", "潘江立", posts.SAFETY_OFFICER, "应急站"),
    Role("heshouyuan", "何守垣", posts.SAFETY_CHIEF, "应急站"),
    Role("motingtao", "莫听涛", posts.ENFORCER, "应急站"),
    Role("lingyuechuan", "凌越川", posts.ENFORCER, "应急站"),
    Role("luoxingyuan", "骆行远", posts.ENFORCER, "执法办"),
    Role("tangyanqiu", "唐砚秋", posts.ENFORCER, "执法办"),
    Role("suyanxi", "苏言蹊", posts.LEGAL_REVIEWER, "平安办"),
    Role("hezhiyuan", "和知远", posts.MEDIATOR, "综治中心"),
    Role("ruanqinghe", "阮青禾", posts.MEDIATOR, "综治中心"),
    Role("lanjingchuan", "蓝静川", posts.MEDIATOR, "平安办"),
    Role("zhuwensheng", "祝闻笙", posts.PETITION_CLERK, "综治中心"),
    Role("peishenyan", "裴审言", posts.REVIEW_OFFICE, "党政办"),
    Role("jimingche", "纪明澈", posts.DISCIPLINE, "纪检办"),
    Role("zhengweichuan", "郑苇川", posts.LEADER, "党政办"),
    Role("yangqihe", "杨岐禾", posts.CHIEF, "党政办"),
    Role("wumin", "吴敏", posts.PARTY_OFFICE, "党政办"),
    Role("zhoujingxun", "周静荀", posts.AUDITOR, "党政办"),
    Role("hejunqi", "贺峻祺", posts.TOWN_ADMIN, "党政办"),
    Role("shupeilan", "舒佩岚", posts.SECURITY_ADMIN, "党政办"),
    Role("longtian", "黄龙生", posts.VILLAGE_CADRE, village="201"),
    Role("gaoling", "柯岭南", posts.VILLAGE_CADRE, village="202"),
    Role("malu", "骆明路", posts.VILLAGE_CADRE, village="203"),
    Role("xincun", "辛田丰", posts.VILLAGE_CADRE, village="204"),
    Role("nawu", "吴桐叶", posts.VILLAGE_CADRE, village="205"),
    Role("duimianpo", "庄坡上", posts.VILLAGE_CADRE, village="206"),
    Role("qinba", "覃亦舟", posts.VILLAGE_CADRE, village="207"),
    Role("huanzhen", "容环宇", posts.VILLAGE_CADRE, village="208"),
    Role("qinhua", "华春晓", posts.VILLAGE_CADRE, village="209"),
    Role("zhushan", "竺山青", posts.VILLAGE_CADRE, village="210"),
    Role("nalu", "卢见溪", posts.VILLAGE_CADRE, village="211"),
    Role("shatian", "沙问渠", posts.VILLAGE_CADRE, village="212"),
    Role("jizhao", "祁兆海", posts.VILLAGE_CADRE, village="213"),
    Role("liuao", "陆听潮", posts.VILLAGE_CADRE, village="214"),
    Role("shangrong", "尚榕荫", posts.VILLAGE_CADRE, village="215"),
    Role("grid-malu", "夏知秋", posts.GRID_WORKER, village="203"),
    Role("grid-xincun", "温故里", posts.GRID_WORKER, village="204"),
)
# Those printed for a visitor: one for each way of looking at the town.
SHOWN = (
    "chenxiaolan",
    "gupingchuan",
    "lizhihang",
    "maiqiulan",
    "panjiangli",
    "heshouyuan",
    "motingtao",
    "suyanxi",
    "hezhiyuan",
    "wenshaolv",
    "zhuwensheng",
    "jimingche",
    "zhengweichuan",
    "yangqihe",
    "wumin",
    "xincun",
    "grid-malu",
    "hejunqi",
    "zhoujingxun",
)
LOOKING_ON = (posts.AUDITOR, posts.TOWN_ADMIN, posts.SECURITY_ADMIN, posts.CHIEF)  # no step of a book waits for these
# The officers who hold a certificate, with its number; and who holds the other posts of the governance books.
OFFICERS = {
    "莫听涛": "粤G08830101",
    "凌越川": "粤G08830102",
    "骆行远": "粤G08830103",
    "唐砚秋": "粤G08830104",
}
MEDIATORS = ("和知远", "阮青禾", "蓝静川")
SAFETY, SAFETY_CHIEF, REVIEWER = "潘江立", "何守垣", "苏言蹊"
GOVERNANCE, JUDICIAL, PETITIONS = "顾平川", "闻少律", "祝闻笙"
REVIEW_OFFICE, DISCIPLINE, PARTY_OFFICE = "裴审言", "纪明澈", "吴敏"
LEADER, CHIEF = "郑苇川", "杨岐禾"


def holding(post: Post, office: str) -> str:
    """Who holds a post in an office; the first where several do."""
    return next(r.name for r in ROLES if r.post is post and r.office == office)


def village_cadre(name: str) -> str:
    """The cadre of a village, by its name."""
    return cadre(next(tail for tail, village in VILLAGES if village == name))


def cadre(village: str) -> str:
    """The cadre of a village, by the last three digits of its code."""
    return next(r.name for r in ROLES if r.post is posts.VILLAGE_CADRE and r.village == village)
