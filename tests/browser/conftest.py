"""One server on the demonstration for all files of a run that ask for it, and one sign-in for each person."""

import contextlib
import fcntl
import os
from pathlib import Path

import pytest

from fgc.accounts.demo import PASSWORD
from tests.browser.site import Site

# On two workers: the longest file, which begins by building the demonstration, beside one that needs none.
FIRST = ("test_axe.py", "test_story.py", "test_review.py", "test_kept.py", "test_answers.py")


def pytest_collection_modifyitems(items):
    """Files in the order in which two workers are done soonest."""
    items.sort(key=lambda item: FIRST.index(item.path.name) if item.path.name in FIRST else len(FIRST))


@pytest.fixture(scope="session")
def demonstration_database():
    """A file with the demonstration, built once for all workers of a run."""
    folder = Path(os.environ["FGC_TEST_DIR"]) / "demonstration"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        site = Site(folder)
        if not (folder / "built").exists():
            site.migrate()
            site.manage("demo")
            (folder / "built").touch()
    return site.database


@pytest.fixture(scope="session")
def demonstration(demonstration_database, tmp_path_factory):
    """A running server on a copy of the demonstration."""
    site = Site(tmp_path_factory.mktemp("site"), demonstration_database)
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="module")
def alone(demonstration_database, tmp_path_factory):
    """A running server on a copy of the demonstration that one file of tests has to itself: what it changes, it keeps."""
    site = Site(tmp_path_factory.mktemp("alone"), demonstration_database)
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="session")
def sign_in(chromium):
    """A function: the browser state of a person signed in at a site; each signs in once on a day of its clock."""
    states = {}

    def sign_in(site, email, password=PASSWORD):
        whom = (site.url, email, site.now().date())
        if whom not in states:
            with contextlib.closing(chromium.new_context(locale="en-GB")) as context:
                page = context.new_page()
                page.goto(f"{site.url}/accounts/login/")
                page.get_by_label("Email").fill(email)
                page.get_by_role("textbox", name="Password").fill(password)
                page.get_by_role("button", name="Sign in").click()
                assert "/accounts/login" not in page.url, page.inner_text("main")
                states[whom] = context.storage_state()
        return states[whom]

    return sign_in
