"""Kinds that are always wanted, and channels to the slow provider (tests/kill/provider.py) and to plain SMTP."""

import json
import os
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from fgc.notifications.channels import Channel, SmtpChannel, reference_of
from fgc.notifications.registry import Registry, Spec, Text
from tests.kill.provider import SLOW_SECONDS


class Always(Spec):
    """Told at any hour."""

    same_day = True

    def text(self, message):
        """Always wanted."""
        return Text("A test", "of killing", "/")


class Reminding(Always):
    """Waits for the morning's e-mail."""

    same_day = False
    reminder = True


# The morning's e-mail is sent at any hour here, so that the test runs on a Sunday too.
MESSAGES = Registry({"test.kill": Always(), "test.remind": Reminding(), "digest": Always()})


class AskableChannel(Channel):
    """Hands over by HTTP; can be asked what was taken under a reference."""

    def find(self, reference):
        """The provider's id, or None."""
        try:
            with urlopen(f"{_address()}/{reference}", timeout=10) as answer:
                return json.load(answer)["id"]
        except HTTPError as error:
            if error.code == 404:
                return None
            raise

    def send(self, message, text):
        """Hand over and wait for the late answer."""
        note_try(message)
        body = json.dumps({"reference": reference_of(message)}).encode()
        with urlopen(Request(_address(), body, method="POST"), timeout=10) as answer:
            return json.load(answer)["id"]


class BlindChannel(AskableChannel):
    """The control: the same provider, never asked. It must double, or the test could not see a fault."""

    def find(self, reference):
        """Not asked."""


class SlowSmtpChannel(SmtpChannel):
    """Plain SMTP, which notes each try before it hands over and is slow to come back."""

    def send(self, message, text):
        """Send; a kill may come before the outcome is written down."""
        note_try(message)
        found = super().send(message, text)
        time.sleep(SLOW_SECONDS)
        return found


def note_try(message):
    """Write down that a worker is about to hand a message over, so that the test can kill it there."""
    with Path(os.environ["FGC_KILL_TRIES"]).open("a", encoding="ascii") as file:
        file.write(f"{message.pk}\n")


def _address():
    return f"http://127.0.0.1:{os.environ['FGC_KILL_PORT']}"
