"""Where and who: towns, areas, offices, people, and the postings that join them.

Areas carry the statistical division code, in which a subtree is one prefix:
county 6 digits, town 9, village 12, hamlet or grid 15 (three of the town's own).
"""

from functools import lru_cache
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from taizhang.base import clock
from taizhang.base.fields import PhoneField
from taizhang.town import posts


class Town(models.Model):
    """A subtree of areas that keeps its own books: its own numbers, journal, seals and closes."""

    code = models.CharField("区划代码", max_length=9, unique=True)
    name = models.CharField("名称", max_length=50)
    county = models.CharField("县（市、区）", max_length=50, blank=True)
    # Bumped by every change to areas, offices and settings, so that each process knows when its copy is old.
    places_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "乡镇"

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """County → town → village → hamlet or grid. A child's code begins with its parent's."""

    class Kind(models.TextChoices):
        COUNTY = "county", "县（市、区）"
        TOWN = "town", "乡镇（街道）"
        VILLAGE = "village", "村（社区）"
        HAMLET = "hamlet", "自然村"
        GRID = "grid", "网格"

    # Null for a county, which several towns share.
    town = models.ForeignKey(Town, models.PROTECT, null=True, blank=True, related_name="areas", verbose_name="乡镇")
    code = models.CharField("区划代码", max_length=15, unique=True)
    name = models.CharField("名称", max_length=50)
    kind = models.CharField("类型", max_length=8, choices=Kind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="上级")
    order = models.PositiveSmallIntegerField("次序", default=0)
    ended_on = models.DateField("撤并日期", null=True, blank=True)

    class Meta:
        verbose_name = "辖区"
        ordering: ClassVar = ["order", "code"]

    def __str__(self) -> str:
        return self.name


class AreaName(models.Model):
    """A name an area had, or is also called by, with the days it was so."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="names")
    name = models.CharField("别名", max_length=50)
    starts_on = models.DateField("启用", null=True, blank=True)
    ends_on = models.DateField("停用", null=True, blank=True)

    class Meta:
        verbose_name = "辖区别名"
        constraints: ClassVar = [models.UniqueConstraint(fields=["area", "name"], name="area_name_once")]


class Office(models.Model):
    """An office, station or centre of the town, or a village committee: whatever can be given work."""

    town = models.ForeignKey(Town, models.PROTECT, related_name="offices", verbose_name="乡镇")
    name = models.CharField("名称", max_length=50)
    short = models.CharField("简称", max_length=20, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, verbose_name="所在村（村委会填）")
    order = models.PositiveSmallIntegerField("次序", default=0)
    active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = "单位"
        ordering: ClassVar = ["order", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["town", "name"], name="office_name_once")]

    def __str__(self) -> str:
        return self.short or self.name


class People(BaseUserManager["Person"]):
    """Where people are made."""

    def create_user(self, username: str, password: str | None = None, **more: object) -> "Person":
        """A person with a hashed password; with none given they cannot sign in until one is set."""
        person = self.model(username=username, **more)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in. Belongs to one town and sees no other."""

    username = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=30)
    town = models.ForeignKey(Town, models.PROTECT, related_name="people", verbose_name="乡镇")
    phone = PhoneField("手机", blank=True, default="")
    is_active = models.BooleanField("在用", default=True)
    must_change_password = models.BooleanField("下次登录须改密码", default=False)
    joined_on = models.DateField("建立日期", default=clock.today, editable=False)

    USERNAME_FIELD = "username"
    objects: ClassVar[People] = People()

    class Meta:
        verbose_name = "人员"

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What ties a session to a password. Each request compares it, so it is worked out once for a password."""
        return _session_hash(self.password, settings.SECRET_KEY)


@lru_cache(maxsize=1024)
def _session_hash(password: str, _secret: str) -> str:
    return AbstractBaseUser.get_session_auth_hash(Person(password=password))


class Posting(models.Model):
    """A person holds a post over an area, in an office where the post has one, from day to day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="postings", verbose_name="人员")
    post = models.CharField("岗位", max_length=30, choices=posts.choices)
    area = models.ForeignKey(Area, models.PROTECT, verbose_name="辖区")
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, verbose_name="单位")
    starts_on = models.DateField("到任")
    ends_on = models.DateField("离任", null=True, blank=True)

    class Meta:
        verbose_name = "任职"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="posting_ends_after_start", condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))
            )
        ]
        indexes: ClassVar = [models.Index(fields=["person", "starts_on"], name="posting_of_person")]

    def __str__(self) -> str:
        return f"{self.person} {self.get_post_display()}"


class SettingValue(models.Model):
    """What a town chose for one of the settings that a book leaves open, from day to day."""

    town = models.ForeignKey(Town, models.CASCADE, related_name="choices", verbose_name="乡镇")
    key = models.CharField("设置项", max_length=60)
    value = models.JSONField("值")
    starts_on = models.DateField("生效")
    ends_on = models.DateField("失效", null=True, blank=True)
    basis = models.CharField("依据", max_length=200, blank=True)

    class Meta:
        verbose_name = "本镇设置"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["town", "key", "starts_on"], name="setting_value_once")
        ]


class CalendarYear(models.Model):
    """A year of the State Council's holiday notice, loaded by hand when the library does not have it yet."""

    year = models.PositiveSmallIntegerField("年份", primary_key=True)
    days = models.JSONField("放假与调休")
    notice = models.CharField("文号", max_length=60, blank=True)
    loaded_at = models.DateTimeField("载入时间")

    class Meta:
        verbose_name = "节假日历"
