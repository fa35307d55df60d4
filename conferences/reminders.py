"""What is due for whom while a family is prepared and until its conference is recorded."""

from django.utils import timezone

from conferences.clocks import RULES
from fgc.cases.clocks import planned
from fgc.cases.holders import Holders


def plan(now):
    """Every message due at a moment, as arguments of `notify`; a tick may run again, late or twice."""
    rules = dict.fromkeys(RULES.values())
    yield from planned(now, *rules, holders=Holders(timezone.localdate(now)))
