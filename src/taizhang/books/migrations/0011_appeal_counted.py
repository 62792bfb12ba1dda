from django.db import migrations, models

from taizhang.base.indexing import AddIndex


class Migration(migrations.Migration):

    atomic = False  # an index made without a lock is made outside a transaction

    dependencies = [
        ('books', '0010_promises'),
    ]

    operations = [
        AddIndex(
            model_name='appeal',
            index=models.Index(condition=models.Q(('dispatched_at__isnull', False)), fields=['town', 'dispatched_at'], name='appeal_by_dispatch'),
        ),
        AddIndex(
            model_name='appeal',
            index=models.Index(condition=models.Q(('called_at__isnull', False)), fields=['town', 'called_at'], name='appeal_by_call'),
        ),
    ]
