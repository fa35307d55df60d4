"""The shared cache of an installation without Redis (sign-in throttles)."""

from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    """Make the table if it is not there."""
    call_command("createcachetable", "fgc_cache", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """Django's own command makes the table."""

    dependencies = [("accounts", "0001_squashed")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
