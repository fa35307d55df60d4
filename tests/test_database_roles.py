"""deploy/postgresql-roles.sql on a real server: what the application's role may do, and what it may not."""

import psycopg2
import pytest

from tests.installation import manage

pytestmark = pytest.mark.postgres


def run(url, statement):
    """Carry out one statement and return its rows, if any."""
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else None


def test_the_application_may_read_and_write_its_tables(installed):
    """Including those that a migration makes later, by default privileges."""
    run(installed("fgc_owner"), "CREATE TABLE made_by_a_later_release (id serial PRIMARY KEY, words text)")
    run(installed("fgc_app"), "INSERT INTO made_by_a_later_release (words) VALUES ('first')")
    run(installed("fgc_app"), "UPDATE made_by_a_later_release SET words = 'second'")
    assert run(installed("fgc_app"), "SELECT words FROM made_by_a_later_release") == [("second",)]
    run(installed("fgc_app"), "DELETE FROM made_by_a_later_release")


EVENT = """INSERT INTO audit_auditevent (seq, at, kind, session, "case", object_kind, object_key,
           relationship, data, previous, digest)
           VALUES (1, now(), 'tried', '', '', '', '', '', '{}', '', 'x')"""


def test_the_application_may_add_to_the_record(installed):
    """INSERT on events, UPDATE on the head; both are rolled back here."""
    with psycopg2.connect(installed("fgc_app")) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM audit_audithead FOR UPDATE")
        cursor.execute(EVENT)
        cursor.execute("UPDATE audit_audithead SET seq = 1")
        connection.rollback()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditevent SET kind = 'nothing'",
        "DELETE FROM audit_auditevent",
        "TRUNCATE audit_auditevent",
        "DELETE FROM audit_audithead",
        "ALTER TABLE audit_auditevent DISABLE TRIGGER ALL",
        "DROP TRIGGER audit_no_change ON audit_auditevent",
        "SET session_replication_role = replica",
        "DELETE FROM django_migrations",
        "CREATE TABLE mine (id int)",
        "DROP TABLE accounts_user",
    ],
)
def test_the_application_may_not(installed, statement):
    """Refused by PostgreSQL, whatever the application tries."""
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        run(installed("fgc_app"), statement)


def test_the_backup_role_reads_everything_and_writes_nothing(installed):
    """pg_read_all_data, and no more."""
    assert run(installed("fgc_backup"), "SELECT count(*) FROM audit_auditevent") == [(0,)]
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        run(installed("fgc_backup"), EVENT)


def test_the_application_walks_the_record(installed, tmp_path):
    """verify_audit needs no more than the application's role."""
    manage("verify_audit", installed("fgc_app"), tmp_path)
