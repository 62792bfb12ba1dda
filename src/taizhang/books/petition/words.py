"""The choices of a petition's fields, and the times a town may set for itself."""

from taizhang.ledger.setting import Setting

CHANNELS = {
    "letter": "来信",
    "visit": "来访",
    "call": "来电",
    "online": "网上",
    "mailbox": "领导信箱",
    "sent": "上级转送",
    "assigned": "上级交办",
}
CATEGORIES = {
    "land": "征地拆迁",
    "farming": "农业农村",
    "building": "规划建设",
    "environment": "生态环境",
    "labour": "劳动社保",
    "relief": "民政救助",
    "education": "教育卫生",
    "village": "村务财务",
    "safety": "治安安全",
    "other": "其他",
}
CLASSES = {"proposal": "建议意见", "claim": "申诉求决"}
ROUTES = {
    "litigation": "涉法涉诉，向政法机关提出",
    "arbitration": "申请仲裁",
    "party": "党员申诉，向党组织提出",
    "reconsideration": "行政复议、裁决、确认、许可等程序",
    "duty": "申请履行法定职责",
}
REFUSALS = {
    "concluded": "复核终结后以同一事实和理由再提",
    "running": "同一事项已在其他机关受理期限内",
    "elsewhere": "已进入诉讼、仲裁、复议程序",
    "unclear": "姓名、地址不清且无法联系",
}
NOTICE_WAYS = {"spot": "当场书面", "post": "邮寄", "online": "网上", "hand": "直接送达"}
CONCLUSIONS = {"support": "予以支持", "explain": "解释说明", "reject": "不予支持"}
REVIEWS = {"upheld": "维持", "changed": "变更", "revoked": "撤销重办"}
OUTCOMES = {"opinion": "处理意见", "settled": "调解和解", "proposal": "采纳或答复", "review": "复查后息诉"}
RATINGS = {"yes": "满意", "mostly": "基本满意", "no": "不满意"}
SOLUTIONS = {"solved": "事项解决", "relief": "帮扶救助", "concluded": "依法终结", "promise": "息诉罢访承诺"}

ROUTE_DAYS, DECIDE_DAYS, MOST_EXTENDED, ASK_DAYS, REVIEW_DAYS, OBJECT_DAYS = 15, 60, 30, 30, 30, 5
REPRESENTATIVES = 5
REPORT_DAYS = Setting("petition.report_days", "办理中多少日报一次进展", 15, "日", "本镇办理惯例")
SIGN_DAYS = Setting("petition.sign_days", "拟稿后多少个工作日内审签", 3, "个工作日", "本镇办理惯例")
DELIVER_DAYS = Setting("petition.deliver_days", "签发后多少个工作日内送达", 5, "个工作日", "本镇办理惯例")
BACKLOG_DAYS = Setting("petition.backlog_days", "积案多少日报一次进展", 30, "日", "本镇办理惯例")
SETTINGS = (REPORT_DAYS, SIGN_DAYS, DELIVER_DAYS, BACKLOG_DAYS)
