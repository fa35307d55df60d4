"""Emptying the database after a test that commits: the guards of the record step aside for that."""


def allow_flush(connection):
    """Make Django's flush work despite the triggers, and put back the rows that migrations made."""
    execute = connection.ops.execute_sql_flush
    from_migrations = connection.creation.serialize_db_to_string()

    def execute_sql_flush(statements):
        execute(_unguarded(connection, statements))
        connection.creation.deserialize_db_from_string(from_migrations)

    connection.ops.execute_sql_flush = execute_sql_flush


def _unguarded(connection, statements):
    """The statements between one that takes the triggers away and one that puts them back."""
    if connection.vendor == "postgresql":
        role = "SET LOCAL session_replication_role = "
        return [role + "replica", *statements, role + "origin"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    return [
        *(f'DROP TRIGGER "{name}"' for name, sql in triggers),
        *statements,
        *(sql for name, sql in triggers),
    ]
