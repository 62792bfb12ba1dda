from django.db import migrations, models


class AddIndex(migrations.AddIndex):
    """On PostgreSQL without locking the table: a county's towns go on working meanwhile."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.model_name)
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.add_index(model, self.index, concurrently=True)
        else:
            schema_editor.add_index(model, self.index)


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
