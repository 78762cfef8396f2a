"""The table of the cache that all processes share: attempts to sign in are counted there."""

from django.core.management import call_command
from django.db import migrations

TABLE = "mithaq_cache"


def make(apps, schema_editor):
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
