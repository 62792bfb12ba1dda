"""Three rows of a case."""

from typing import ClassVar

from django.db import models


class Case(models.Model):
    number = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    content = models.TextField()
    kind = models.CharField(max_length=10)
    area = models.IntegerField()
    state = models.CharField(max_length=16)
    opened_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "-opened_at"])]


class Event(models.Model):
    case = models.ForeignKey(Case, models.CASCADE)
    verb = models.CharField(max_length=30)
    by = models.CharField(max_length=60)
    at = models.DateTimeField()


class Index(models.Model):
    case = models.OneToOneField(Case, models.CASCADE)
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=16)
    due_at = models.DateTimeField(db_index=True)
