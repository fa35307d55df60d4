"""System checks: what a demonstration may not be, and what a real installation must have."""

import ctypes.util
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.http.request import validate_host

from fgc.accounts.demo import DOMAIN
from fgc.accounts.models import User
from fgc.lib.logo import problem_with


@checks.register("fgc")
def installation(app_configs=None, **kwargs):
    """Errors for an unsafe combination of settings, a warning for a missing PDF library."""
    found = []
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    if settings.FGC_DEMO and (not on_sqlite or settings.REDIS_URL or settings.HTTPS):
        found.append(
            checks.Error(
                "FGC_DEMO shows sign-ins on the page: it runs only embedded, on SQLite and this machine.",
                id="fgc.E001",
            )
        )
    if settings.FGC_DEMO and set(settings.ALLOWED_HOSTS) - {*settings.LOOPBACK_HOSTS, "testserver"}:
        found.append(checks.Error("FGC_DEMO answers loopback hosts only.", id="fgc.E002"))
    if settings.DEBUG and not settings.EMBEDDED:
        found.append(checks.Error("FGC_DEBUG is for a developer's own machine.", id="fgc.E003"))
    if not settings.EMBEDDED:
        found += _real(on_sqlite)
    if settings.FGC_LOGO and (problem := problem_with(settings.FGC_LOGO)):
        found.append(checks.Error(f"FGC_LOGO cannot be printed: {problem}.", id="fgc.E010"))
    if not _pango():
        kind = checks.Error if not settings.EMBEDDED else checks.Warning
        found.append(
            kind("Pango is missing, so plans cannot be made as PDF (docs/deploying.md).", id="fgc.W001")
        )
    return found


def _real(on_sqlite):
    if on_sqlite and settings.REDIS_URL:
        yield checks.Error("Redis needs PostgreSQL beside it: set DATABASE_URL.", id="fgc.E004")
    if "*" in settings.ALLOWED_HOSTS or not settings.ALLOWED_HOSTS:
        yield checks.Error("FGC_ALLOWED_HOSTS must name this installation's hosts.", id="fgc.E005")
    if not settings.HTTPS:
        yield checks.Error("A real installation is reached over HTTPS: leave FGC_HTTPS on.", id="fgc.E006")
    if "console" in settings.EMAIL_BACKEND:
        yield checks.Error(
            "EMAIL_URL must be set: otherwise links to set a password go to the log.", id="fgc.E007"
        )
    if not _leads_here(settings.FGC_BASE_URL):
        yield checks.Error(
            "FGC_BASE_URL must be the https address that people type, with a host of FGC_ALLOWED_HOSTS and "
            "no path: links in e-mail lead there.",
            id="fgc.E009",
        )


def _leads_here(url):
    """Whether a link that begins so leads to this installation, over HTTPS."""
    parts = urlsplit(url)
    rest = parts.path or parts.query or parts.fragment
    return (
        parts.scheme == "https" and not rest and validate_host(parts.hostname or "", settings.ALLOWED_HOSTS)
    )


def _pango():
    return ctypes.util.find_library("pango-1.0") is not None


def _has_demonstration_accounts():
    """Whether somebody of the demonstration could sign in; no when there are no tables yet, or no database."""
    try:
        return User.objects.filter(is_active=True, email__iendswith=DOMAIN).exists()
    except (DatabaseError, InterfaceError):
        return False
    finally:
        if not connection.in_atomic_block:
            connection.close()  # a server may fork after this


def refuse_unsafe_start():
    """Raises ImproperlyConfigured when a check of ours is an error (called by fgc/wsgi.py and fgc/celery.py)."""
    errors = [found for found in installation() if found.level >= checks.ERROR]
    if not settings.EMBEDDED and not settings.FGC_DEMO and _has_demonstration_accounts():
        errors.append(
            checks.Error(
                f"This was a demonstration: accounts of {DOMAIN} have a password that everybody knows. "
                "Start with an empty database.",
                id="fgc.E008",
            )
        )
    if errors:
        raise ImproperlyConfigured("; ".join(f"{error.id}: {error.msg}" for error in errors))


@checks.register(checks.Tags.database)
def whole_history(app_configs=None, databases=None, **kwargs):
    """An error for a database with only some of the migrations that were put together: Django would skip the rest."""
    for alias in databases or []:
        loader = MigrationLoader(connections[alias])
        for (app, name), migration in loader.replacements.items():
            missing = set(migration.replaces) - set(loader.applied_migrations)
            if (app, name) not in loader.applied_migrations and len(missing) < len(migration.replaces):
                yield checks.Error(
                    f"This database is older than {app}.{name}: bring it up to date with commit 866f301 first "
                    f"(docs/decisions/0026-first-tables-at-once.md).",
                    id="fgc.E011",
                )
