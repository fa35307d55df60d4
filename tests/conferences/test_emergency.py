"""An emergency is counted in hours by the clocks of London: nights, weekends and bank holidays too (domain.md 1.6)."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from conferences.actions import begin, end_conference
from conferences.models import Conference
from conferences.reminders import plan as reminders
from fgc.audit.models import AuditEvent
from fgc.cases.actions import move, set_urgency
from fgc.cases.models import Case
from fgc.lib.dates import a_day_later, at_local
from fgc.messages import MESSAGES
from fgc.notifications.actions import add
from fgc.notifications.models import Message
from fgc.workspace import overdue
from fgc.workspace.facts import facts_of
from fgc.workspace.next_step import next_step
from fgc.workspace.timescales import of_case
from tests import cast

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
STARTS = [
    (dt.date(2026, 11, 20), dt.time(14, 20), 24),  # a Friday
    (dt.date(2026, 12, 24), dt.time(18), 24),  # before a bank holiday and a weekend
    (dt.date(2027, 3, 27), dt.time(14, 20), 23),  # the night in which an hour is skipped
    (dt.date(2026, 10, 24), dt.time(14, 20), 25),  # the night in which an hour comes twice
]


def emergency(moment):
    """A family for which somebody said at a moment that it has to meet within a day."""
    with time_machine.travel(moment, tick=False):
        w = cast.world()
        case = cast.open_case(w)
        set_urgency(case=case, urgency="emergency", reason="She may have the baby tonight", by=w.amina)
        return w, cast.fresh(case)


@pytest.mark.parametrize(("day", "time", "hours"), STARTS)
def test_it_runs_out_at_the_same_time_of_the_next_day(day, time, hours):
    """Late to the minute, on the page, in lists and in reminders, which go at any hour, to the managers as well."""
    w, case = emergency(at_local(day, time))
    end = at_local(day + dt.timedelta(days=1), time)
    assert case.emergency_by == end and end - case.urgent_at == hours * HOUR
    for moment, late in ((end - dt.timedelta(minutes=1), False), (end, True)):
        with time_machine.travel(moment, tick=False):
            on = end.date()
            assert Case.objects.filter(overdue.late(w.service, on), pk=case.pk).exists() == late
            case.can = Everything()
            row = next(
                row for row in of_case(case, on)["rows"] if row["title"].startswith("Hold the emergency")
            )
            assert ("late" in row["status"]["text"]) == late
            said = [one for one in reminders(moment) if one["kind"].startswith("clock.emergency")]
            assert {(one["kind"], one["to"].first_name) for one in said} == {
                ("clock.emergency.late", "Amina"), ("clock.emergency.climbed", "Carol")
            }  # fmt: skip
            assert {one["due_at"] for one in said} == {end}, "not before it is late"
    with time_machine.travel(end, tick=False):
        made = add([one | {"channels": ("email",)} for one in said])
        assert all(MESSAGES.resolve(one) and MESSAGES[one.kind].same_day for one in made)
        set_urgency(case=cast.fresh(case), urgency="ordinary", reason="It was nothing", by=w.amina)
        assert not any(MESSAGES.resolve(one) for one in made)


def test_whoever_has_to_act_is_told_at_once_and_at_any_hour():
    """Friday at eight in the evening."""
    w, _case = emergency(at_local(dt.date(2026, 11, 20), dt.time(20)))
    (mail,) = Message.objects.filter(kind="case.emergency", recipient=w.carol, channel="email")
    assert MESSAGES["case.emergency"].same_day and MESSAGES.resolve(mail)


def test_saying_it_again_counts_anew_and_says_it_anew():
    """Ordinary in between: another moment, another reminder."""
    w, case = emergency(at_local(dt.date(2026, 11, 20), dt.time(9)))
    noon = at_local(dt.date(2026, 11, 20), dt.time(12))
    keys = set()
    for urgency in ("ordinary", "emergency"):
        with time_machine.travel(noon + 24 * HOUR, tick=False):
            keys |= {one["unique_key"] for one in reminders(noon + 24 * HOUR) if "emergency" in one["kind"]}
        with time_machine.travel(noon, tick=False):
            set_urgency(case=cast.fresh(case), urgency=urgency, reason="Looked again", by=w.amina)
    with time_machine.travel(noon + 24 * HOUR, tick=False):
        assert keys.isdisjoint(
            {one["unique_key"] for one in reminders(noon + 24 * HOUR) if "emergency" in one["kind"]}
        )


@pytest.mark.parametrize(("starts", "counts"), [(72, True), (20, False)])
def test_a_conference_that_is_arranged_ends_the_hours_only_when_it_is_in_time(starts, counts):
    """Arranged for three days later the clock runs on, in lists and as the next step; within the day it does not."""
    said = at_local(dt.date(2026, 11, 17), dt.time(10))
    w, case = emergency(said)
    Conference.objects.create(
        case=case,
        stage="booked",
        starts_at=said + starts * HOUR,
        ends_at=said + (starts + 3) * HOUR,
        booked_by=w.amina,
    )
    case = move(case=case, to="arranged", by=w.amina)
    late = said + 25 * HOUR
    with time_machine.travel(late, tick=False):
        found = [one for one in reminders(late) if one["kind"].startswith("clock.emergency")]
        assert bool(found) == counts
        assert Case.objects.filter(overdue.late(w.service, late.date()), pk=case.pk).exists() == counts
        step = next_step(case, facts_of([case])[case.pk], w.service, late.date())
        assert (step.title == "Meet sooner: it is an emergency") == counts


class Everything:
    """Somebody who may read everything."""

    def can(self, need):
        """Yes."""
        return True


def test_a_day_later_keeps_the_wall_time():
    """23 hours in March, 25 in October."""
    for day, hours in ((dt.date(2027, 3, 27), 23), (dt.date(2027, 10, 30), 25), (dt.date(2027, 6, 1), 24)):
        moment = at_local(day, dt.time(12))
        assert a_day_later(moment) - moment == hours * HOUR
        assert a_day_later(a_day_later(moment), days=-1) == moment


@pytest.mark.parametrize(
    ("urgency", "held", "over"), [("emergency", 2, True), ("urgent", 2, True), ("emergency", -20, False)]
)
def test_it_is_over_when_the_family_has_met(urgency, held, over):
    """On the record, its page and its history; a conference of before somebody said so, entered later, ends nothing."""
    said = at_local(dt.date(2026, 11, 17), dt.time(10))
    w, case = emergency(said)
    if urgency == "urgent":
        with time_machine.travel(said, tick=False):
            set_urgency(case=case, urgency=urgency, reason="Court on Monday", by=w.amina)
    starts = said + held * HOUR
    row = Conference.objects.create(
        case=case,
        stage="booked",
        starts_at=starts,
        ends_at=starts + 2 * HOUR,
        booked_by=w.amina,
        booked_at=said,
    )
    case = move(case=case, to="arranged", by=w.amina)
    with time_machine.travel(said + 5 * HOUR, tick=False):
        begin(conference=row, by=w.amina, at=starts)
        end_conference(conference=row, by=w.amina, at=starts + 2 * HOUR)
        case = cast.fresh(case)
        assert case.is_urgent is case.is_emergency is not over or urgency == "urgent" and not case.is_urgent
        assert bool(case.emergency_by) is not over
        told = AuditEvent.objects.filter(case=case.reference, kind="case.urgency_ended")
        assert told.exists() == over and (not over or urgency in told.get().data)
        amina = cast.signed_in(w.amina)
        page = amina.get(reverse("workspace:case", args=[case.reference])).content.decode()
        assert ("the family has met: it is not urgent any more" in page) == over
        assert (">Emergency<" in " ".join(page.split())) is not over
        times = amina.get(reverse("workspace:timescales", args=[case.reference])).content.decode()
        assert ("Not urgent any more, since the family has met. It was: " in times) == over
