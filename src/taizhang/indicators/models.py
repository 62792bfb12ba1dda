"""What a close keeps. Nothing here is counted again; a close that was opened again stays as it was."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from taizhang.indicators.cell import quotient
from taizhang.town.models import Area, Person, Town


class Closing(models.Model):
    """A period closed for a town: who, when, and the digest of all that was frozen; the journal's line carries it."""

    town = models.ForeignKey(Town, models.PROTECT, related_name="+", verbose_name="乡镇")
    period = models.CharField("期间", max_length=40)  # its key, as `Period.parse` reads it
    starts_on = models.DateField("期初")
    ends_before = models.DateField("期末次日")
    at = models.DateTimeField("封账时间")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="封账人")
    note = models.CharField("说明", max_length=300, blank=True)
    digest = models.CharField("摘要", max_length=80)
    reopened_at = models.DateTimeField("重开时间", null=True)
    reopened_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="重开人")
    why = models.CharField("重开原因", max_length=300, blank=True)

    class Meta:
        verbose_name = "封账"
        ordering: ClassVar = ["-ends_before", "-starts_on", "-at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["town", "starts_on", "ends_before"], condition=Q(reopened_at=None), name="closing_once"
            ),
            models.CheckConstraint(condition=Q(ends_before__gt=F("starts_on")), name="closing_ends_after_start"),
            models.CheckConstraint(
                condition=Q(reopened_at=None, reopened_by=None, why="")
                | Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(why=""),
                name="closing_reopened_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.town} {self.period}"


class FrozenRows(models.Model):
    """The rows one measure counted in the whole town, packed: id, area and amount of each (`packing`)."""

    closing = models.ForeignKey(Closing, models.PROTECT, related_name="rows")
    measure = models.CharField(max_length=80)
    count = models.PositiveIntegerField()
    packed = models.BinaryField()
    digest = models.CharField(max_length=80)

    class Meta:
        verbose_name = "封存条目"
        constraints: ClassVar = [models.UniqueConstraint(fields=["closing", "measure"], name="frozen_rows_once")]


class FrozenCell(models.Model):
    """One indicator's numerator and denominator for one place, with the definition it was counted by.

    counts, divides: the measures, "" where there is none. times: what the quotient is multiplied by.
    Places below the village are kept only where something was counted.
    """

    closing = models.ForeignKey(Closing, models.PROTECT, related_name="cells")
    indicator = models.CharField(max_length=60)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    version = models.CharField(max_length=180)
    counts = models.CharField(max_length=80)
    divides = models.CharField(max_length=80, blank=True)
    over = models.DecimalField(max_digits=28, decimal_places=8, null=True)
    under = models.DecimalField(max_digits=28, decimal_places=8, null=True)
    times = models.PositiveSmallIntegerField(default=100)
    source = models.CharField(max_length=8)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "封存数字"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["closing", "indicator", "area"], name="frozen_cell_once")
        ]

    @property
    def value(self) -> Decimal | None:
        """The number, unrounded."""
        return quotient(self.over, self.under, self.times) if self.divides else self.over
