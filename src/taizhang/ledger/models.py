"""The ledger's own tables. The journal has no foreign keys: it must outlive what it describes."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from taizhang.base.fields import SecretField
from taizhang.town.models import Area, Office, Person, Town


class Card(models.Model):
    """The one cross-book index row of an entry: what the desk, search, links, files and clocks point at.

    Derived: `card.reindex` makes it again from the entries.
    """

    entry = models.UUIDField(unique=True)
    book = models.CharField(max_length=30)
    # No index of its own: five others begin with the town, and a planner that had this one as well took it for
    # questions about open cards, reading every closed one on the way.
    town = models.ForeignKey(Town, models.PROTECT, related_name="+", db_index=False)
    number = models.CharField("编号", max_length=40)
    title = models.CharField("事项", max_length=120)
    gist = models.JSONField("摘要", default=list)
    # Nor have the others: a place, an office or a person is asked for among a town's newest or open cards.
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", verbose_name="辖区", db_index=False)
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, related_name="+", verbose_name="承办单位", db_index=False
    )
    state = models.CharField("状态", max_length=16)
    on = models.DateField("发生日期", db_column="happened_on")
    opened_at = models.DateTimeField("登记时间")
    opened_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    due_at = models.DateTimeField("到期", null=True)
    closed_at = models.DateTimeField("办结时间", null=True)
    voided_at = models.DateTimeField("作废时间", null=True)
    matter = models.UUIDField()

    class Meta:
        verbose_name = "索引卡"
        indexes: ClassVar = [
            models.Index(fields=["town", "due_at"], condition=Q(closed_at=None), name="card_running"),
            models.Index(fields=["town", "book", "state"], condition=Q(closed_at=None), name="card_open"),
            models.Index(fields=["town", "-opened_at"], name="card_newest"),
            models.Index(fields=["matter"], name="card_matter"),
            models.Index(fields=["town", "number"], name="card_number"),
        ]


class Hand(models.Model):
    """An office or a person that has a hand in an entry beside the responsible office."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="hands")
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    role = models.CharField(max_length=30)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["office", "card"], name="hand_of_office"),
            models.Index(fields=["person", "card"], name="hand_of_person"),
        ]


class Counter(models.Model):
    """The last number given in a town, a book and a year."""

    town = models.ForeignKey(Town, models.PROTECT, related_name="+")
    book = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["town", "book", "year"], name="counter_once")]


class JournalLine(models.Model):
    """What was done, by whom, when. Chained: each line's digest covers the line before it."""

    town = models.IntegerField()
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField("时间")
    book = models.CharField("台账", max_length=30, blank=True)
    entry = models.UUIDField(null=True)
    number = models.CharField("编号", max_length=40, blank=True)
    verb = models.CharField("动作", max_length=30)
    by = models.IntegerField(null=True)
    by_name = models.CharField("经手人", max_length=60)
    change = models.JSONField("内容", default=dict)
    digest = models.CharField(max_length=80)

    class Meta:
        verbose_name = "日志"
        constraints: ClassVar = [models.UniqueConstraint(fields=["town", "seq"], name="journal_line_once")]
        indexes: ClassVar = [
            models.Index(fields=["entry", "seq"], name="journal_of_entry"),
            models.Index(fields=["town", "at"], name="journal_by_time"),
        ]


class DaySeal(models.Model):
    """A day's end: how far the journal had come, sealed with a key that is not in the database."""

    town = models.IntegerField()
    day = models.DateField("日期")
    last_seq = models.PositiveBigIntegerField("末行")
    lines = models.PositiveIntegerField("行数")
    head = models.CharField("末行摘要", max_length=80)
    previous = models.CharField("前一封印", max_length=120, blank=True)
    mac = models.CharField("封印", max_length=120)
    sealed_at = models.DateTimeField("封存时间")

    class Meta:
        verbose_name = "日封"
        constraints: ClassVar = [models.UniqueConstraint(fields=["town", "day"], name="day_seal_once")]


class Clock(models.Model):
    """A running deadline. `due_at` is derived from the budget, the pauses and the calendar."""

    class Unit(models.TextChoices):
        WORKDAY = "workday", "个工作日"
        DAY = "day", "日"
        HOUR = "hour", "小时"
        DATE = "date", "约定日期"

    entry = models.UUIDField()
    book = models.CharField(max_length=30)
    town = models.ForeignKey(Town, models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=30)
    unit = models.CharField(max_length=8, choices=Unit)
    budget = models.PositiveIntegerField(default=0)
    extended = models.PositiveIntegerField(default=0)
    roll = models.BooleanField(default=True)
    fixed_on = models.DateField(null=True)
    started_at = models.DateTimeField()
    first_due_at = models.DateTimeField()
    due_at = models.DateTimeField()
    provisional = models.BooleanField(default=False)
    paused_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.CharField(max_length=30, blank=True)
    stage = models.PositiveSmallIntegerField(default=0)
    call_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "时限"
        indexes: ClassVar = [
            models.Index(fields=["call_at"], condition=Q(stopped_at=None, paused_at=None), name="clock_to_call"),
            models.Index(fields=["entry"], name="clock_of_entry"),
            models.Index(fields=["town", "book", "key", "due_at"], name="clock_by_due"),
            models.Index(fields=["town"], condition=Q(stopped_at=None, provisional=True), name="clock_provisional"),
        ]


class Pause(models.Model):
    """Time that a clock does not count, and why."""

    clock = models.ForeignKey(Clock, models.CASCADE, related_name="pauses")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200)


class Notice(models.Model):
    """A reminder or an escalation to whoever holds a post over the entry's place."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="notices")
    post = models.CharField(max_length=30)
    clock_key = models.CharField(max_length=30)
    stage = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["post", "-at"], name="notice_of_post")]


class Attachment(models.Model):
    """A file of an entry, stored by its digest outside the database."""

    card = models.ForeignKey(Card, models.PROTECT, related_name="attachments")
    digest = models.CharField(max_length=80)
    name = models.CharField("文件名", max_length=120)
    mime = models.CharField(max_length=100)
    size = models.PositiveIntegerField("大小")
    label = models.CharField("说明", max_length=40, blank=True)
    at = models.DateTimeField("上传时间")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="上传人")
    removed_at = models.DateTimeField(null=True)


class Link(models.Model):
    """Two entries that belong together: the same matter, one handed on to the other, or simply related."""

    class Kind(models.TextChoices):
        SAME = "same", "同一件事"
        FROM = "from", "由此转来"
        RELATED = "related", "相关"
        MERGED = "merged", "并入"

    a = models.ForeignKey(Card, models.PROTECT, related_name="links_out")
    b = models.ForeignKey(Card, models.PROTECT, related_name="links_in")
    kind = models.CharField(max_length=8, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["a", "b", "kind"], condition=Q(undone_at=None), name="link_once")
        ]


class Suggested(models.Model):
    """What was suggested for a field and what a person decided: so that suggestions can be measured."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="suggested")
    field = models.CharField(max_length=40)
    suggested = models.CharField(max_length=60)
    sure = models.FloatField()
    chosen = models.CharField(max_length=60)
    at = models.DateTimeField()


class SavedView(models.Model):
    """A list's filters, order and columns under a name, for one person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="views")
    book = models.CharField(max_length=30)
    name = models.CharField("名称", max_length=30)
    query = models.CharField(max_length=1000)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "book", "name"], name="saved_view_once")]


class Staged(models.Model):
    """An uploaded sheet between preview and commit, encrypted; gone when committed or after a day."""

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    book = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    content = SecretField()
    answers = models.JSONField(default=dict)
    at = models.DateTimeField()
