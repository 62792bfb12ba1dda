"""Appeal: the columns of a hotline order or mailbox letter. The handler's claim and the caller's word stand apart."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from taizhang.base.fields import PersonNameField, PhoneField
from taizhang.books.appeal import categories, words
from taizhang.ledger.entry import Entry
from taizhang.ledger.hands import OfficesField
from taizhang.town.models import Office


class State(models.TextChoices):
    """登记 → 待派 → 已派 → 已签收 → 办理中 → 待审核 → 已答复 → 回访 → 办结 → 归档, and the side roads."""

    REGISTERED = "registered", "已登记"
    WAITING = "waiting", "待派单"
    DISPATCHED = "dispatched", "待签收"
    SIGNED = "signed", "已签收"
    HANDLING = "handling", "办理中"
    RETURNING = "returning", "退单待审"
    EXTENDING = "extending", "延期待审"
    EXTENSION_SENT = "extension_sent", "延期待批"
    REVIEW = "review", "待审核"
    ANSWERED = "answered", "待回访"
    CALLED = "called", "已回访"
    CLOSED = "closed", "办结"
    ARCHIVED = "archived", "已归档"
    REFUSED = "refused", "不予受理"


NEEDS_OFFICE = (
    State.DISPATCHED,
    State.SIGNED,
    State.HANDLING,
    State.RETURNING,
    State.EXTENDING,
    State.EXTENSION_SENT,
    State.REVIEW,
)
OVER = (State.CLOSED, State.ARCHIVED)


def _instant(label: str) -> "models.DateTimeField[datetime | None, datetime | None]":
    return models.DateTimeField(label, null=True, blank=True)


def _choice(label: str, choices: type[models.TextChoices]) -> "models.CharField[str, str]":
    return models.CharField(label, max_length=12, choices=choices, blank=True, default="")


class Appeal(Entry):
    """One appeal that came in by the 12345 hotline, the online mailbox or another door."""

    State = State

    state = models.CharField("状态", max_length=16, choices=State, default=State.REGISTERED, editable=False)

    channel = models.CharField("来源渠道", max_length=10, choices=words.Channel, default=words.Channel.PHONE)
    kind = models.CharField("诉求类型", max_length=10, choices=words.Kind)
    urgency = models.CharField("紧急程度", max_length=10, choices=words.Urgency, default=words.Urgency.NORMAL)
    received_at = models.DateTimeField("受理时间", help_text="上级平台或本镇收到诉求的时间，办理时限从这里起算")
    platform_due = models.DateField(
        "平台限办日", null=True, blank=True, help_text="上级平台派单时写明限办日期的，按平台的日期"
    )

    title = models.CharField("诉求标题", max_length=100)
    content = models.TextField("诉求内容", max_length=3000, help_text="严禁录入涉密信息")
    category = models.CharField("问题大类", max_length=2, choices=list(categories.CLASSES.items()))
    subcategory = models.CharField(
        "问题中类",
        max_length=4,
        blank=True,
        default="",
        choices=categories.grouped(categories.GROUPS, categories.CLASSES),
    )
    item = models.CharField(
        "问题小类",
        max_length=6,
        blank=True,
        default="",
        choices=categories.grouped(categories.ITEMS, categories.GROUPS),
    )
    place = models.CharField("事发地址", max_length=200, blank=True, default="")

    caller = PersonNameField("诉求人", blank=True, default="")
    phone = PhoneField("联系电话", blank=True, default="")
    anonymous = models.BooleanField("匿名", default=False, blank=True)
    confidential = models.BooleanField(
        "要求保密", default=False, blank=True, help_text="保密件的姓名和电话只有热线专员能看到"
    )
    accused = OfficesField("回避单位", help_text="诉求反映的是本镇某单位的，选上它：该单位看不到本件，也不能承办")

    joint = OfficesField("协办单位", help_text="承办单位牵头（首接负责），协办单位配合")
    dispatch_note = models.CharField("转办意见", max_length=300, blank=True, default="")
    assigned = models.BooleanField("指定承办", default=False, blank=True, help_text="有争议时指定承办，不得再退单")
    dispatched_at = _instant("派单时间")
    signed_at = _instant("签收时间")
    contacted_at = _instant("首次联系时间")
    progress = models.TextField("办理进展", max_length=1000, blank=True, default="")

    return_reason = _choice("退单理由", words.ReturnReason)
    return_note = models.CharField("退单说明", max_length=300, blank=True, default="")
    return_office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="建议承办单位", db_index=False
    )
    return_asked_at = _instant("退单申请时间")
    return_decision = _choice("退单审核", words.Decision)
    return_reply = models.CharField("退单审核意见", max_length=300, blank=True, default="")
    returns = models.PositiveSmallIntegerField("退单次数", default=0, editable=False)

    extension_asked = models.PositiveSmallIntegerField("申请延期（工作日）", null=True, blank=True)
    extension_reason = models.CharField("延期理由", max_length=300, blank=True, default="")
    extension_days = models.PositiveSmallIntegerField("批准延期（工作日）", null=True, blank=True)
    extension_decision = _choice("延期审批", words.Decision)
    extension_reply = models.CharField("延期审批意见", max_length=300, blank=True, default="")
    extensions = models.PositiveSmallIntegerField("延期次数", default=0, editable=False)

    answer = models.TextField("答复内容", max_length=2000, blank=True, default="")
    answer_way = _choice("答复方式", words.AnswerWay)
    close_kind = _choice("办理结果", words.CloseKind)
    review_note = models.CharField("审核意见", max_length=300, blank=True, default="")
    answered_at = _instant("答复时间")

    called_at = _instant("回访时间")
    reached = models.BooleanField("是否联系上", null=True, blank=True)
    solved = models.BooleanField("是否解决", null=True, blank=True, help_text="以诉求人的回答为准")
    satisfaction = _choice("是否满意", words.Satisfaction)
    call_note = models.CharField("回访记录", max_length=300, blank=True, default="")
    misses = models.PositiveSmallIntegerField("未联系上次数", default=0, editable=False)

    redo_reason = models.CharField("重办原因", max_length=300, blank=True, default="")
    redos = models.PositiveSmallIntegerField("重办次数", default=0, editable=False)
    supervision = _choice("督办级别", words.Supervision)
    supervision_note = models.CharField("督办要求", max_length=300, blank=True, default="")
    refusal = _choice("不予受理原因", words.Refusal)
    refusal_note = models.CharField("告知内容", max_length=300, blank=True, default="")

    class Meta(Entry.Meta):
        verbose_name = "热线工单"
        indexes: ClassVar = [
            *Entry.Meta.indexes,
            models.Index(fields=["town", "state", "-opened_at", "-id"], name="appeal_by_state"),
            models.Index(fields=["town", "category", "-opened_at", "-id"], name="appeal_by_category"),
            # Only for counting: an appeal just opened is in none of these.
            models.Index(fields=["town", "closed_at"], condition=Q(closed_at__isnull=False), name="appeal_by_close"),
            models.Index(
                fields=["town", "dispatched_at"], condition=Q(dispatched_at__isnull=False), name="appeal_by_dispatch"
            ),
            models.Index(fields=["town", "called_at"], condition=Q(called_at__isnull=False), name="appeal_by_call"),
        ]
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="appeal_state_needs_office", condition=~Q(state__in=NEEDS_OFFICE) | Q(office__isnull=False)
            ),
            models.CheckConstraint(
                name="appeal_over_has_date", condition=~Q(state__in=OVER) | Q(closed_at__isnull=False)
            ),
            models.CheckConstraint(name="appeal_anonymous_has_no_name", condition=Q(anonymous=False) | Q(caller="")),
            models.CheckConstraint(
                name="appeal_word_only_when_reached",
                # "reached is not null" too: a CHECK that comes out NULL lets the row through
                condition=Q(solved__isnull=True, satisfaction="") | Q(reached=True, reached__isnull=False),
            ),
            models.CheckConstraint(name="appeal_refused_says_why", condition=~Q(state=State.REFUSED) | ~Q(refusal="")),
            models.CheckConstraint(
                name="appeal_answered_after_receipt",
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("received_at")),
            ),
        ]
