"""deploy/postgresql-roles.sql on a real server: what the application's role may do, and what it may not."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest

from deploy import example_environment
from tests import services

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def database(postgres_url, tmp_path_factory):
    """A database made as docs/deploying.md says; gives the URL of a role."""

    def url(role):
        return postgres_url.replace("//fgc@", f"//{role}@")

    def apply_roles():
        program = [services.find_postgres() / "psql", "--no-psqlrc", "--quiet", "--dbname", postgres_url]
        subprocess.run([*program, "--file", ROOT / "deploy/postgresql-roles.sql"], check=True)

    apply_roles()
    manage("migrate", url("fgc_owner"), tmp_path_factory.mktemp("secrets"))
    apply_roles()
    return url


def manage(command, url, folder):
    """Run a management command in the documented environment, on this database."""
    values = {**os.environ, **example_environment.environment(folder), "DATABASE_URL": url}
    values = {
        **values,
        "DJANGO_SETTINGS_MODULE": "fgc.settings",
        "FGC_HTTPS": "1",
        "FGC_VAR_DIR": str(folder),
    }
    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", *command.split()],
        env=values,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def run(url, statement):
    """Carry out one statement and return its rows, if any."""
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else None


def test_the_application_may_read_and_write_its_tables(database):
    """Including those that a migration makes later, by default privileges."""
    run(database("fgc_owner"), "CREATE TABLE made_by_a_later_release (id serial PRIMARY KEY, words text)")
    run(database("fgc_app"), "INSERT INTO made_by_a_later_release (words) VALUES ('first')")
    run(database("fgc_app"), "UPDATE made_by_a_later_release SET words = 'second'")
    assert run(database("fgc_app"), "SELECT words FROM made_by_a_later_release") == [("second",)]
    run(database("fgc_app"), "DELETE FROM made_by_a_later_release")


EVENT = """INSERT INTO audit_auditevent (seq, at, kind, session, "case", object_kind, object_key,
           relationship, data, previous, digest) VALUES (1, now(), 'tried', '', '', '', '', '', '{}', '', 'x')"""


def test_the_application_may_add_to_the_record(database):
    """INSERT on events, UPDATE on the head; both are rolled back here."""
    with psycopg2.connect(database("fgc_app")) as connection, connection.cursor() as cursor:
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
def test_the_application_may_not(database, statement):
    """Refused by PostgreSQL, whatever the application tries."""
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        run(database("fgc_app"), statement)


def test_the_backup_role_reads_everything_and_writes_nothing(database):
    """pg_read_all_data, and no more."""
    assert run(database("fgc_backup"), "SELECT count(*) FROM audit_auditevent") == [(0,)]
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        run(database("fgc_backup"), EVENT)


def test_the_application_walks_the_record(database, tmp_path):
    """verify_audit needs no more than the application's role."""
    manage("verify_audit", database("fgc_app"), tmp_path)
