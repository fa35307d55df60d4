"""A planner that wants the same reminders at every tick: as many as FGC_KILL_PLANNED says, for the one person there is."""

import os

from django.apps import AppConfig


class KillConfig(AppConfig):
    """Adds the planner to the product's own."""

    name = "tests.kill"
    label = "kill"

    def ready(self):
        """Called when the product's apps are there."""
        from fgc import schedule

        schedule.PLANNERS.append("tests.kill.planning.plan")


def plan(now):
    """The reminders that are due."""
    from fgc.accounts.models import User

    for number in range(int(os.environ.get("FGC_KILL_PLANNED", "0"))):
        yield {
            "kind": "test.kill", "to": User.objects.get(), "about": str(number), "due_at": now,
            "unique_key": f"planned:{number}", "channels": ("email",),
        }  # fmt: skip
