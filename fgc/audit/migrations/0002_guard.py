"""The first head, and triggers that refuse to change or remove an event on both databases."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit_auditevent
       BEGIN SELECT RAISE(ABORT, 'audit events cannot be changed'); END""",
    """CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit_auditevent
       BEGIN SELECT RAISE(ABORT, 'audit events cannot be removed'); END""",
    """CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_audithead
       BEGIN SELECT RAISE(ABORT, 'the head of the record cannot be removed'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'audit events cannot be changed or removed'; END $$""",
    """CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit_auditevent
       FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit_auditevent
       FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_audithead
       FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_head_stays_whole BEFORE TRUNCATE ON audit_audithead
       FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
]


def guard(apps, schema_editor):
    """Make the head row and the triggers."""
    apps.get_model("audit", "AuditHead").objects.using(schema_editor.connection.alias).create(id=1)
    statements = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    """Remove the triggers, for a migration backwards."""
    if schema_editor.connection.vendor == "sqlite":
        for name in ("audit_no_update", "audit_no_delete", "audit_head_stays"):
            schema_editor.execute(f"DROP TRIGGER {name}", params=None)
    else:
        schema_editor.execute("DROP FUNCTION audit_refuse() CASCADE", params=None)
    apps.get_model("audit", "AuditHead").objects.using(schema_editor.connection.alias).all().delete()


class Migration(migrations.Migration):
    """Append-only from the first event."""

    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
