"""Reminders of reviews and promised help: each step once, late ticks included, to whoever holds the family now."""

import datetime as dt

import pytest
import time_machine

from family_plans import actions, reminders
from family_plans.models import Plan, Review
from family_plans.promises import decisions_awaited, help_promised
from fgc.cases.actions import allocate, finish, stop_messages
from fgc.lib.dates import at_local
from fgc.messages import MESSAGES
from fgc.notifications.actions import add
from fgc.notifications.models import Message
from tests import cast
from tests.family_plans import family as fam
from tests.sizes import size

pytestmark = pytest.mark.django_db

DUE = dt.date(2027, 2, 12)  # 12 weeks after 20 November 2026


def at(day, hour=9):
    """A moment of that day in London."""
    return at_local(day, dt.time(hour))


def due(day, of=("clock.review", "clock.decision", "task.")):
    """(kind, recipient's first name, step) of what is due on a day of reviews, decisions and promises."""
    return [
        (item["kind"], item["to"].first_name, item["unique_key"].split(":")[-1])
        for item in reminders.plan(at(day))
        if item["kind"].startswith(of)
    ]


@pytest.mark.parametrize(
    ("days", "step"),
    [(22, None), (21, "soon0122"), (15, "soon0122"), (7, "soon0205"), (1, "soon0205"), (0, "due")],
)
def test_each_step_before_the_day(days, step):
    """21 days before, 7 days before, on the day: only the latest that has been reached."""
    fam.final()
    kind = "clock.review.due" if step == "due" else "clock.review.soon"
    expected = [(kind, "Amina", step)] if step else []
    assert due(DUE - dt.timedelta(days=days)) == expected


def test_ticks_all_day_for_three_months_tell_each_step_once():
    """Every hour in a soak. Three reminders, one once it is late, and the manager two working days after; in the app and by e-mail each."""
    home = fam.final()
    moment = at(dt.date(2027, 1, 1), 0)
    while moment < at(DUE + dt.timedelta(days=20)):
        add(list(reminders.plan(moment)))
        moment += dt.timedelta(hours=size(1, 12))
    told = Message.objects.filter(case=home.case.reference, kind__startswith="clock.review", channel="in_app")
    assert sorted(told.values_list("kind", "recipient__name")) == [
        ("clock.review.climbed", "Carol Shah"), ("clock.review.due", "Amina Yusuf"),
        ("clock.review.late", "Amina Yusuf"), ("clock.review.soon", "Amina Yusuf"), ("clock.review.soon", "Amina Yusuf"),
    ]  # fmt: skip


def test_a_clock_that_was_off_sends_the_latest_step_only():
    """Nothing ran for a month: one message, not three."""
    home = fam.final()
    add(list(reminders.plan(at(DUE))))
    assert (
        Message.objects.filter(case=home.case.reference, kind="clock.review.due", channel="in_app").count()
        == 1
    )


def test_it_goes_to_the_coordinator_of_that_day():
    """Handed over to Bryn: Bryn is told."""
    home = fam.final()
    allocate(case=home.again(), coordinator=home.world.bryn, by=home.world.carol)
    assert due(DUE) == [("clock.review.due", "Bryn", "due")]


def test_another_day_starts_its_own_steps():
    """A review moved to March is not spoken of in January."""
    home = fam.final()
    actions.change_review(
        review=Review.objects.get(), due_on=dt.date(2027, 3, 15), reason="Rose is away", by=home.world.amina
    )
    assert due(DUE) == []
    assert due(dt.date(2027, 3, 8)) == [("clock.review.soon", "Amina", "soon0308")]


@pytest.mark.parametrize("end", ["finish", "stop", "held", "declined"])
def test_nothing_when_there_is_nothing_to_remind_of(end):
    """Finished, every message stopped, held, or the family chose not to."""
    home = fam.final()
    by, review = home.world.amina, Review.objects.get()
    if end == "finish":
        finish(case=home.again(), reason="plan_working", by=by)
    elif end == "stop":
        stop_messages(case=home.again(), by=by)
    elif end == "held":
        actions.hold_review(review=review, held_on=fam.MET_ON, outcome="end", by=by)
    else:
        actions.decline_review(review=review, by=by)
    later = DUE + dt.timedelta(days=3)
    assert not due(later, of="clock.review")
    if end == "stop":
        assert due(later, of="") == []
    if end == "finish":
        assert {kind.split(".")[1] for kind, _name, _step in due(later, of="")} == {"help_answer"}


def test_promised_help_past_its_day_goes_to_the_social_worker():
    """Promised for 1 December, not there on the 2nd; nothing once it came, and nothing for a no."""
    home = fam.final()
    row = home.plan.help_requests.get()
    actions.answer_help(request=row, answer="yes", due_on=dt.date(2026, 12, 1), by=home.world.tom)
    assert due(dt.date(2026, 12, 1)) == []
    assert due(dt.date(2026, 12, 2)) == [("task.overdue", "Tom", "20261201")]
    assert due(dt.date(2026, 12, 3))[1:] == [("task.unkept", "Priya", "climbed")], "then it climbs"
    actions.deliver_help(request=row, by=home.world.tom)
    assert due(dt.date(2026, 12, 2)) == []
    actions.answer_help(request=fresh_help(home), answer="no", reason="No money", by=home.world.tom)
    assert due(dt.date(2026, 12, 2)) == []


def fresh_help(home):
    """A second request, asked in a second version."""
    actions.new_version(plan=home.plan, why="More", asked_by="Rose", by=home.world.amina)
    return actions.ask_help(plan=home.plan, item="A bed", by=home.world.amina)


def test_the_queries_do_not_grow_with_the_reviews():
    """One query a kind of thing, whatever the number of families."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    world = cast.world()

    def queries():
        with CaptureQueriesContext(connection) as seen:
            list(reminders.plan(at(DUE + dt.timedelta(days=4))))
        return len(seen)

    fam.final(fam.shown(fam.written(fam.family(world))))
    before = queries()
    for _ in range(4):
        fam.final(fam.shown(fam.written(fam.family(world))))
    assert queries() == before
    assert len(due(DUE + dt.timedelta(days=4))) == 10


def test_a_promise_stands_when_the_work_finishes_or_another_plan_follows():
    """Help and an awaited decision are said and listed until they come; only stopped messages end the reminder."""
    by = dt.date(2026, 12, 1)
    home = fam.final(outcome="awaiting", awaiting_who="Priya", awaiting_what="Travel", awaiting_by=by)
    row = home.plan.help_requests.get()
    actions.answer_help(request=row, answer="yes", due_on=by, by=home.world.tom)
    late = by + dt.timedelta(days=1)
    both = {"task.overdue", "clock.decision.late"}
    assert {kind for kind, _name, _step in due(late)} == both
    Plan.objects.filter(case=home.case).update(ended_at=at(by))
    assert {kind for kind, _name, _step in due(late)} == both, "another plan began"
    finish(case=home.again(), reason="plan_working", by=home.world.carol)
    assert {kind for kind, _name, _step in due(late)} == both, "the work has finished"
    with time_machine.travel(at(late), tick=False):
        made = add(
            [item | {"channels": ("email",)} for item in reminders.plan(at(late)) if item["kind"] in both]
        )
        assert len(made) == 2 and all(MESSAGES.resolve(one) for one in made)
    assert help_promised(late).count() == 1 and decisions_awaited(late).count() == 1
    stop_messages(case=home.again(), by=home.world.carol)
    assert due(late) == []
