"""The settings of the worker that is killed: the tests' own, with plain kinds and a channel to a fake provider."""

import os

from tests.settings import *  # noqa: F403

FGC_MESSAGES = "tests.kill.channels.MESSAGES"
FGC_MAIL_CHANNEL = os.environ["FGC_KILL_CHANNEL"]
FGC_BASE_URL = "https://fgc.northshore.example"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
INSTALLED_APPS = [*INSTALLED_APPS, "tests.kill.planning.KillConfig"]  # noqa: F405
