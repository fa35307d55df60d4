"""The one next step and what is late: pure rules over days."""

import datetime as dt
from types import SimpleNamespace

import pytest

from fgc.accounts.models import Service
from fgc.cases.models import Case
from fgc.lib.dates import at_local
from fgc.workspace.facts import Facts
from fgc.workspace.next_step import next_step
from fgc.workspace.overdue import last_day_run_out, late
from tests import cast

MONDAY = dt.date(2026, 11, 16)


def case(**fields):
    found = {
        "reference": "FGC-2222-2222",
        "stage": "preparing",
        "on_hold_until": None,
        "accepted_on": MONDAY,
        "allocated_on": MONDAY,
        "stage_since": MONDAY,
        "review_due_on": None,
        "coordinator_id": 1,
        "is_urgent": False,
        "is_emergency": False,
        "urgent_since": None,
        "emergency_by": None,
        "counted": lambda day: day,
    }
    return SimpleNamespace(**found | fields)


@pytest.fixture
def service():
    one = Service()
    one._closed = frozenset()
    return one


@pytest.mark.parametrize(
    ("fields", "facts", "title", "due"),
    [
        ({"stage": "waiting"}, {}, "Give the family to a coordinator", dt.date(2026, 11, 23)),
        ({}, {}, "Meet the social worker about the referral", dt.date(2026, 11, 23)),
        (
            {"is_urgent": True, "emergency_by": at_local(dt.date(2026, 11, 17), dt.time(9))},
            {"contacts": 1, "last_contact_on": MONDAY},
            "Arrange the conference",
            dt.date(2026, 11, 17),
        ),
        ({}, {"met_referrer_on": MONDAY}, "Make the first contact with the family", dt.date(2026, 11, 23)),
        ({}, {"contacts": 3, "last_contact_on": MONDAY}, "Arrange the conference", dt.date(2026, 12, 30)),
        ({"stage": "held"}, {}, "Write the family's plan", dt.date(2026, 11, 18)),
        (
            {"stage": "held"},
            {"plan": SimpleNamespace(stage="shown", is_final=False)},
            "Answer on the family's plan",
            dt.date(2026, 11, 18),
        ),
        ({"stage": "reviewing", "review_due_on": MONDAY}, {}, "Hold the review", MONDAY),
        ({"on_hold_until": MONDAY}, {}, "Look again at the family on hold", MONDAY),
    ],
)
def test_the_next_step(service, fields, facts, title, due):
    """What is next at each stage, and by which working day."""
    step = next_step(case(**fields), Facts(**facts), service, MONDAY)
    assert (step.title, step.due_on) == (title, due)


def test_a_finished_family_has_no_next_step(service):
    """Nothing is asked of anybody."""
    assert next_step(case(stage="closed"), Facts(), service, MONDAY) is None


def test_lateness_counts_working_days(service):
    """Due on Friday, it is one day late on Monday and not late on Friday."""
    step = next_step(case(stage="reviewing", review_due_on=dt.date(2026, 11, 13)), Facts(), service, MONDAY)
    assert step.days_late(service, MONDAY) == 1
    assert step.days_late(service, dt.date(2026, 11, 13)) == 0


@pytest.mark.parametrize("days", [0, 1, 2, 5, 30, 40])
@pytest.mark.parametrize("day", [MONDAY, dt.date(2026, 12, 29), dt.date(2027, 1, 4), dt.date(2026, 4, 7)])
def test_the_last_day_run_out_is_exact(service, day, days):
    """The timescale from that day has ended before `day`; from the day after it has not."""
    last = last_day_run_out(service, days, day)
    assert (
        service.working_days_after(last, days)
        < day
        <= service.working_days_after(last + dt.timedelta(days=1), days)
    )


@pytest.mark.django_db
def test_late_families_are_those_past_their_day():
    """Waiting six working days is late, five is not; on hold is late when its day has passed."""
    w = cast.world()
    ok = cast.waiting_case(w, on=dt.date(2026, 11, 9))
    too_long = cast.waiting_case(w, on=dt.date(2026, 11, 6))
    held = cast.waiting_case(w, on=dt.date(2026, 11, 6))
    Case.objects.filter(pk=held.pk).update(on_hold_until=MONDAY, on_hold_reason="Court")
    assert set(Case.objects.filter(late(w.service, MONDAY))) == {too_long}
    assert set(Case.objects.filter(late(w.service, MONDAY + dt.timedelta(days=1)))) == {ok, too_long, held}
