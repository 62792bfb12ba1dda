"""The words of an appeal: what may be chosen, and what a caller is told when a matter is not taken on."""

from django.db import models


class Channel(models.TextChoices):
    """The door it came through."""

    PHONE = "phone", "12345电话"
    WECHAT = "wechat", "微信"
    WEB = "web", "网站"
    MAILBOX = "mailbox", "网上留言箱"
    PROVINCE = "province", "省平台转办"
    STATE = "state", "国务院“互联网+督查”"
    PEOPLE = "people", "人民网留言"
    VISIT = "visit", "来访"
    OTHER = "other", "其他"


class Kind(models.TextChoices):
    """What the caller wants. The time limit follows from it."""

    ENQUIRY = "enquiry", "咨询"
    HELP = "help", "求助"
    COMPLAINT = "complaint", "投诉"
    REPORT = "report", "举报"
    PROPOSAL = "proposal", "建议"


class Urgency(models.TextChoices):
    """How soon somebody must look at it."""

    NORMAL = "normal", "一般"
    URGENT = "urgent", "紧急"
    CRITICAL = "critical", "特急"


class AnswerWay(models.TextChoices):
    """How the caller was answered."""

    PHONE = "phone", "电话"
    VISIT = "visit", "上门"
    TEXT = "text", "短信"
    LETTER = "letter", "书面"
    PLATFORM = "platform", "平台回复"


class CloseKind(models.TextChoices):
    """What the handling office says came of it: a claim, which the call-back proves or not."""

    SOLVED = "solved", "解决"
    EXPLAINED = "explained", "解释"
    PARTLY = "partly", "部分解决"
    IMPOSSIBLE = "impossible", "无法解决"


class Satisfaction(models.TextChoices):
    """What the caller says at the call-back."""

    YES = "yes", "满意"
    MOSTLY = "mostly", "基本满意"
    NO = "no", "不满意"
    NONE = "none", "不评价"


class Supervision(models.TextChoices):
    """How closely a leader follows it."""

    ORDINARY = "ordinary", "一般督办"
    CLOSE = "close", "重点督办"
    LISTED = "listed", "挂牌督办"


class ReturnReason(models.TextChoices):
    """Why an office asks to give an order back."""

    NOT_OURS = "not_ours", "不属于本单位职责"
    OTHER_PLACE = "other_place", "不在本镇辖区"
    UNCLEAR = "unclear", "诉求不清且联系不上"
    TWICE = "twice", "与在办工单重复"


class Decision(models.TextChoices):
    """What was decided about a request."""

    GRANTED = "granted", "同意"
    DENIED = "denied", "驳回"


class Refusal(models.TextChoices):
    """Matters a hotline does not take on (domain rules of Guangdong cities; 潍坊市条例第十九条)."""

    LITIGATION = "litigation", "应当通过诉讼、仲裁解决"
    DISCIPLINE = "discipline", "属于纪检监察机关"
    REVIEW = "review", "应当通过行政复议解决"
    DISCLOSURE = "disclosure", "应当通过政府信息公开程序办理"
    PETITION = "petition", "已进入信访程序"
    SECRET = "secret", "涉及国家秘密、商业秘密或个人隐私"
    OFFENSIVE = "offensive", "含有侮辱、恐吓等内容"
    CONCLUDED = "concluded", "已依法办结且无新的事实"
    EMERGENCY = "emergency", "紧急警情、火情、病情"


ROUTES = {
    Refusal.LITIGATION: "请向有管辖权的人民法院起诉，或向约定的仲裁机构申请仲裁；可拨打12348咨询法律援助。",
    Refusal.DISCIPLINE: "请向纪检监察机关反映，举报电话12388。",
    Refusal.REVIEW: "请向行政复议机关申请行政复议。",
    Refusal.DISCLOSURE: "请按政府信息公开申请办理，向镇党政综合办公室提交申请。",
    Refusal.PETITION: "您反映的事项已在信访程序中，请凭信访告知书向受理机关查询进度。",
    Refusal.SECRET: "所述内容不能通过热线处理，请到有权机关当面反映。",
    Refusal.OFFENSIVE: "请另行陈述事实和请求，我们会依规受理。",
    Refusal.EMERGENCY: "请立即拨打110、119、120或122。",
}
