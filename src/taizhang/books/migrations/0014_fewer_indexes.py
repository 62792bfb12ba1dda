"""Fewer pages to write at each opening: what is one matter is asked of the cards; an open appeal has no day of closing."""

from django.db import migrations, models

from taizhang.base.indexing import AddIndex, DropIndex, Unindex

BOOKS = (
    "accusation", "appeal", "campaign", "dispute", "enterprise", "hazard", "household", "inspection", "lawvolunteer",
    "nightdemand", "nightvisit", "penalty", "petition", "progress", "promise", "rectification", "reportedfigure",
    "resident",
)  # fmt: skip


class Migration(migrations.Migration):
    atomic = False  # an index is made and dropped without a lock only outside a transaction
    dependencies = [("books", "0013_fewer_indexes"), ("town", "0001_initial")]

    operations = [
        *(DropIndex(book, f"{book}_matter") for book in BOOKS),
        Unindex(("appeal",), ("return_office",)),
        DropIndex("appeal", "appeal_by_close"),
        AddIndex(
            "appeal",
            models.Index(
                fields=["town", "closed_at"],
                condition=models.Q(closed_at__isnull=False),
                name="appeal_by_close",
            ),
        ),
    ]
