"""What every test runs under: the guards, the marks that need a service, and the fixtures that start one."""

import contextlib
import gc
import importlib.util
import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests import clean_database, guards, migrated, services
from tests.sizes import ON_POSTGRES, SOAK

pytest_plugins = ["tests.installation", "tests.together"]
if importlib.util.find_spec("tests.cast"):
    pytest_plugins.append("tests.cast")

NOT_RUN = "NOT RUN: needs "
# Walks over every page, form or list: what those show is decided in Python. PostgreSQL is asked again in a soak.
WALKS = (
    "tests/demo/",
    "tests/kept/test_every_form.py",
    "tests/permissions/test_no_trace.py",
    "tests/permissions/test_swaps.py",
    "tests/referrals/test_doors.py",
    "tests/test_canaries",
    "tests/workspace/test_list_queries.py",
)
PAGES = (
    "_page",
    "_pages",
)  # what pages show and take; each is opened on PostgreSQL by tests/permissions/test_matrix.py
FORMS, HOSTILE = "tests/forms/test_every_form.py", "test_hostile_answers_never_break_a_page"
IN_CONTROLLER = "PYTEST_XDIST_WORKER" not in os.environ


def pytest_configure(config):
    """Refuse to start when a service is required and missing; close the network."""
    required = os.environ.get("FGC_REQUIRE", "").replace("all", " ".join(services.FINDERS)).split()
    lacking = [name for name in services.missing() if name in required]
    if lacking:
        raise pytest.UsageError(
            f"FGC_REQUIRE asks for {', '.join(lacking)}, which this machine does not have"
        )
    guards.block_network()


def pytest_unconfigure():
    """Open the network again and remove the files of this run."""
    guards.allow_network()
    if IN_CONTROLLER:
        shutil.rmtree(os.environ["FGC_TEST_DIR"], ignore_errors=True)


def pytest_collection_modifyitems(config, items):
    """Skip what this machine or this database cannot run, with a reason that the summary counts."""
    _leave_out_what_was_run(config, items)
    lacking = services.missing()
    vendor = "postgres" if "FGC_TEST_DATABASE_URL" in os.environ else "sqlite"
    for item in items:
        if "django_db_setup" in item.fixturenames and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db)  # the database is made only where a test bears the mark
        for mark in item.iter_markers():
            if mark.name in {"redis", "browser"} and mark.name in lacking:
                item.add_marker(pytest.mark.skip(reason=NOT_RUN + mark.name))
            elif mark.name in {"sqlite", "postgres"} and mark.name != vendor:
                item.add_marker(pytest.mark.skip(reason=f"only has a meaning on {mark.name}"))


def pytest_collection_finish():
    """What was imported stays: looking through it for what can go took a twentieth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(30_000, 20, 50)


def _leave_out_what_was_run(config, items):
    """On PostgreSQL, what never opens the database, and each day the walks: they ran with the suite on SQLite."""
    if not ON_POSTGRES or any(arg.endswith(".py") or "::" in arg for arg in config.args):
        return
    alike = {item for item in items if not _opens_database(item) or _is_walk(item)}
    config.hook.pytest_deselected(items=list(alike))
    items[:] = [item for item in items if item not in alike]


def _is_walk(item):
    """Of the forms, only what a stricter database could refuse is asked of it too (bar B40)."""
    of_forms = item.nodeid.startswith(FORMS) and item.originalname != HOSTILE
    of_pages = item.path.stem.endswith(PAGES)
    return not SOAK and (of_forms or of_pages or item.nodeid.startswith(WALKS))


def _opens_database(item):
    marks = {mark.name for mark in item.iter_markers()}
    return bool(
        marks & {"django_db", "postgres", "redis", "browser"}
        or {"db", "transactional_db", "django_db_setup", "postgres_url"} & set(item.fixturenames)
    )


def pytest_terminal_summary(terminalreporter):
    """Say loudly what was not run for want of a service, and leave the counts for ./test."""
    stats = {
        name: len(terminalreporter.stats.get(name, [])) for name in ("passed", "failed", "error", "skipped")
    }
    waiting = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        if NOT_RUN in reason:
            service = reason.rpartition(NOT_RUN)[2]
            waiting[service] = waiting.get(service, 0) + 1
    for service, count in sorted(waiting.items()):
        terminalreporter.write_line(f"NOT RUN: {count} test(s) need {service}", red=True, bold=True)
    tally = os.environ.get("FGC_TEST_TALLY")
    if tally and IN_CONTROLLER:
        line = f"{stats['passed']} {stats['failed'] + stats['error']} {stats['skipped']}"
        with Path(tally).open("a", encoding="ascii") as file:
            file.write(f"{line} {' '.join(f'{service}={count}' for service, count in waiting.items())}\n")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, django_db_modify_db_settings):
    """Browser tests on SQLite use a file: a server and a test share it as two processes would."""
    database = settings.DATABASES["default"]
    with_browser = any(item.get_closest_marker("browser") for item in request.session.items)
    if with_browser and database["ENGINE"].endswith("sqlite3"):
        worker = os.environ.get("PYTEST_XDIST_WORKER", "")
        database.setdefault("TEST", {})["NAME"] = f"{os.environ['FGC_TEST_DIR']}/browser{worker}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings):
    """Whether the test database is there already: on SQLite, once these migrations have run on this machine."""
    return connection.vendor == "sqlite" and migrated.is_given(connection.creation._get_test_db_name())


@pytest.fixture(scope="session")
def django_db_setup(django_db_keepdb, django_db_setup, django_db_blocker):
    """The test database, with a flush that the guards of the record let through."""
    if connection.vendor == "sqlite" and not django_db_keepdb:
        migrated.keep(connection.settings_dict["NAME"])
    with django_db_blocker.unblock():
        clean_database.allow_flush(connection)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Uploaded and generated files go to a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _nothing_was_away():
    """No test finds a service left alone because another test had it away."""
    from fgc.lib import cache
    from fgc.notifications import tasks

    for pause in (cache.away, tasks.away):
        pause.until = 0.0


@pytest.fixture
def redis_server():
    """A private Redis that the test may kill and start again; `redis_server.url` goes into REDIS_URL."""
    with services.private_redis() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url():
    """The URL of an empty private PostgreSQL, for tests that start programs with DATABASE_URL."""
    if not services.find_postgres():
        pytest.skip(NOT_RUN + "postgres")
    with services.private_postgres() as server:
        yield server.url


@pytest.fixture(scope="session")
def chromium():
    """One headless Chromium for the session."""
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop lives in this thread
    quiet = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=services.find_chromium(), args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    """A page in a browser profile of its own; an error in its console or its script fails the test."""
    complaints = []
    with contextlib.closing(
        chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    ) as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        yield page
    assert complaints == [], f"The browser complained: {complaints}"
