"""Town, area and office lose the index of their own: another index of the same table begins with each."""

import django.db.models.deletion
from django.db import migrations, models

BOOKS = (
    "accusation", "appeal", "campaign", "dispute", "enterprise", "hazard", "household", "inspection", "lawvolunteer",
    "nightdemand", "nightvisit", "penalty", "petition", "progress", "promise", "rectification", "reportedfigure",
    "resident",
)  # fmt: skip


def _pointing(to, words, **more):
    return models.ForeignKey(
        db_index=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=to,
        verbose_name=words,
        **more,
    )


class Migration(migrations.Migration):
    dependencies = [("books", "0012_old_residents"), ("town", "0001_initial")]

    operations = [
        migrations.AlterField(book, name, field)
        for book in BOOKS
        for name, field in (
            ("town", _pointing("town.town", "乡镇", editable=False)),
            ("area", _pointing("town.area", "所属辖区")),
            ("office", _pointing("town.office", "承办单位", null=True, blank=True)),
        )
    ]
