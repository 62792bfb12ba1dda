"""The columns of a dispute."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.base.fields import PersonNameField, PhoneField, SecretField
from taizhang.books.dispute import words
from taizhang.ledger.entry import Entry
from taizhang.ledger.hands import PeopleField
from taizhang.ledger.ref import RefField


class Dispute(Entry):
    """One quarrel between two sides, from registration to performance."""

    class State(models.TextChoices):
        REGISTERED = "registered", "待分流"
        ROUTED = "routed", "待受理"
        MEDIATING = "mediating", "调解中"
        AGREED = "agreed", "协议履行中"
        CONFIRMING = "confirming", "司法确认中"
        BREACHED = "breached", "违约待处理"
        PERFORMED = "performed", "已履行"
        FAILED = "failed", "调解不成"
        REFERRED = "referred", "已告知其他途径"

    state = models.CharField("状态", max_length=12, choices=State, default=State.REGISTERED, editable=False)
    source_kind = models.CharField("来源", max_length=12, choices=words.SOURCES)
    registered_on = models.DateField("登记日期")
    title = models.CharField("纠纷事由", max_length=100, help_text="不写当事人姓名")
    content = models.TextField("争议情况", max_length=3000, help_text="双方各自的说法和请求；严禁录入涉密信息")
    kind = models.CharField("纠纷类型", max_length=14, choices=words.KINDS)
    status_case = models.BooleanField("涉及身份、收养、婚姻关系", default=False)
    money = models.DecimalField("涉及金额（元）", max_digits=14, decimal_places=2, null=True, blank=True)
    risk = models.CharField("风险等级", max_length=8, choices=words.RISKS, default="low")
    party_a_ref = RefField("甲方（居民名册）", to="resident", fills={"party_a": "name", "phone_a": "phone"})
    party_a = PersonNameField("甲方")
    phone_a = PhoneField("甲方电话", blank=True, default="")
    people_a = models.PositiveSmallIntegerField("甲方人数", default=1)
    party_b_ref = RefField("乙方（居民名册）", to="resident", fills={"party_b": "name", "phone_b": "phone"})
    party_b = PersonNameField("乙方")
    phone_b = PhoneField("乙方电话", blank=True, default="")
    people_b = models.PositiveSmallIntegerField("乙方人数", default=1)

    route = models.CharField("分流方式", max_length=16, choices=words.ROUTES, blank=True, default="")
    referral = models.CharField("其他途径", max_length=12, choices=words.REFERRALS, blank=True, default="")
    told = models.CharField("告知内容", max_length=500, blank=True, default="")

    accepted_on = models.DateField("受理日期", null=True, blank=True)
    willing = models.BooleanField("双方同意调解", null=True, blank=True)
    mediators = PeopleField("调解员")
    recused = PeopleField("回避人员")
    recuse_why = models.CharField("回避理由", max_length=200, blank=True, default="")
    session_on = models.DateField("调解日期", null=True, blank=True)
    session = SecretField("本次调解笔录", blank=True, default="")
    sessions = models.PositiveSmallIntegerField("调解次数", default=0, editable=False)
    record = SecretField("调解笔录", blank=True, default="")
    failure = models.CharField("终止原因", max_length=12, choices=words.FAILURES, blank=True, default="")
    turned_criminal = models.BooleanField("转为刑事案件", default=False)

    form = models.CharField("协议形式", max_length=8, choices=words.FORMS, blank=True, default="")
    agreement_no = models.CharField("协议编号", max_length=40, blank=True, default="")
    terms = SecretField(
        "协议内容", blank=True, default="", help_text="请求、争议、责任、履行方式和期限（人民调解法第二十九条）"
    )
    signed = models.BooleanField("当事人、调解员已签名并盖章", null=True, blank=True)
    effective_on = models.DateField(
        "协议生效日", null=True, blank=True, help_text="最后一方签名并盖章之日；口头协议为达成之日"
    )
    perform_by = models.DateField("履行期限", null=True, blank=True)
    followed_on = models.DateField("回访日期", null=True, blank=True)
    performance = models.CharField("履行情况", max_length=500, blank=True, default="")
    performed_on = models.DateField("履行完毕日期", null=True, blank=True)
    proof = models.CharField(
        "履行凭据", max_length=200, blank=True, default="", help_text="收据、照片等材料名称；文件传到附件"
    )
    breaches = models.PositiveSmallIntegerField("违约次数", default=0, editable=False)

    jointly = models.BooleanField("双方共同申请", null=True, blank=True)
    applied_on = models.DateField("司法确认申请日", null=True, blank=True)
    court = models.CharField("受理法院", max_length=60, blank=True, default="")
    case_no = models.CharField("司法确认案号", max_length=60, blank=True, default="")
    ruled_on = models.DateField("裁定日期", null=True, blank=True)
    ruling = models.CharField("裁定结果", max_length=10, choices=words.RULINGS, blank=True, default="")
    waived = models.CharField("不申请司法确认的说明", max_length=200, blank=True, default="")

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "矛盾纠纷"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="dispute_agreement_has_date",
                condition=~Q(state__in=("agreed", "confirming", "performed")) | Q(effective_on__isnull=False),
            ),
            models.CheckConstraint(name="dispute_money_not_negative", condition=Q(money=None) | Q(money__gte=0)),
        ]
