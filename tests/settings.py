"""The project's settings as the tests use them: a closed environment, no file in var/, cheap hashing.

The first process clears the environment; xdist workers and programs that a test starts inherit the result.
"""

import os
import tempfile

if "FGC_TEST_DIR" not in os.environ:
    for name in list(os.environ):
        if name.startswith("FGC_") and name not in {
            "FGC_TEST_DATABASE_URL",
            "FGC_TEST_TALLY",
            "FGC_REQUIRE",
            "FGC_CHROMIUM",
            "FGC_SOAK",
        }:
            del os.environ[name]
    for name in (
        "DATABASE_URL",
        "DATABASE_URL_FILE",
        "REDIS_URL",
        "REDIS_URL_FILE",
        "EMAIL_URL",
        "EMAIL_URL_FILE",
    ):
        os.environ.pop(name, None)
    os.environ.update(
        FGC_TEST_DIR=tempfile.mkdtemp(prefix="fgc-tests-"),
        FGC_SECRET_KEY="a secret key that only the tests know, and long enough for every check",
        FGC_FIELD_KEYS="7x1mC1qDzHnUzvHV0XQ2w7vR0a1m5mS2m3T4u5V6w7Q=",
        FGC_MATCH_KEY="a match key that only the tests know, and long enough for every check",
        FGC_HTTPS="0",
        FGC_PLAIN_STATIC="1",
        FGC_LOG_LEVEL="WARNING",
        EMAIL_URL="memorymail://",
    )
    os.environ["FGC_VAR_DIR"] = os.environ["FGC_TEST_DIR"]
    if "FGC_TEST_DATABASE_URL" in os.environ:
        os.environ["DATABASE_URL"] = os.environ["FGC_TEST_DATABASE_URL"]

from fgc.settings import *  # noqa: E402, F403
from fgc.settings import DATABASES, STATIC_ROOT, TEMPLATES  # noqa: E402
from tests.guards import UndefinedVariable  # noqa: E402

# A file that several connections can wait for, as a real installation has, and a folder of static files.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": f"{os.environ['FGC_TEST_DIR']}/test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] += (
        "PRAGMA synchronous=OFF;"  # no test outlives the machine
    )
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable()
