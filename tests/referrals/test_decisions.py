"""The lists with their clocks, the decisions, the reminder, and giving a family to a coordinator."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from fgc.cases.models import Case
from fgc.lib.dates import today
from referrals import actions, reminders
from referrals.clocks import clock_for_author, clock_for_service
from referrals.models import ConflictAnswer, Referral
from tests import cast
from tests.built import built_once
from tests.referrals import story as stories

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_once
def w():
    """The service and its people."""
    return cast.world()


def text(response):
    """The page as text."""
    return response.content.decode()


def test_my_referrals_come_in_their_order_and_each_leads_to_the_next_step(w):
    """Returned first, then drafts, then sent; accepted ones on a tab of their own."""
    draft = stories.draft(w).referral
    sent, returned, accepted = (stories.sent(w).referral for _ in range(3))
    actions.return_with_question(referral=returned, text="Who?", by=w.carol)
    case = actions.accept(referral=accepted, by=w.carol)
    shown = text(cast.signed_in(w.tom).get(reverse("referrals:mine")))
    places = [shown.index(one.reference) for one in (returned, draft, sent)]
    assert places == sorted(places)
    assert accepted.reference not in shown
    assert f"They will answer by {sent.decide_by.day} {sent.decide_by:%B %Y}" in shown
    tab = text(cast.signed_in(w.tom).get(reverse("referrals:mine") + "?show=accepted"))
    assert case.reference in tab
    assert "No referrals" not in tab


def test_empty_lists_say_what_to_do(w):
    """For the social worker, the team and the service."""
    assert "Refer a family when somebody" in text(cast.signed_in(w.tom).get(reverse("referrals:mine")))
    assert "No open referrals in your team" in text(cast.signed_in(w.priya).get(reverse("referrals:team")))
    waiting = text(cast.signed_in(w.carol).get(reverse("referrals:waiting")))
    assert "Nothing waits for a decision" in waiting
    assert "Log a referral" in text(cast.signed_in(w.dele).get(reverse("referrals:waiting")))
    assert "Log a referral" not in waiting


@pytest.mark.parametrize(
    ("name", "allowed"),
    [("mine", {"tom", "grace", "priya", "dele"}), ("team", {"priya"}), ("waiting", {"carol", "dele"})],
)
def test_each_list_belongs_to_a_role(w, name, allowed):
    """Others are told that they cannot (403)."""
    for who, person in w.people().items():
        status = cast.signed_in(person).get(reverse(f"referrals:{name}")).status_code
        assert status == (200 if who in allowed else 403), who


def test_the_team_list_shows_what_the_team_sent_and_no_drafts(w):
    """Nor what another team sent."""
    draft, sent = stories.draft(w).referral, stories.sent(w).referral
    south = stories.sent(w, author=w.grace).referral
    shown = text(cast.signed_in(w.priya).get(reverse("referrals:team")))
    assert sent.reference in shown
    assert draft.reference not in shown
    assert south.reference not in shown


def test_the_waiting_list_is_oldest_first_and_marks_what_is_late(w):
    """Two referrals, one of them overdue."""
    new, old = stories.sent(w).referral, stories.sent(w).referral
    Referral.objects.filter(pk=old.pk).update(decide_by=today() - dt.timedelta(days=7))
    shown = text(cast.signed_in(w.carol).get(reverse("referrals:waiting")))
    assert shown.index(old.reference) < shown.index(new.reference)
    assert "2 referrals are waiting for a decision, 1 of them overdue." in shown
    assert "working days late" in shown


def test_the_waiting_list_costs_the_same_with_two_and_with_thirty(w, django_assert_max_num_queries):
    """Pages of twenty-five."""
    for _ in range(30):
        referral = actions.start(by=w.tom)
        Referral.objects.filter(pk=referral.pk).update(
            stage="sent", sent_at=timezone.now(), received_on=today(), decide_by=today()
        )
    carol = cast.signed_in(w.carol)
    with django_assert_max_num_queries(14):
        shown = text(carol.get(reverse("referrals:waiting")))
    assert "Page 1 of 2" in shown
    assert shown.count(">Decide today<") == 25
    assert "Page 2 of 2" in text(carol.get(reverse("referrals:waiting") + "?page=2"))


def test_the_clock_says_it_in_days(w):
    """Before, on and after the day to decide."""
    referral = stories.sent(w).referral
    by = referral.decide_by
    assert clock_for_author(referral, by).words == f"They will answer by {by.day} {by:%B %Y}"
    assert clock_for_service(referral, by).tag == "Decide today"
    late = w.service.working_days_after(by, 2)
    assert clock_for_service(referral, late).tag == "2 working days late"
    assert clock_for_author(referral, late).is_late
    referral.stage = "accepted"
    assert clock_for_author(referral, late).words == ""


def test_a_friday_referral_is_decided_by_the_friday_after():
    """Working days: Monday is the first."""
    with time_machine.travel(dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC), tick=False):
        referral = stories.sent(cast.world()).referral
    assert referral.decide_by == dt.date(2026, 11, 27)
    assert referral.acknowledge_by == dt.date(2026, 11, 24)


def test_the_service_manager_returns_a_referral_and_the_author_answers(w):
    """A question without words is refused; the author reads it on the task list."""
    referral = stories.sent(w).referral
    carol, tom = cast.signed_in(w.carol), cast.signed_in(w.tom)
    url = reverse("referrals:return", args=[referral.reference])
    assert "Enter the question" in text(carol.post(url, {"text": ""}))
    assert carol.post(url, {"text": "Who is Mason’s father?"}).url == reverse("referrals:waiting")
    tasks = text(tom.get(reverse("referrals:tasks", args=[referral.reference])))
    assert "Who is Mason’s father?" in tasks
    assert "Answer the question and send again" in tasks
    answer = reverse("referrals:answer", args=[referral.reference])
    assert "Enter your answer" in text(tom.post(answer, {"answer": ""}))
    assert tom.post(answer, {"answer": "Nobody knows."}).url == reverse(
        "referrals:sent", args=[referral.reference]
    )
    shown = text(carol.get(reverse("referrals:referral", args=[referral.reference])))
    assert "Nobody knows." in shown
    assert tom.get(answer).status_code == 403


def test_the_author_reads_why_a_referral_was_not_accepted(w):
    """The reason, the words and what might help instead."""
    referral = stories.sent(w).referral
    carol = cast.signed_in(w.carol)
    url = reverse("referrals:decline", args=[referral.reference])
    refused = text(carol.post(url, {"reason": "area", "words": ""}))
    assert "Say why, in words the social worker can use" in refused
    carol.post(url, {"reason": "area", "words": "They moved to Leeds.", "instead": "Leeds runs its own."})
    shown = text(cast.signed_in(w.tom).get(reverse("referrals:referral", args=[referral.reference])))
    for words in ("The family lives outside our area", "They moved to Leeds.", "Leeds runs its own."):
        assert words in shown
    assert carol.get(url).status_code == 403


def test_accepting_asks_first_and_leads_to_the_coordinators(w):
    """The page says what is copied; sending it twice opens one record."""
    referral = stories.sent(w).referral
    carol = cast.signed_in(w.carol)
    url = reverse("referrals:accept", args=[referral.reference])
    assert "4 children, 6 people and 2 contact restrictions" in text(carol.get(url))
    form = {"submission": "0d7a2b7e-97d2-4cbb-8a3c-4ed2f2ce7f0f"}
    first = carol.post(url, form)
    case = Case.objects.get()
    assert first.url == reverse("referrals:allocate", args=[case.reference])
    assert carol.post(url, form).status_code in (302, 403)
    assert Case.objects.count() == 1


def test_a_coordinator_is_chosen_with_the_conflict_answer(w):
    """Not asked is refused; a conflict bars; no conflict gives the family."""
    case = actions.accept(referral=stories.sent(w).referral, by=w.carol)
    carol = cast.signed_in(w.carol)
    url = reverse("referrals:allocate", args=[case.reference])
    shown = text(carol.get(url))
    assert "Amina Yusuf" in shown
    assert "0 open families" in shown
    assert "Choose a coordinator" in text(carol.post(url, {"asked": "no_conflict"}))
    assert "Ask the coordinator first" in text(
        carol.post(url, {"coordinator": w.amina.key, "asked": "not_asked"})
    )
    assert "Say how they know" in text(carol.post(url, {"coordinator": w.bryn.key, "asked": "conflict"}))
    assert Case.objects.get().coordinator is None
    carol.post(url, {"coordinator": w.bryn.key, "asked": "conflict", "words": "A cousin of Sana"})
    assert "Has a conflict of interest" in text(carol.get(url))
    assert "has a conflict of interest" in text(
        carol.post(url, {"coordinator": w.bryn.key, "asked": "no_conflict"})
    )
    carol.post(url, {"coordinator": w.amina.key, "asked": "no_conflict"})
    assert Case.objects.get().coordinator == w.amina
    assert ConflictAnswer.objects.filter(coordinator=w.amina, has_conflict=False).count() == 1
    assert "Select one of the answers listed" in text(
        carol.post(url, {"coordinator": w.tom.key, "asked": "no_conflict"})
    )


@pytest.mark.parametrize("who", ["tom", "priya", "dele", "amina"])
def test_nobody_else_gives_a_family_to_a_coordinator(w, who):
    """403 to those who can open the record, 404 to those who cannot."""
    case = actions.accept(referral=stories.sent(w).referral, by=w.carol)
    status = (
        cast.signed_in(getattr(w, who)).get(reverse("referrals:allocate", args=[case.reference])).status_code
    )
    assert status == (403 if who in ("tom", "priya") else 404)


def test_it_is_acknowledged_once_by_the_service(w):
    """Business support or the service manager; the author cannot."""
    referral = stories.sent(w).referral
    url = reverse("referrals:acknowledge", args=[referral.reference])
    assert cast.signed_in(w.tom).post(url).status_code == 403
    cast.signed_in(w.dele).post(url)
    referral.refresh_from_db()
    assert referral.acknowledged_by == w.dele
    cast.signed_in(w.carol).post(url)
    referral.refresh_from_db()
    assert referral.acknowledged_by == w.dele


def test_the_reminder_is_planned_from_the_day_to_decide_on(w):
    """Not before; after it again with the same key; never once it is decided."""
    referral = stories.sent(w).referral
    at = timezone.make_aware(dt.datetime.combine(referral.decide_by, dt.time(9)))

    def of_decision(moment):
        return [item for item in reminders.plan(moment) if "decision" in item["kind"]]

    assert of_decision(at - dt.timedelta(days=1)) == []
    (planned,) = of_decision(at)
    assert (planned["kind"], planned["to"], planned["case"]) == (
        "referral.decision_due",
        w.carol,
        referral.reference,
    )
    assert planned["unique_key"] == f"decision_due:{referral.reference}:{referral.decide_by.isoformat()}"
    later = of_decision(at + dt.timedelta(days=7))
    assert later[0] == planned and later[1]["kind"] == "referral.decision_late", "then once more"
    actions.decline(referral=referral, reason="area", words="They moved.", by=w.carol)
    assert list(reminders.plan(at)) == []


def test_telling_that_a_referral_has_come_is_reminded_of_until_it_is_done(w):
    """On its day business support; the managers the working day after; nobody once the sender knows."""
    referral = stories.sent(w).referral
    at = timezone.make_aware(dt.datetime.combine(referral.acknowledge_by, dt.time(9)))

    def told(moment):
        return [
            (item["kind"], item["to"]) for item in reminders.plan(moment) if "acknowledge" in item["kind"]
        ]

    assert told(at - dt.timedelta(days=1)) == []
    assert told(at) == [("referral.acknowledge_due", w.dele)]
    assert told(at + dt.timedelta(days=4))[1:] == [("referral.acknowledge_late", w.carol)]
    actions.acknowledge(referral=referral, by=w.dele)
    assert told(at + dt.timedelta(days=4)) == []


def test_withdrawing_needs_a_reason_and_is_the_authors(w):
    """The manager cannot; afterwards the list keeps it."""
    referral = stories.sent(w).referral
    url = reverse("referrals:withdraw", args=[referral.reference])
    tom = cast.signed_in(w.tom)
    assert "Say why you withdraw it" in text(tom.post(url, {"reason": ""}))
    assert cast.signed_in(w.priya).post(url, {"reason": "x"}).status_code == 403
    tom.post(url, {"reason": "The family moved"})
    assert Referral.objects.get().stage == "withdrawn"
    assert referral.reference in text(tom.get(reverse("referrals:mine") + "?show=not-going-ahead"))
