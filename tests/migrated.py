"""A migrated SQLite database, kept beside the tests: migrating takes some seconds, copying a file none.

It is kept under a name made of every migration and every pinned package, so that a new migration starts afresh.
"""

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "migrated"
PARTS = ("fgc", "referrals", "conferences", "family_plans")


def kept_file():
    """Where the database of these migrations is kept, there or not."""
    files = sorted(path for part in PARTS for path in (ROOT / part).rglob("migrations/*.py"))
    print_of = hashlib.sha256()
    for path in [ROOT / "requirements.txt", *files]:
        print_of.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return FOLDER / f"{print_of.hexdigest()[:32]}.sqlite3"


def is_given(name):
    """Whether the file `name` now is a migrated database, copied from the kept one."""
    kept = kept_file()
    if not kept.exists():
        return False
    _copy(kept, Path(name))
    return True


def keep(name):
    """Keep the freshly migrated database in the file `name` for the next runs; older ones go, this one is replaced whole."""
    kept = kept_file()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in set(FOLDER.glob("*.sqlite3")) - {kept}:
        old.unlink(missing_ok=True)
    handle, beside = tempfile.mkstemp(dir=FOLDER)
    os.close(handle)
    _copy(Path(name), Path(beside))
    Path(beside).replace(kept)


def _copy(source, target):
    """Copy one database into a new file, what is still in its log included."""
    target.unlink(missing_ok=True)
    with (
        contextlib.closing(sqlite3.connect(source)) as old,
        contextlib.closing(sqlite3.connect(target)) as new,
    ):
        new.execute("PRAGMA synchronous=OFF")
        old.backup(new)
