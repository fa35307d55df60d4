"""A later conference replaces a plan that waits for a decision: it is still owed, given, told and read by everybody."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from conferences.models import Conference
from family_plans import actions, reminders
from family_plans.models import Plan
from family_plans.promises import decisions_awaited
from fgc.audit.models import AuditEvent
from fgc.cases.actions import finish, move
from fgc.lib.dates import at_local
from fgc.lib.errors import Refused
from fgc.notifications.models import Message
from fgc.workspace.promises import promises
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db
BY = dt.date(2026, 11, 24)
LATER = dt.datetime(2026, 11, 27, 10, tzinfo=dt.UTC)  # a Friday


@pytest.fixture
def home():
    """The plan waits for money; another one was begun on the Thursday after the day on which it should have been decided."""
    with time_machine.travel(LATER, tick=False) as clock:
        clock.move_to(LATER - dt.timedelta(days=7))
        found = fam.final(
            outcome="awaiting", awaiting_who="Priya", awaiting_what="£40 for travel", awaiting_by=BY
        )
        clock.move_to(LATER)
        ended = LATER - dt.timedelta(days=1)
        Plan.objects.filter(case=found.case).update(ended_at=ended)
        Plan.objects.create(case=found.case, started_by=found.world.amina, started_at=ended)
        yield found


def awaited(home):
    """The decision that is owed."""
    return decisions_awaited().get(plan__case=home.case)


def page_of(home, name, *args):
    """The address of a page of the plan."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def said(day, name):
    """(step, first name) of what one clock says on a day of November."""
    items = reminders.plan(at_local(dt.date(2026, 11, day), dt.time(9)))
    return {
        (item["kind"].split(".")[-1], item["to"].first_name)
        for item in items
        if item["kind"].startswith(f"clock.{name}.")
    }


def test_the_decision_is_given_on_its_own_page_and_everything_agrees(home):
    """List, page, clock and audit: owed until it is given, then until the family has heard it; no version follows."""
    w, row = home.world, awaited(home)
    (listed,) = [one for one in promises(w.priya, LATER.date()) if "decides" in one["title"]]
    assert listed["url"] == page_of(home, "decide_earlier", row.key) and "late" in listed["status_text"]
    priya, amina = cast.signed_in(w.priya), cast.signed_in(w.amina)
    page = priya.get(listed["url"]).content.decode()
    assert "£40 for travel" in page and "Take the children to school" in page and "with changes" not in page
    assert cast.signed_in(w.bryn).get(listed["url"]).status_code == 404
    empty = priya.post(listed["url"], {"outcome": "in_part"})
    assert empty.status_code == 200 and "Say which parts" in empty.content.decode()
    assert said(27, "decision") and not said(27, "tell_answer")
    sent = priya.post(listed["url"], {"outcome": "in_part", "reason_in_part": "£20 for travel"})
    assert sent.url == page_of(home, "plan") + "#earlier"
    assert (
        not decisions_awaited().exists()
        and not said(27, "decision")
        and not promises(w.carol, BY, late_only=True)
    )
    assert Message.objects.filter(kind="plan.earlier_answered", recipient=w.amina).exists()
    assert AuditEvent.objects.filter(kind="plan.decided").count() == 2
    given = row.plan.decisions.last()
    for reader in (w.amina, w.tom, w.priya):
        for address in (page_of(home, "plan"), page_of(home, "version", row.plan.versions.get().key)):
            text = cast.signed_in(reader).get(address).content.decode()
            assert "£20 for travel" in text and "has not been told yet" in text
    assert said(30, "tell_answer") == {("due", "Amina")}
    told = {"told_on": "27/11/2026", "told_time": "09:30", "family_response": "It will do.", "next_steps": ""}
    assert amina.post(page_of(home, "told_earlier", given.key), told).status_code == 302
    assert not said(30, "tell_answer")
    assert "It will do." in amina.get(page_of(home, "plan")).content.decode()
    assert [one.number for one in row.plan.versions.all()] == [1]
    assert row.plan.versions.get().outcome == "awaiting", "what was made final stays as it was"


def test_it_is_answered_once_and_only_of_a_plan_that_was_replaced(home):
    """Refused: a second answer to the same, an answer without its reason, and the plan of now by this way."""
    w, row = home.world, awaited(home)
    with pytest.raises(Refused, match="Say who of the family"):
        actions.decide_earlier(decision=row, outcome="not_asked", by=w.tom)
    with pytest.raises(Refused, match="Choose an answer"):
        actions.decide_earlier(decision=row, outcome="with_changes", by=w.tom)
    given = actions.decide_earlier(
        decision=row, outcome="not_asked", reason="Katie has a car now, she says", by=w.tom
    )
    with pytest.raises(Refused, match="answered this meanwhile"):
        actions.decide_earlier(decision=row, outcome="as_written", by=w.priya)
    with pytest.raises(Refused, match="no answer to tell"):
        actions.record_told_earlier(decision=row, told_at=LATER, by=w.amina)
    page = cast.signed_in(w.tom).get(page_of(home, "decide_earlier", row.key))
    assert page.url == page_of(home, "plan") + "#earlier"
    Plan.objects.filter(case=home.case, ended_at=None).delete()
    Plan.objects.filter(case=home.case).update(ended_at=None)
    for act in (
        lambda: actions.decide_earlier(decision=given, outcome="as_written", by=w.tom),
        lambda: actions.record_told_earlier(decision=given, told_at=LATER, by=w.amina),
    ):
        with pytest.raises(Refused, match="family’s plan now"):
            act()


def test_somebody_else_may_have_to_decide_and_the_end_of_the_work_takes_nothing_away(home):
    """Put off, it is owed by the later day; after the work has finished it is still given, and still told."""
    w, row = home.world, awaited(home)
    again = actions.decide_earlier(
        decision=row, outcome="awaiting", awaiting_who="The panel", awaiting_what="Travel",
        awaiting_by=dt.date(2026, 12, 1), by=w.tom,
    )  # fmt: skip
    assert awaited(home) == again and not said(30, "tell_answer")
    Plan.objects.filter(case=home.case, ended_at=None).update(stage="final", outcome="agreed", final_at=LATER)
    finish(case=home.again(), reason="plan_working", by=w.carol)
    tom = cast.signed_in(w.tom)
    assert tom.post(page_of(home, "decide_earlier", again.key), {"outcome": "as_written"}).status_code == 302
    assert not decisions_awaited().exists() and said(30, "tell_answer") == {("due", "Amina")}


def test_a_plan_that_stands_is_answered_after_the_end_of_the_work_too():
    """Nothing replaced it: the answer makes its next version, as on any other day."""
    home = fam.final(outcome="awaiting", awaiting_who="Priya", awaiting_what="Travel", awaiting_by=BY)
    finish(case=home.again(), reason="plan_working", by=home.world.carol)
    actions.decide(plan=home.plan, outcome="as_written", by=home.world.priya)
    assert fam.version(home, 2).outcome == "agreed" and not decisions_awaited().exists()


def test_a_plan_is_begun_in_the_room_of_a_later_conference():
    """The button stands on the page of the plan while the family meets and after; not before, and not for a review."""
    home = fam.final(outcome="awaiting", awaiting_who="Priya", awaiting_what="Travel", awaiting_by=fam.MET_ON)
    w, case = home.world, home.again()
    amina, address = cast.signed_in(w.amina), page_of(home, "plan")
    starts, button = page_of(home, "start"), "Start the plan of this conference"

    def meets(kind, **moments):
        now = timezone.now()
        return Conference.objects.create(
            case=case,
            kind=kind,
            starts_at=now,
            ends_at=now + dt.timedelta(hours=3),
            booked_by=w.amina,
            began_at=now,
            **moments,
        )

    first = meets("first", stage="held", held_at=timezone.now())
    Plan.objects.filter(pk=home.plan.pk).update(conference=first)
    assert button not in amina.get(address).content.decode(), "it is the plan of this one"
    review = meets("review", stage="under_way")
    assert button not in amina.get(address).content.decode(), "a review looks at the plan there is"
    review.delete()
    move(case=case, to="arranged", by=w.amina, on=fam.MET_ON)
    with pytest.raises(Refused, match="a plan already"):
        actions.start_plan(case=case, by=w.amina)
    again = meets("first", stage="under_way")
    page = amina.get(address).content.decode()
    assert button in page and f'action="{starts}"' in page
    assert button not in cast.signed_in(w.tom).get(address).content.decode()
    assert amina.post(starts).url == page_of(home, "write")
    before, now = Plan.objects.filter(case=case).order_by("pk")
    assert before.ended_at and now.ended_at is None and now.conference == again
    page = amina.get(address).content.decode()
    assert button not in page and "An earlier plan still waits for a decision" in page


def test_the_next_step_of_a_conference_that_was_held_leads_to_where_the_plan_is_begun():
    """With no plan yet: the button of the family's page opens a page with the button that begins it."""
    home = fam.family()
    amina = cast.signed_in(home.world.amina)
    shown = amina.get(reverse("workspace:case", args=[home.case.reference])).content.decode()
    assert "Start the plan" in shown and f'href="{page_of(home, "plan")}"' in shown
    page = amina.get(page_of(home, "plan"))
    assert page.status_code == 200 and f'action="{page_of(home, "start")}"' in page.content.decode()
