"""The words of a penalty case: what may be chosen, and the values a town may change."""

from taizhang.ledger.setting import Setting

LAW = "行政处罚法"
PROCEDURES = {"ordinary": "普通程序", "simple": "简易程序"}
SOURCES = {"inspect": "检查发现", "report": "投诉举报", "handed": "移送交办", "self": "其他"}
PARTIES = {"person": "公民", "unit": "法人或其他组织"}
KINDS = {
    "warning": "警告或通报批评",
    "fine": "罚款",
    "confiscate": "没收违法所得或财物",
    "fine_confiscate": "罚款并没收",
    "suspend": "暂扣许可证或降低资质",
    "revoke": "吊销许可证",
    "stop": "责令停产停业或限制从业",
}
HEAVY = ("suspend", "revoke", "stop")  # Art 63: a hearing may be asked for, whatever the sum
REVIEWS = {
    "public": "涉及重大公共利益",
    "heard": "经听证且直接关系重大权益",
    "complex": "案情疑难复杂、涉及多个法律关系",
    "other": "法律法规规定应当审核",
}
VERDICTS = {"agree": "同意", "mend": "建议修改后同意"}
SPARED = {
    "young": "不满十四周岁",
    "ill": "精神病人不能辨认控制",
    "slight": "轻微并及时改正",
    "first": "初次违法轻微并及时改正",
    "no_fault": "无主观过错",
    "time": "超过追究时效",
    "none": "违法事实不能成立",
}
DELIVERIES = {"direct": "直接送达", "left": "留置送达", "mail": "邮寄送达", "entrust": "委托送达", "notice": "公告送达"}
COLLECTED = {"small": "一百元以下", "hard": "不当场收缴事后难以执行", "remote": "边远水上交通不便当事人提出"}
REVOKED = {"changed": "变更", "revoked": "撤销", "void": "确认违法或无效"}

HEARING_PERSON = Setting("penalty.hearing_person", "公民可要求听证的罚没数额", 5000, "元", "广东省规定")
HEARING_UNIT = Setting("penalty.hearing_unit", "法人或其他组织可要求听证的罚没数额", 100_000, "元", "广东省规定", 10**8)
SHOWN_DAYS = Setting("penalty.shown_days", "处罚决定公示期", 1095, "日", "本镇惯例")
SHOWN_SIMPLE = Setting("penalty.shown_simple_days", "简易程序处罚决定公示期", 90, "日", "本镇惯例")
CLOSE_DAYS = Setting("penalty.close_days", "送达或缴清后多少日内结案归档", 30, "日", "本镇惯例")
SETTINGS = (HEARING_PERSON, HEARING_UNIT, SHOWN_DAYS, SHOWN_SIMPLE, CLOSE_DAYS)
