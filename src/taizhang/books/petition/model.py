"""The columns of a petition. Registration and acceptance are different days: the sixty days start at acceptance."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from taizhang.base.fields import AddressField, PersonNameField, PhoneField
from taizhang.books.petition import words
from taizhang.ledger.entry import Entry
from taizhang.ledger.hands import OfficesField, PeopleField
from taizhang.ledger.ref import RefField


def _choice(label: str, choices: dict[str, str], *, editable: bool = True) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=16, choices=choices, blank=True, default="", editable=editable)


def _text(label: str, length: int, help_text: str = "") -> "models.CharField[str, str]":
    return models.CharField(label, max_length=length, blank=True, default="", help_text=help_text)


def _day(label: str) -> "models.DateField[date | None, date | None]":
    return models.DateField(label, null=True, blank=True)


class Petition(Entry):
    """One petition, from registration to its end or its third and last opinion."""

    class State(models.TextChoices):
        REGISTERED = "registered", "待甄别"
        HANDLING = "handling", "办理中"
        DRAFTED = "drafted", "待审签"
        DECIDED = "decided", "待送达"
        DELIVERED = "delivered", "已送达"
        REVIEWING = "reviewing", "复查中"
        REVIEWED = "reviewed", "已复查"
        RECHECKING = "rechecking", "复核中"
        CLOSED = "closed", "办结"
        FINAL = "final", "复核终结"
        SENT_ON = "sent_on", "已转送"
        GUIDED = "guided", "已导入法定途径"
        REFUSED = "refused", "不予受理"
        DIVERTED = "diverted", "已转检举控告"

    state = models.CharField("状态", max_length=12, choices=State, default=State.REGISTERED, editable=False)
    channel = models.CharField("渠道", max_length=10, choices=words.CHANNELS)
    registered_on = models.DateField("登记日期")
    petitioner_ref = RefField(
        "信访人（居民名册）", to="resident", fills={"petitioner": "name", "phone": "phone", "address": "address"}
    )
    petitioner = PersonNameField("信访人")
    phone = PhoneField("联系电话", blank=True, default="")
    address = AddressField("住址", blank=True, default="")
    people = models.PositiveSmallIntegerField("人数", default=1)
    representatives = models.PositiveSmallIntegerField("代表人数", default=1)
    title = models.CharField("信访事由", max_length=100, help_text="不写信访人姓名")
    content = models.TextField("信访内容", max_length=3000, help_text="检举控告不在这里登记；严禁录入涉密信息")
    category = models.CharField("内容分类", max_length=12, choices=words.CATEGORIES)
    purpose = models.CharField("信访目的", max_length=200, blank=True, default="")
    repeat_of = RefField("首次信访件", to="petition", same=True)
    avoided = OfficesField("回避单位")

    kind = _choice("信访类别", words.CLASSES)
    joint = OfficesField("协办单位")
    accepted_on = _day("受理日期")
    notice_no = _text("受理告知书编号", 40)
    notice_way = _choice("告知方式", words.NOTICE_WAYS)
    route = _choice("法定途径", words.ROUTES)
    refusal = _choice("不予受理原因", words.REFUSALS)
    told = _text("告知内容", 500)
    sent_to = _text("转送机关", 80)
    sent_on = _day("转送日期")
    object_why = _text("退回转送单位的理由", 200)
    adopted = models.BooleanField("是否采纳", null=True, blank=True)

    progress = models.TextField("办理进展", max_length=1000, blank=True, default="")
    heard_on = _day("听证日期")
    hearing = _text("听证记录", 500)
    extension_reason = _text("延期理由", 200)
    extended_days = models.PositiveSmallIntegerField("延长天数", null=True, blank=True)
    extended = models.PositiveSmallIntegerField("累计延长天数", default=0, editable=False)
    extension_told_on = _day("延期告知日期")
    conclusion = _choice("处理结论", words.CONCLUSIONS)
    opinion = models.TextField("处理意见", max_length=3000, blank=True, default="")
    opinion_no = _text("处理意见书编号", 40)
    decided_on = _day("作出处理意见日期")
    sign_note = _text("审签意见", 200)
    delivered_on = _day("送达日期")
    delivery_way = _choice("送达方式", words.NOTICE_WAYS)
    agreement_no = _text("调解协议编号", 40)
    satisfied = models.BooleanField("信访人接受处理意见", null=True, blank=True)
    outcome = _choice("办结方式", words.OUTCOMES, editable=False)

    review_asked_on = _day("申请复查日期")
    first_review_on = models.DateField("首次申请复查日期", null=True, blank=True, editable=False)
    reviewer = _text("复查机关", 60)
    review_result = _choice("复查结果", words.REVIEWS)
    review_opinion = models.TextField("复查意见", max_length=2000, blank=True, default="")
    review_no = _text("复查意见书编号", 40)
    review_delivered_on = _day("复查意见送达日期")
    recheck_asked_on = _day("申请复核日期")
    rechecker = _text("复核机关", 60)
    recheck_result = _choice("复核结果", words.REVIEWS)
    recheck_no = _text("复核意见书编号", 40)
    invited = models.BooleanField("已邀请评价", default=False, editable=False)
    rating = _choice("满意度评价", words.RATINGS)

    backlog = models.BooleanField("是否积案", default=False, editable=False)
    backlog_no = _text("积案编号", 40)
    backlog_cause = _text("成因", 300)
    backlog_leader = PeopleField("包案领导")
    plan = models.TextField("化解方案", max_length=2000, blank=True, default="")
    resolve_by = _day("化解时限")
    backlog_note = _text("本次化解进展", 300)
    backlog_log = models.TextField("化解进展", max_length=6000, blank=True, default="", editable=False)
    solution = _choice("化解方式", words.SOLUTIONS)
    struck_by = _text("验收单位", 60)
    struck_on = _day("验收销号日期")

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "信访事项"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="petition_handling_was_accepted",
                condition=~Q(state__in=("handling", "drafted", "decided", "delivered")) | Q(accepted_on__isnull=False),
            ),
            models.CheckConstraint(
                name="petition_accepted_after_registration",
                condition=Q(accepted_on=None) | Q(accepted_on__gte=F("registered_on")),
            ),
            models.CheckConstraint(name="petition_extended_30_at_most", condition=Q(extended__lte=words.MOST_EXTENDED)),
        ]
