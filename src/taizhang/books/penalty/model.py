"""Penalty: the columns of one case, as its documents date them. The province's platform keeps the case itself."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.base.fields import AddressField, CreditCodeField, IdNumberField, PersonNameField, PhoneField
from taizhang.books.penalty import words
from taizhang.ledger.entry import Entry
from taizhang.ledger.hands import PeopleField
from taizhang.ledger.ref import RefField


class State(models.TextChoices):
    """立案 → 调查终结 → 告知 → 决定 → 送达 → 结案."""

    FILED = "filed", "调查中"
    READY = "ready", "待告知"
    NOTICED = "noticed", "已告知"
    DECIDED = "decided", "待送达"
    SERVED = "served", "待结案"
    REVOKED = "revoked", "决定已变更撤销"
    CLOSED = "closed", "已结案"
    SPARED = "spared", "不予处罚"


def _day(label: str) -> models.DateField:  # type: ignore[type-arg]
    return models.DateField(label, null=True, blank=True)


def _text(label: str, length: int, note: str = "") -> "models.CharField[str, str]":
    return models.CharField(label, max_length=length, blank=True, default="", help_text=note)


def _long(label: str, note: str = "") -> models.TextField:  # type: ignore[type-arg]
    return models.TextField(label, max_length=2000, blank=True, default="", help_text=note)


def _choice(label: str, choices: dict[str, str]) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=16, choices=choices, blank=True, default="")


def _money(label: str) -> models.DecimalField:  # type: ignore[type-arg]
    return models.DecimalField(label, max_digits=12, decimal_places=2, blank=True, default=0)


class Penalty(Entry):
    """One case of administrative punishment."""

    State = State

    state = models.CharField("状态", max_length=8, choices=State, default=State.FILED, editable=False)
    procedure = models.CharField("程序", max_length=10, choices=words.PROCEDURES, default="ordinary")
    origin = models.CharField("案件来源", max_length=8, choices=words.SOURCES, default="inspect")
    filed_on = models.DateField("立案日期", help_text="简易程序填当场处罚的日期；九十日从这里起算")
    acted_on = _day("违法行为终了日")
    grave = models.BooleanField("涉及生命健康安全、金融安全且有危害后果", default=False, blank=True)
    cause = models.CharField("案由", max_length=120)
    item_code = _text("权责事项编码", 40, "省公布的乡镇执法事项目录中的编码")
    place = _text("违法地点", 100)
    facts = _long("违法事实")
    party_kind = models.CharField("当事人类别", max_length=8, choices=words.PARTIES)
    firm = RefField(
        "企业名册中的当事人", to="enterprise", fills={"unit": "name", "credit_code": "credit_code", "phone": "phone"}
    )
    unit = _text("单位名称", 100)
    credit_code = CreditCodeField("统一社会信用代码", blank=True, default="")
    person = PersonNameField("当事人姓名", blank=True, default="")
    id_number = IdNumberField("身份证号码", blank=True, default="")
    phone = PhoneField("联系电话", blank=True, default="")
    home = AddressField("住址", blank=True, default="")
    officers = PeopleField("承办人")
    certificates = _text("执法证号", 120, "逐人填写，用顿号隔开")
    recused = PeopleField("回避人员", help_text="与案件有直接利害关系的人，不得承办、审核、主持听证")

    preserved_on = _day("先行登记保存日期")
    preserved_what = _text("登记保存的物品", 300)
    settled_on = _day("保存处理决定日期")
    settled_how = _text("保存处理决定", 300)
    evidence = _long("证据清单")
    investigated_on = _day("调查终结日期")
    proposal = _long("拟处罚意见")
    basis = _text("处罚依据", 300, "法律、法规、规章的条款")
    discretion = _text("裁量基准", 200)
    proposed_kind = _choice("拟处罚种类", words.KINDS)
    proposed_sum = _money("拟罚没金额（元）")
    complex = models.BooleanField("情节复杂或重大，应集体讨论", default=False, blank=True)
    review_reason = _choice("应当法制审核的情形", words.REVIEWS)
    reviewed_on = _day("法制审核日期")
    reviewers = PeopleField("法制审核人")
    review_verdict = _choice("法制审核结论", words.VERDICTS)
    review_opinion = _long("法制审核意见")
    noticed_on = _day("告知书送达日期")
    notice_no = _text("告知书文号", 60)
    pleaded_on = _day("陈述申辩日期")
    pleading = _long("陈述申辩意见")
    pleading_reply = _long("陈述申辩复核意见")
    hearing_asked_on = _day("申请听证日期")
    hearing_told_on = _day("听证通知日期")
    heard_on = _day("听证日期")
    hearing_chair = PeopleField("听证主持人")
    hearing_note = _long("听证笔录摘要")
    discussed_on = _day("集体讨论日期")
    decided_on = _day("决定日期")
    decision_no = _text("决定书文号", 60)
    kind = _choice("处罚种类", words.KINDS)
    fine = _money("罚款（元）")
    confiscated = _money("没收（元）")
    to_publish = models.BooleanField("应当公示", default=True, blank=True)
    unpublished_why = _text("不公示的理由", 200)
    reported_on = _day("当场处罚备案日期")
    served_on = _day("送达日期")
    served_how = _choice("送达方式", words.DELIVERIES)
    published_on = _day("公示日期")
    published_text = _long("公示内容", "不写身份证号码、电话、住址和自然人姓名")
    link = _text("公示链接", 200)
    shown_until = _day("公示截止日期")
    withdrawn_on = _day("撤回公示日期")
    paid_on = _day("缴款日期")
    paid = _money("已缴金额（元）")
    surcharge = _money("加处罚款（元）")
    collected = _choice("当场收缴的情形", words.COLLECTED)
    receipt = _text("专用票据号", 40)
    reminded_on = _day("催告书送达日期")
    enforced_on = _day("申请法院强制执行日期")
    revoked_on = _day("变更撤销日期")
    revoked_how = _choice("变更撤销情况", words.REVOKED)
    spared_on = _day("不予处罚决定日期")
    spared_why = _choice("不予处罚理由", words.SPARED)
    educated = _text("教育情况", 200)
    closed_on = _day("结案日期")
    gaps = models.TextField("程序缺漏", blank=True, default="", editable=False)
    gap_count = models.PositiveSmallIntegerField("缺漏数", default=0, editable=False)
    decided_in = models.PositiveIntegerField("立案到决定（日）", null=True, editable=False)
    published_in = models.PositiveIntegerField("决定到公示（工作日）", null=True, editable=False)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "行政处罚案件"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="penalty_decided_has_day",
                condition=Q(state__in=("filed", "ready", "noticed", "spared")) | Q(decided_on__isnull=False),
            ),
            models.CheckConstraint(
                name="penalty_sums_not_negative",
                condition=Q(fine__gte=0, confiscated__gte=0, paid__gte=0, surcharge__gte=0, proposed_sum__gte=0),
            ),
            models.CheckConstraint(
                name="penalty_published_was_decided",
                condition=Q(published_on__isnull=True) | Q(decided_on__isnull=False),
            ),
        ]
