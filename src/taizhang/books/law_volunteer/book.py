"""法律明白人台账: from recommendation through training and test to the file, the duty and the yearly review.

Basis: 乡村“法律明白人”培养工作规范（试行）(2021-11-08). Words and sources: README.md beside this file.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.base.fields import PhoneField
from taizhang.books.law_volunteer import rules
from taizhang.ledger.book import Book
from taizhang.ledger.deadline import Deadline, days, workdays
from taizhang.ledger.entry import Entry
from taizhang.ledger.lifecycle import Lifecycle, Step
from taizhang.ledger.measures import Count, Distinct, Stock
from taizhang.ledger.shelf import register
from taizhang.town import posts as p

JUSTICE = (p.JUDICIAL_CLERK,)


class LawVolunteer(Entry):
    """One person of a village, chosen and trained to be the one who knows the law there."""

    class State(models.TextChoices):
        NAMED = "named", "已推荐"
        TRAINED = "trained", "已培训"
        PASSED = "passed", "考核合格"
        NOTICED = "noticed", "公示中"
        SERVING = "serving", "履职中"
        LEFT = "left", "已退出"

    state = models.CharField("状态", max_length=12, choices=State, default=State.NAMED, editable=False)
    name = models.CharField("姓名", max_length=30)
    identity = models.CharField("身份", max_length=12, choices=rules.IDENTITIES)
    way = models.CharField("推荐方式", max_length=10, choices=rules.WAYS)
    named_on = models.DateField("推荐日期")
    phone = PhoneField("联系电话", blank=True, default="")
    hours = models.PositiveSmallIntegerField("初任培训学时", null=True, blank=True)
    score = models.PositiveSmallIntegerField("考核分数", null=True, blank=True)
    noticed_on = models.DateField("公示起日", null=True, blank=True)
    certificate = models.CharField("证书编号", max_length=40, blank=True, default="")
    filed_on = models.DateField("备案日期", null=True, blank=True)
    review_year = models.PositiveSmallIntegerField("考核年度", null=True, blank=True)
    review = models.CharField("年度考核", max_length=8, choices=rules.REVIEWS, blank=True, default="")
    year_hours = models.PositiveSmallIntegerField("本年培训学时", null=True, blank=True)
    left_why = models.CharField("退出原因", max_length=100, blank=True, default="")

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "法律明白人"
        constraints: ClassVar = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="law_volunteer_serving_is_filed", condition=~Q(state="serving") | Q(filed_on__isnull=False)
            ),
        ]


S = LawVolunteer.State


@register
class LawVolunteerBook(Book[LawVolunteer]):
    """The roll of law volunteers, S21."""

    slug = "law_volunteer"
    title = "法律明白人"
    group = "群众诉求"
    shape = "roll"
    icon = "scale"
    model = LawVolunteer
    number = "MB-{year}-{seq:03}"
    heading = "name"
    gist = ("identity",)
    happened = "named_on"

    sections = {"推荐": ("name", "area", "identity", "way", "named_on", "phone")}
    backfill = ("hours", "score", "noticed_on", "certificate", "filed_on")
    columns = ("number", "name", "area", "identity", "certificate", "filed_on", "state")
    filters = ("area", "identity", "state")
    search = ("name", "certificate")
    find_by = ("phone",)
    public = ("name", "area", "identity", "state")
    aliases = {"identity": ("人员类别", "类型"), "certificate": ("证号",), "filed_on": ("发证日期",)}

    may = {
        "open": (*JUSTICE, p.VILLAGE_CADRE),
        "read": (*JUSTICE, p.VILLAGE_CADRE, p.LEADER, p.CHIEF, p.PARTY_OFFICE, p.MEDIATOR),
        "amend": JUSTICE,
        "attach": (*JUSTICE, p.VILLAGE_CADRE),
        "void": JUSTICE,
        "reveal": JUSTICE,
        "export": (*JUSTICE, p.LEADER, p.PARTY_OFFICE),
        "link": JUSTICE,
    }
    tones = {S.NAMED: "open", S.TRAINED: "open", S.PASSED: "open", S.NOTICED: "wait", S.SERVING: "done", S.LEFT: "done"}
    lifecycle = Lifecycle(
        Step("train", "登记培训", S.NAMED, S.TRAINED, by=JUSTICE, asks=("hours",), tone="main"),
        Step("test", "登记考核", S.TRAINED, S.PASSED, by=JUSTICE, asks=("score",), checks=(rules.passed,), tone="main"),
        Step("notice", "公示", S.PASSED, S.NOTICED, by=JUSTICE, asks=("noticed_on",), tone="main"),
        Step("file", "备案发证", S.NOTICED, S.SERVING, by=JUSTICE, asks=("certificate", "filed_on"), tone="main"),
        Step(
            "review", "年度考核", S.SERVING, None, by=JUSTICE, asks=("review_year", "review", "year_hours"), tone="main"
        ),
        Step(
            "leave",
            "退出",
            (S.NAMED, S.TRAINED, S.PASSED, S.NOTICED, S.SERVING),
            S.LEFT,
            by=JUSTICE,
            asks=("left_why",),
            duty=False,
            tone="quiet",
        ),
        ends=(S.LEFT,),
    )
    settings = (rules.PER_VILLAGE, rules.NOTICE_DAYS, rules.TRAIN_WITHIN)
    deadlines = (
        Deadline("train", "初任培训", ("open",), ("train", "leave"), days(rules.TRAIN_WITHIN), escalate={0: p.LEADER}),
        Deadline("test", "考核", ("train",), ("test", "leave"), days(30), escalate={0: p.LEADER}),
        Deadline("notice", "公示", ("test",), ("notice", "leave"), workdays(5), escalate={0: p.LEADER}),
        Deadline("file", "备案发证", ("notice",), ("file", "leave"), workdays(15), escalate={0: p.LEADER}),
        Deadline("review", "年度考核", ("file", "review"), ("review", "leave"), days(365), escalate={0: p.LEADER}),
    )
    checks = (rules.of_a_village, rules.filed_after_notice)
    measures = (
        Stock(
            "serving", "法律明白人数", unit="名", where=Q(state=S.SERVING),
            plain="期末已备案发证、未退出的人数，按人计",
        ),
        Distinct(
            "villages", "已配备法律明白人的村", on="filed_on", field="area", unit="个",
            where=Q(state=S.SERVING), plain="期内有人备案的村（社区）数",
        ),
        Count("filed", "新备案人数", on="filed_on", unit="名", plain="期内备案发证的人数"),
    )  # fmt: skip

    def history(self, entry: LawVolunteer) -> "rules.History":
        """A sheet of volunteers already filed brings their past along."""
        return rules.history(entry)
