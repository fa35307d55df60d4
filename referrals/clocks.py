"""The days a referral is measured against, by the service's own calendar (domain.md 1.6). Pure."""

from dataclasses import dataclass

from django.utils.timezone import localdate

from fgc.cases.clocks import Due, reminded, working
from fgc.cases.notices import notices_unanswered
from fgc.cases.stages import WAITING
from referrals.stages import RETURNED, SENT


@dataclass(frozen=True)
class Clock:
    """How a referral stands on a day: the words to show, and a tag when it needs to stand out."""

    words: str = ""
    tag: str = ""
    colour: str = ""
    is_late: bool = False


def days_for(service, received_on):
    """By when the service says that it has arrived, and by when it decides."""
    return (
        service.working_days_after(received_on, service.acknowledge_days),
        service.working_days_after(received_on, service.decide_days),
    )


def clock_for_service(referral, day):
    """What the service sees beside a referral that waits for its decision."""
    if referral.stage == RETURNED:
        return Clock("Waiting for the social worker’s answer", "With the social worker", "yellow")
    if referral.stage != SENT or referral.decide_by is None:
        return Clock()
    by = long_day(referral.decide_by)
    if referral.decide_by < day:
        late = referral.service.working_days_between(referral.decide_by, day)
        days = "1 working day" if late == 1 else f"{late} working days"
        return Clock(f"Decide by {by}", f"{days} late" if late else "Late", "red", is_late=True)
    if referral.decide_by == day:
        return Clock(f"Decide by {by}", "Decide today", "orange")
    return Clock(f"Decide by {by}", "Urgent" if referral.is_urgent == "yes" else "", "red")


def clock_for_author(referral, day):
    """What the social worker sees: `They will answer by 27 November 2026`."""
    if referral.stage != SENT or referral.decide_by is None:
        return Clock()
    if referral.decide_by < day:
        words = f"They should have answered by {long_day(referral.decide_by)}. They have been reminded."
        return Clock(words, "Overdue", "red", is_late=True)
    return Clock(f"They will answer by {long_day(referral.decide_by)}")


def long_day(day):
    """`27 November 2026`."""
    return f"{day.day} {day:%B %Y}"


def allocation(cases, day, calendars):
    """Accepted families that wait for a coordinator."""
    for case in working(cases).filter(stage=WAITING):
        days = calendars.of(case).allocate_days
        yield Due(
            "allocate", case, case.reference, calendars.after(case, case.counted(case.accepted_on), days)
        )


def on_hold(cases, day, calendars):
    """Families whose work is on hold, with the day on which a manager said to look again."""
    held = reminded(cases).filter(on_hold_until__isnull=False)
    for case in held:
        yield Due("hold", case, case.reference, case.on_hold_until)


def notices(cases, day, calendars):
    """Safeguarding notices that nobody answered on their day; whatever the state of the record (domain.md 10, scenario 17)."""
    rows = notices_unanswered(day).filter(case__in=cases.values("pk"))
    for row in rows:
        due = calendars.after(row.case, localdate(row.at), 1)
        yield Due("notice", row.case, row.key, due, climbs_on=due)


RULES = {"allocate": allocation, "hold": on_hold, "notice": notices}
