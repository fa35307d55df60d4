"""Triggers that refuse to change or remove a version of a plan, on both databases (safety.md bar B16)."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER plan_version_no_update BEFORE UPDATE ON family_plans_planversion
       BEGIN SELECT RAISE(ABORT, 'a version of a plan cannot be changed'); END""",
    """CREATE TRIGGER plan_version_no_delete BEFORE DELETE ON family_plans_planversion
       BEGIN SELECT RAISE(ABORT, 'a version of a plan cannot be removed'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION plan_version_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'a version of a plan cannot be changed or removed'; END $$""",
    """CREATE TRIGGER plan_version_no_change BEFORE UPDATE OR DELETE ON family_plans_planversion
       FOR EACH ROW EXECUTE FUNCTION plan_version_refuse()""",
    """CREATE TRIGGER plan_version_no_truncate BEFORE TRUNCATE ON family_plans_planversion
       FOR EACH STATEMENT EXECUTE FUNCTION plan_version_refuse()""",
]


def guard(apps, schema_editor):
    """Make the triggers."""
    statements = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    """Remove the triggers, for a migration backwards."""
    if schema_editor.connection.vendor == "sqlite":
        for name in ("plan_version_no_update", "plan_version_no_delete"):
            schema_editor.execute(f"DROP TRIGGER {name}", params=None)
    else:
        schema_editor.execute("DROP FUNCTION plan_version_refuse() CASCADE", params=None)


class Migration(migrations.Migration):
    """A version is as it was made, for ever."""

    dependencies = [("family_plans", "0001_squashed")]
    operations = [migrations.RunPython(guard, unguard)]
