"""The choices of a dispute's fields."""

from taizhang.ledger.setting import Setting

SOURCES = {
    "parties": "群众申请",
    "visit": "平安夜访",
    "grid": "网格排查",
    "police": "110警情转来",
    "hotline": "12345转来",
    "petition": "信访转来",
    "court": "法院委派委托",
    "village": "村（社区）上报",
}
KINDS = {
    "family": "婚姻家庭",
    "neighbour": "邻里",
    "homestead": "宅基地",
    "land": "山林土地",
    "expropriation": "征地拆迁",
    "contract": "合同",
    "labour": "劳动争议",
    "damage": "损害赔偿",
    "debt": "债务",
    "other": "其他",
}
RISKS = {"low": "低", "middle": "中", "high": "高"}
ROUTES = {"people": "人民调解", "administrative": "行政调解", "judicial": "司法调解"}
REFERRALS = {"ruling": "行政裁决", "court": "诉讼", "arbitration": "仲裁", "police": "公安机关处理"}
FAILURES = {"refused": "一方明确拒绝调解", "apart": "达不成协议", "absent": "当事人不到场", "withdrawn": "申请人撤回"}
FORMS = {"written": "书面", "oral": "口头"}
RULINGS = {"confirmed": "确认有效", "rejected": "驳回申请"}

ROUTE_DAYS = Setting("dispute.route_days", "登记后多少个工作日内分流", 3, "个工作日", "本镇办理惯例")
ACCEPT_DAYS = Setting("dispute.accept_days", "分流后多少个工作日内受理", 3, "个工作日", "本镇办理惯例")
MEDIATE_DAYS = Setting("dispute.mediate_days", "受理后多少日内调解完毕", 30, "日", "本镇办理惯例")
RULING_DAYS = Setting(
    "dispute.ruling_days", "法院作出司法确认裁定的时间", 18, "日", "法释〔2011〕5号：三日内决定受理，十五日内裁定"
)
FOLLOW_DAYS = Setting("dispute.follow_days", "多少日回访一次履行情况", 30, "日", "本镇办理惯例")
BREACH_DAYS = Setting("dispute.breach_days", "违约后多少个工作日内督促或告知途径", 5, "个工作日", "本镇办理惯例")
SETTINGS = (ROUTE_DAYS, ACCEPT_DAYS, MEDIATE_DAYS, RULING_DAYS, FOLLOW_DAYS, BREACH_DAYS)
