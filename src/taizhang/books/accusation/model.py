"""The columns of an accusation. What it says, of whom and by whom is encrypted; its heading is its kind and no more."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.base.fields import PersonNameField, PhoneField, SecretField
from taizhang.ledger.entry import Entry
from taizhang.ledger.hands import OfficesField, PeopleField

CHANNELS = {
    "letter": "来信",
    "visit": "来访",
    "call": "来电",
    "online": "网上",
    "sent": "上级转来",
    "petition": "信访转来",
}
ABOUT = {
    "collective": "侵占集体资金资产",
    "subsidy": "虚报冒领补贴",
    "duty": "不作为乱作为",
    "conduct": "吃拿卡要",
    "style": "作风问题",
    "other": "其他",
}
FINDINGS = {"true": "属实", "partly": "部分属实", "false": "不属实", "malicious": "诬告陷害"}


class Accusation(Entry):
    """One accusation against an office or people of the town."""

    class State(models.TextChoices):
        REGISTERED = "registered", "待接收"
        TAKEN = "taken", "核查中"
        CONCLUDED = "concluded", "待反馈"
        CLOSED = "closed", "办结"
        SENT_UP = "sent_up", "已报上级"

    state = models.CharField("状态", max_length=12, choices=State, default=State.REGISTERED, editable=False)
    channel = models.CharField("渠道", max_length=10, choices=CHANNELS)
    received_on = models.DateField("收到日期")
    about = models.CharField("问题类别", max_length=12, choices=ABOUT)
    content = SecretField("检举控告内容", help_text="加密保存，只有纪检监督岗位能看；登记后登记人也看不到")
    accused_offices = OfficesField("被检举单位", blank=False, help_text="这些单位的人不论任什么职都打不开这一条")
    accused_people = PeopleField("被检举人员（在册）", help_text="这些人不论任什么职都打不开这一条")
    accused_names = SecretField("其他被检举人", blank=True, default="")
    informant = PersonNameField("检举控告人", blank=True, default="")
    phone = PhoneField("联系电话", blank=True, default="")
    clues = SecretField("核查情况", blank=True, default="")
    finding = models.CharField("核查结论", max_length=10, choices=FINDINGS, blank=True, default="")
    result = SecretField("处理结果", blank=True, default="")
    replied_on = models.DateField("反馈日期", null=True, blank=True)
    sent_to = models.CharField("报送机关", max_length=60, blank=True, default="")
    sent_on = models.DateField("报送日期", null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "检举控告"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="accusation_sent_up_has_date", condition=~Q(state="sent_up") | Q(sent_on__isnull=False)
            ),
        ]
