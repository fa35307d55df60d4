"""Make a local copy ready for ./run: database, static files, demonstration; quick when nothing changed."""

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.staticfiles.finders import get_finders  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

from fgc.checks import refuse_unsafe_start  # noqa: E402
from fgc.demo.build import is_empty  # noqa: E402


def main():
    """Do each step that is needed, and print the sign-ins (building the demonstration prints them too)."""
    refuse_unsafe_start()
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    migrate()
    collect_static()
    call_command("demo", show_signins=not is_empty())


def migrate():
    """Bring the database up to date when a migration is waiting."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Preparing the database", flush=True)
        call_command("migrate", verbosity=0, interactive=False)


def collect_static():
    """Copy the static files under hashed names when one of them, or a package that brings some, changed."""
    stamp = settings.STATIC_ROOT / ".collected"
    wanted = _static_fingerprint()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    print("Collecting the static files", flush=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(wanted)


def _static_fingerprint():
    """One digest over the names, sizes and times of all static files, and how they are stored."""
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    main()
