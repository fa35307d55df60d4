"""A registry of plain kinds and a channel that can be asked, so that delivery is tested without cases."""

import datetime as dt

import pytest

from fgc.lib.dates import LONDON
from fgc.notifications.channels import Channel, reference_of
from fgc.notifications.registry import Registry, Spec, Text

NOON = dt.datetime(2026, 12, 2, 12, 0, tzinfo=LONDON)  # a Wednesday


class Plain(Spec):
    """Always wanted, unless a test says otherwise."""

    is_wanted = True

    def wanted(self, message):
        """As the test says."""
        return self.is_wanted

    def text(self, message):
        """The same words for everybody."""
        return Text("A plan is ready", "Ellie and Mason R.", f"/cases/{message.case}/")


class Urgent(Plain):
    """Told at any hour."""

    same_day = True


PLAIN = Plain()
KINDS = Registry({"test.plain": PLAIN, "test.urgent": Urgent()})


@pytest.fixture
def plain(settings):
    """Messages of kind test.plain and test.urgent; `plain.is_wanted = False` makes the first unwanted."""
    settings.FGC_MESSAGES = "tests.notifications.conftest.KINDS"
    yield PLAIN
    PLAIN.is_wanted = True


class Askable(Channel):
    """A channel that remembers what it took and can be asked; `answer` may break off after taking."""

    took: dict = {}
    breaks = 0
    asked = 0

    def find(self, reference):
        """What it took under the reference."""
        type(self).asked += 1
        return self.took.get(reference)

    def send(self, message, text):
        """Take it; the answer is lost as often as `breaks` says."""
        reference = reference_of(message)
        assert reference not in self.took, "sent twice"
        self.took[reference] = f"id-{len(self.took)}"
        if self.breaks:
            type(self).breaks -= 1
            raise TimeoutError
        return self.took[reference]


@pytest.fixture
def askable(settings):
    """The channel of e-mails is one that can be asked."""
    settings.FGC_MAIL_CHANNEL = "tests.notifications.conftest.Askable"
    Askable.took, Askable.breaks, Askable.asked = {}, 0, 0
    return Askable
