"""A registry of one plain kind, so that delivery is tested without cases."""

import pytest

from fgc.notifications.registry import Registry, Spec, Text


class Plain(Spec):
    """Always wanted, unless a test says otherwise."""

    wanted = True

    def resolve(self, message):
        """The same words for everybody."""
        return (
            Text("A plan is ready", "Ellie and Mason R.", f"/cases/{message.case}/") if self.wanted else None
        )


class Urgent(Plain):
    """Told at any hour."""

    same_day = True


PLAIN = Plain()
KINDS = Registry({"test.plain": PLAIN, "test.urgent": Urgent()})


@pytest.fixture
def plain(settings):
    """Messages of kind test.plain and test.urgent; `plain.wanted = False` makes the first unwanted."""
    settings.FGC_MESSAGES = "tests.notifications.conftest.KINDS"
    yield PLAIN
    PLAIN.wanted = True
