"""A card's place, office and opener lose the index of their own: they are asked for among a town's newest or open ones."""

from django.conf import settings
from django.db import migrations

from taizhang.base.indexing import Unindex


class Migration(migrations.Migration):
    atomic = False  # an index is dropped without a lock only outside a transaction
    dependencies = [
        ("ledger", "0006_keys_among_words"),
        ("town", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [Unindex(("card",), ("area", "office", "opened_by"))]
