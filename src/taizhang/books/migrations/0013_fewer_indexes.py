"""Town, area and office lose the index of their own: another index of the same table begins with each."""

from django.db import migrations

from taizhang.base.indexing import Unindex

BOOKS = (
    "accusation", "appeal", "campaign", "dispute", "enterprise", "hazard", "household", "inspection", "lawvolunteer",
    "nightdemand", "nightvisit", "penalty", "petition", "progress", "promise", "rectification", "reportedfigure",
    "resident",
)  # fmt: skip


class Migration(migrations.Migration):
    atomic = False  # an index is dropped without a lock only outside a transaction
    dependencies = [("books", "0012_old_residents"), ("town", "0001_initial")]

    operations = [Unindex(BOOKS, ("town", "area", "office"))]
