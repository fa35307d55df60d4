"""deploy/backup on a real server: what it writes can be restored, whole; what is not whole is not kept.

The encryption program is played by one that copies, so that the test can look inside.
"""

import os
import subprocess
import tarfile
from pathlib import Path

import psycopg2
import pytest

from tests import services
from tests.installation import manage

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.postgres
COPIES = (
    '#!/bin/sh\n[ "$1 $2 $3" = "--encrypt --recipient age1example" ] && [ "$4" = --output ] && cp "$6" "$5"\n'
)


@pytest.fixture
def back_up(installed, tmp_path):
    """Run the script with some settings changed; gives the finished process."""
    for name in ("programs", "media", "backups"):
        (tmp_path / name).mkdir()
    (tmp_path / "media/scan.pdf").write_bytes(b"%PDF-1.7 a scan")
    (tmp_path / "programs/age").write_text(COPIES, encoding="ascii")
    (tmp_path / "programs/age").chmod(0o755)

    def run(**changes):
        values = {
            "PATH": f"{tmp_path / 'programs'}:{services.find_postgres()}:{os.environ['PATH']}",
            "FGC_BACKUP_DATABASE": installed("fgc_backup"),
            "FGC_BACKUP_RECIPIENT": "age1example",
            "FGC_BACKUP_FOLDER": str(tmp_path / "backups"),
            "FGC_MEDIA_ROOT": str(tmp_path / "media"),
            **changes,
        }
        return subprocess.run(
            [ROOT / "deploy/backup"], env=values, capture_output=True, text=True, check=False
        )

    return run


def test_a_backup_restores_to_the_same_record(back_up, postgres_url, tmp_path):
    """Every file has its checksum, every table its rows, and the chain of the record is whole."""
    done = back_up()
    assert done.returncode == 0, done.stderr
    [archive] = (tmp_path / "backups").iterdir()
    assert archive.stat().st_mode & 0o077 == 0
    restored = tmp_path / "restored"
    restored.mkdir()
    subprocess.run(["tar", "-xf", archive], cwd=restored, check=True)  # as docs/deploying.md says
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=restored, check=True)
    with tarfile.open(restored / "media.tar") as tar:
        assert tar.extractfile("./scan.pdf").read() == b"%PDF-1.7 a scan"
    _sql(postgres_url, "CREATE DATABASE restored")
    url = postgres_url.rpartition("/")[0] + "/restored"
    program = services.find_postgres() / "pg_restore"
    subprocess.run([program, "--no-owner", "--dbname", url, restored / "database.dump"], check=True)
    assert _rows(url) == _rows(postgres_url)
    manage("verify_audit", url, tmp_path)


@pytest.mark.parametrize(
    "changes",
    [
        {"FGC_BACKUP_DATABASE": "postgres://fgc_backup@127.0.0.1:1/nowhere"},
        {"FGC_BACKUP_RECIPIENT": "age1somebodyelse"},
        {"FGC_BACKUP_RECIPIENT": ""},
    ],
)
def test_a_backup_that_fails_says_so_and_leaves_nothing(back_up, tmp_path, changes):
    """A half backup must not look like one."""
    done = back_up(**changes)
    assert done.returncode != 0
    assert list((tmp_path / "backups").iterdir()) == []


def test_old_backups_go_and_other_files_stay(back_up, tmp_path):
    """Only files with the name of a backup are ever removed."""
    old, other = tmp_path / "backups/fgc-20200101T000000Z.tar.age", tmp_path / "backups/notes.txt"
    for path in (old, other):
        path.write_text("x", encoding="ascii")
        os.utime(path, (1_577_836_800, 1_577_836_800))
    assert back_up().returncode == 0
    assert not old.exists()
    assert other.exists()


def _sql(url, statement):
    connection = psycopg2.connect(url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else None
    finally:
        connection.close()


def _rows(url):
    """Every table of a database with the number of its rows and a hash over them."""
    tables = _sql(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    count = "SELECT count(*), md5(string_agg(md5(row::text), '' ORDER BY row::text)) FROM \"{}\" AS row"
    return {table: _sql(url, count.format(table)) for (table,) in tables}
