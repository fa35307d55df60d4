"""What the reader of a case may see of a conference and do with it: the `booking` cell's extents, applied.

whole                       coordinator, cover, service manager; reading only: governance, shared, emergency
after safe to send          business support: the list and the letters once the coordinator has checked them
date, place, attendance     the referrer and their manager: no list, no answers
"""

from dataclasses import dataclass

from fgc.cases.access import MissingRight, NotYet
from fgc.lib.errors import Refused

AFTER_SAFE, DATES_ONLY = "after safe to send", "date, place, attendance"
WITH_REASON = "with a reason"
ASK_COORDINATOR = "The coordinator has to look at the safety arrangements first. Nothing is saved or sent."


@dataclass(frozen=True)
class Sight:
    """What the reader may see of one conference, and do with it."""

    sees_list: bool
    sees_answers: bool
    runs: bool
    helps: bool


def sight(case, conference=None):
    """The reader's sight of a conference, of a case that came through `get_case`."""
    runs = case.can.whole("booking", "write")
    safe = conference is not None and conference.safe_to_send
    helps = runs or (safe and AFTER_SAFE in case.can.extents("booking", "write"))
    reads = case.can.whole("booking") or (safe and AFTER_SAFE in case.can.extents("booking"))
    return Sight(
        sees_list=reads and case.can.can("people.read"),
        sees_answers=helps or (reads and case.can.can("preparation.read")),
        runs=runs,
        helps=helps,
    )


def check_runs(case):
    """Raises MissingRight for a reader who may help with a conference but not run it."""
    if not sight(case).runs:
        raise MissingRight("booking", "write")


def check_helps(case, conference):
    """Raises NotYet for business support before the coordinator has said that it is safe to send, MissingRight for
    anybody else who may not write."""
    if sight(case, conference).helps:
        return
    if AFTER_SAFE in case.can.extents("booking", "write"):
        raise NotYet(ASK_COORDINATOR)
    raise MissingRight("booking", "write")


def for_reader(case, refused):
    """A refusal in words this reader may have: the safety gate names people, and not to everybody who helps."""
    if not refused.choices or case.can.whole("safety"):
        return refused
    return Refused(ASK_COORDINATOR)


def needs_reason(case):
    """Whether the reader must say why before the preparation is shown."""
    return WITH_REASON in case.can.extents("preparation") and not case.can.whole("preparation")
