"""A clock's town and a hand's office and person lose the index of their own: another one begins with each."""

from django.conf import settings
from django.db import migrations

from taizhang.base.indexing import Unindex


class Migration(migrations.Migration):
    atomic = False  # an index is dropped without a lock only outside a transaction
    dependencies = [
        ("ledger", "0003_card_town_index"),
        ("town", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [Unindex(("clock",), ("town",)), Unindex(("hand",), ("office", "person"))]
