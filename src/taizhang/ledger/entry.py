"""Entry: one line in a book. Every book's table has these columns first."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from taizhang.base.ident import uuid7
from taizhang.town.models import Area, Office, Person, Town


class Entries(models.QuerySet[Any]):
    """What can be asked of any book's table."""

    def live(self) -> Self:
        """Entries that have not been struck out."""
        return self.filter(voided_at=None)


class Entry(models.Model):
    """A line of a book: what it is about is the book's; how it is kept is here.

    `on` is the day the thing happened, `opened_at` the instant it was written down: both are kept.
    `due_at` is the earliest date of the entry's running clocks, derived, kept for ordering.
    """

    State: ClassVar[type[models.TextChoices]]

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Town, area and office have no index of their own: one of those below begins with each, and an index that nobody
    # asks costs every entry a page to write.
    town = models.ForeignKey(
        Town, models.PROTECT, editable=False, related_name="+", verbose_name="乡镇", db_index=False
    )
    number = models.CharField("编号", max_length=40, editable=False)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", verbose_name="所属辖区", db_index=False)
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办单位", db_index=False
    )
    on = models.DateField("发生日期", editable=False, db_column="happened_on")
    opened_at = models.DateTimeField("登记时间", editable=False)
    opened_by = models.ForeignKey(
        Person, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="登记人"
    )
    due_at = models.DateTimeField("到期", null=True, editable=False)
    closed_at = models.DateTimeField("办结时间", null=True, editable=False)
    voided_at = models.DateTimeField("作废时间", null=True, editable=False)
    matter = models.UUIDField("事", editable=False)
    source = models.CharField("来源系统", max_length=20, blank=True, default="", editable=False)
    outside_no = models.CharField("来源编号", max_length=60, blank=True, default="", editable=False)
    extra = models.JSONField("本镇增列", default=dict, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = Entries.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ["-opened_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["town", "-opened_at", "-id"], name="%(class)s_newest"),
            models.Index(fields=["town", "on"], name="%(class)s_by_day"),
            models.Index(fields=["town", "due_at"], condition=Q(closed_at=None), name="%(class)s_running"),
            models.Index(fields=["office", "-opened_at", "-id"], name="%(class)s_by_office"),
            models.Index(fields=["area", "-opened_at", "-id"], name="%(class)s_by_area"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["town", "number"], name="%(class)s_number_once"),
            models.UniqueConstraint(
                fields=["town", "source", "outside_no"],
                condition=~Q(outside_no=""),
                name="%(class)s_outside_once",
            ),
        ]

    def __str__(self) -> str:
        return self.number
