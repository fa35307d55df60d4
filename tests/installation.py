"""A real installation's database as docs/deploying.md makes it, for tests that try it from outside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deploy import example_environment
from tests import services

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def installed(postgres_url, tmp_path_factory):
    """The documented roles and all tables; a function that gives the URL of a role."""

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
    """Run a management command in the documented environment, on this database; returns what it printed."""
    values = {**os.environ, **example_environment.environment(folder), "DATABASE_URL": url}
    values |= {"DJANGO_SETTINGS_MODULE": "fgc.settings", "FGC_HTTPS": "1", "FGC_VAR_DIR": str(folder)}
    words = [sys.executable, ROOT / "manage.py", *command.split()]
    done = subprocess.run(words, env=values, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
