"""Each timescale of the work with a family: its day, who is told before, on and after it, and when nobody is any more."""

import datetime as dt

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

import conferences.actions as meeting
from conferences.reminders import plan as conference_reminders
from fgc import messages, schedule
from fgc.accounts.actions import end_account
from fgc.cases import actions, clocks, policy
from fgc.cases.models import Case
from fgc.lib.dates import LONDON, at_local
from fgc.lib.errors import Refused
from fgc.network import actions as network
from fgc.notifications.models import Message
from fgc.workspace import finishing
from fgc.workspace.timescales import RULES, measured
from referrals.reminders import plan as referral_reminders
from tests import cast

pytestmark = pytest.mark.django_db
START = dt.date(2026, 11, 2)  # a Monday
NOV, DEC = 11, 12
HALL = {"place_note": "Hall", "kind": "first", "venue": None}


@pytest.fixture
def clock(time_machine):
    """Sets the clock to a day, at nine unless told."""

    def to(month, day, hour=9):
        moment = dt.datetime(2026, month, day, hour, tzinfo=LONDON)
        time_machine.move_to(moment, tick=False)
        return moment

    to(NOV, 2)
    return to


def days(case, day):
    """The day of each timescale of a family: (month, day), with whether it is done."""
    dues, _calendars = measured(Case.objects.filter(pk=case.pk), day)
    return {due.clock: (due.due_on.month, due.due_on.day, bool(due.done_on)) for due in dues}


def told(moment, plan=conference_reminders):
    """What is said at a moment: clock, step and first name."""
    return {(*item["kind"].split(".")[1:], item["to"].first_name) for item in plan(moment)}


def test_the_days_from_acceptance_to_the_conference(clock):
    """domain.md 1.6, in working days; what was done ends its clock, and the next counts from it."""
    w = cast.world()
    waiting = cast.waiting_case(w)
    assert days(waiting, START) == {"allocate": (11, 9, False)}
    assert told(clock(NOV, 6), referral_reminders) == {("allocate", "soon", "Carol")}
    assert told(clock(NOV, 10), referral_reminders) == {("allocate", "late", "Carol")}
    clock(NOV, 2)
    case = actions.allocate(case=waiting, coordinator=w.amina, by=w.carol)
    assert days(case, START) == {
        "spoke": (11, 4, False), "met": (11, 9, False), "first_contact": (11, 16, False), "conference": (12, 14, False),
    }  # fmt: skip
    clock(NOV, 5)
    actions.note_done(case=case, what="spoke_to_referrer", on=dt.date(2026, 11, 3), by=w.amina)
    actions.note_done(case=case, what="met_referrer", on=dt.date(2026, 11, 5), by=w.amina)
    rows = days(case, dt.date(2026, 11, 5))
    assert (rows["spoke"], rows["met"], rows["first_contact"]) == (
        (11, 4, True),
        (11, 9, True),
        (11, 12, False),
    )
    nan = network.add_person(case=case, by=w.amina, given_name="Maureen")
    meeting.record_contact(
        case=case, person=nan, on=dt.date(2026, 11, 5), how="visit", reached=True, note="", by=w.amina
    )
    rows = days(case, dt.date(2026, 11, 5))
    assert (rows["first_contact"], rows["in_touch"]) == ((11, 12, True), (11, 19, False))
    assert told(clock(NOV, 18)) == set()
    assert told(clock(NOV, 20)) == {("in_touch", "due", "Amina")}
    keys = {
        item["unique_key"]
        for n in range(20, 27)
        for item in conference_reminders(clock(NOV, n))
        if "in_touch" in item["kind"]
    }
    assert len(keys) == 3, "once a week for the coordinator; the manager once"
    form = {"urgency": "emergency", "reason": "She may have the baby tonight"}
    path = f"/cases/{case.reference}/urgency/"
    assert cast.signed_in(w.amina).post(path, {"urgency": "urgent"}).context["form"].errors.keys() == {
        "reason"
    }
    assert cast.signed_in(w.amina).post(path, form).status_code == 302
    assert days(case, dt.date(2026, 11, 26))["emergency"] == (11, 27, False), "24 hours on"
    assert Message.objects.filter(kind="case.emergency", recipient=w.carol).exists()
    assert (
        "Emergency: She may have"
        in cast.signed_in(w.amina).get(f"/cases/{case.reference}/timescales/").content.decode()
    )
    clock(NOV, 30)
    page = cast.signed_in(w.carol).get("/cases/?late=on").content.decode()
    assert case.reference in page
    clock(NOV, 26)
    urgent = cast.open_case(w, "Urgent", urgent=True)
    assert days(urgent, dt.date(2026, 11, 26))["conference"] == (12, 3, False)


def test_a_new_step_takes_the_place_of_the_one_before(clock):
    """Three steps of one thing: one new notice."""
    w = cast.world()
    case = cast.open_case(w)
    for day in (3, 4, 5):
        schedule.tick(clock(NOV, day))
    found = Message.objects.filter(
        channel="in_app", recipient=w.amina, case=case.reference, kind__startswith="clock.spoke"
    )
    assert [row.kind for row in found.order_by("due_at")] == [
        f"clock.spoke.{step}" for step in ("soon", "due", "late")
    ]
    assert [row.kind for row in found.filter(read_at=None)] == ["clock.spoke.late"]


def test_the_conference_is_amber_then_red_and_its_report_and_record_are_asked_for(clock):
    """At risk at 80%, due, late; managers from the fortieth day; then the social worker's report, then what happened."""
    w = cast.world()
    case = cast.open_case(w)
    for what in ("spoke_to_referrer", "met_referrer"):
        actions.note_done(case=case, what=what, on=START, by=w.amina)

    def of_conference(month, day):
        return {(step, name) for name_of, step, name in told(clock(month, day)) if name_of == "conference"}

    assert of_conference(DEC, 3) == set()
    assert of_conference(DEC, 4) == {("soon", "Amina")}
    assert of_conference(DEC, 14) == {("due", "Amina")}
    assert of_conference(DEC, 15) == {("late", "Amina")}
    assert of_conference(DEC, 24) == {("late", "Amina")}
    assert of_conference(DEC, 30) == {("late", "Amina"), ("climbed", "Carol")}
    clock(NOV, 9)
    starts = at_local(dt.date(2026, 12, 4), dt.time(10))
    met = meeting.book(
        case=cast.fresh(case),
        starts_at=starts,
        ends_at=starts + dt.timedelta(hours=3),
        place_note="Hall",
        kind="first",
        venue=None,
        by=w.amina,
    )
    assert days(case, START) == {"report": (11, 27, False)}
    assert told(clock(NOV, 20)) == {("report", "soon", "Tom")}
    assert told(clock(DEC, 1)) == {
        ("report", "late", "Tom"),
        ("report", "climbed", "Priya"),
        ("report", "climbed", "Amina"),
    }
    actions.note_done(case=case, what="report_came", about=met.key, on=dt.date(2026, 12, 1), by=w.amina)
    assert told(clock(DEC, 2)) == set()
    assert told(clock(DEC, 4)) == set(), "not on the day itself"
    assert told(clock(DEC, 7)) == {("recorded", "due", "Amina")}


def test_every_rule_has_its_clock_and_every_clock_its_rule():
    """So that what is planned can be asked again when it is sent."""
    assert set(RULES) == set(messages.TIMESCALES) == set(clocks.CLOCKS)
    for kind, spec in messages.KINDS.items():
        assert spec.reminder or spec.same_day or not kind.startswith("clock."), "urgent ones do not wait"


def due_now(w, case, clock):
    """A family with something late, of which Amina and Carol wait for a mail in the morning."""
    actions.note_done(case=case, what="met_referrer", on=START, by=w.amina)
    nan = network.add_person(case=case, by=w.amina, given_name="Maureen")
    meeting.record_contact(case=case, person=nan, on=START, how="visit", by=w.amina)
    schedule.tick(clock(NOV, 7, 12))  # a Saturday: mail waits for Monday
    waiting = Message.objects.filter(case=case.reference, channel="digest", state="due")
    assert {row.recipient.first_name for row in waiting} == {"Amina", "Carol"}
    return waiting


def test_nothing_stops_them_but_a_reason(clock):
    """The control: left alone, both get their one mail; then a reason is given and nobody hears of that day again."""
    w = cast.world()
    case = cast.open_case(w)
    due_now(w, case, clock)
    schedule.tick(clock(NOV, 9, 8))
    assert {one.to[0] for one in mail.outbox} == {w.amina.email, w.carol.email}
    notices = Message.objects.filter(channel="in_app", read_at=None, kind__startswith="clock.spoke")
    assert set(notices.values_list("recipient__email", flat=True)) == {w.amina.email, w.carol.email}
    amina = cast.signed_in(w.amina)
    page = amina.get("/timescales/").content.decode()
    assert "Speak to the social worker: Ellie and Mason R." in page
    path = f"/cases/{case.reference}/timescales/spoke/why/"
    assert amina.post(path, {"words": "x"}).context["form"].errors.keys() == {"why"}
    assert amina.post(path, {"why": "family", "words": "They were abroad"}).status_code == 302
    assert case.missed.get().due_on == dt.date(2026, 11, 4)
    assert not notices.exists(), "what is explained is not new any more"
    assert "Nothing was missed" in amina.get("/timescales/").content.decode()
    page = amina.get(f"/cases/{case.reference}/timescales/").content.decode()
    assert "The family chose to wait" in page and "They were abroad" in page
    done = f"/cases/{case.reference}/timescales/spoke/done/"
    assert amina.post(done, {"on": "9/11/2026"}).status_code == 302
    assert "3 working days late" in amina.get(f"/cases/{case.reference}/timescales/").content.decode()
    assert cast.signed_in(w.tom).get(done).status_code == 403


@pytest.mark.parametrize("why", [
    "reason", "messages stopped", "death", "pregnancy loss", "withdrawn", "restricted", "handed over", "conflict",
    "account ended", "done", "away",
])  # fmt: skip
def test_what_stops_a_reminder_stops_the_mail_that_waits(why, clock):
    """Asked again at the moment of sending: the thing, the record, and this person's right (B27)."""
    w = cast.world()
    case = cast.open_case(w)
    due_now(w, case, clock)
    clock(NOV, 7, 13)
    gone = STOPS[why](w, case)
    schedule.tick(clock(NOV, 9, 8))
    assert not Message.objects.filter(kind="digest", state="sent", recipient__in=gone(w)).exists()
    left = Message.objects.filter(
        case=case.reference, channel="digest", recipient__in=gone(w), due_at__lt=clock(NOV, 9, 8)
    )
    assert set(left.values_list("state", flat=True)) == {"cancelled"}


def _stop(act, *names):
    """Do it; say whose mail must not go."""

    def stop(w, case):
        act(w, cast.fresh(case))
        return lambda w: [w.people()[name] for name in names]

    return stop


def _death(w, case):
    mother = network.add_person(case=case, by=w.amina, given_name="Dawn")
    child = network.add_person(case=case, by=w.amina, given_name="Ellie")
    network.add_child(case=case, person=child, by=w.amina)
    network.add_parent(child=child, parent=mother, by=w.amina)
    old = network.add_person(case=case, by=w.amina, given_name="Arthur")
    network.record_death(person=old, by=w.amina, died_on=dt.date(2026, 11, 6))
    assert not cast.fresh(case).messages_stopped_at, "a relative, not a parent"
    network.record_death(person=mother, by=w.amina, died_on=dt.date(2026, 11, 6))


def _loss(w, case):
    baby = network.add_person(case=case, by=w.amina, family_name="Reed", status="unborn")
    network.add_child(case=case, person=baby, by=w.amina)
    network.record_loss(person=baby, by=w.amina)


def _conflict(w, case):
    actions.allocate(case=case, coordinator=w.bryn, by=w.carol)
    actions.declare_conflict(case=cast.fresh(case), person=w.amina, reason="A neighbour", by=w.carol)


STOPS = {
    "reason": _stop(lambda w, case: actions.explain(
        case=case, clock="spoke", about=case.reference, due_on=dt.date(2026, 11, 4), why="court", by=w.amina), "amina", "carol"),
    "messages stopped": _stop(lambda w, case: actions.stop_messages(case=case, by=w.carol), "amina", "carol"),
    "death": _stop(_death, "amina", "carol"),
    "pregnancy loss": _stop(_loss, "amina", "carol"),
    "withdrawn": _stop(lambda w, case: finishing.ask(case=case, reason="family_chose_not", by=w.amina), "amina"),
    "restricted": _stop(lambda w, case: actions.restrict(
        case=case, people=[w.dele, cast.person(w.service, "Deb", "West", "service_manager")], reason="Staff", by=w.carol), "carol"),
    "handed over": _stop(lambda w, case: actions.allocate(case=case, coordinator=w.bryn, by=w.carol), "amina"),
    "conflict": _stop(_conflict, "amina"),
    "account ended": _stop(lambda w, case: end_account(person=w.amina, by=w.sam), "amina"),
    "done": _stop(lambda w, case: actions.note_done(
        case=case, what="spoke_to_referrer", on=dt.date(2026, 11, 4), by=w.amina), "amina", "carol"),
    "away": _stop(lambda w, case: actions.record_absence(
        person=w.amina, since=dt.date(2026, 11, 6), until=dt.date(2026, 11, 20), by=w.amina), "amina"),
}  # fmt: skip


def test_reminders_follow_the_cover_and_come_back(clock):
    """Asked for by the coordinator: to the managers until one agrees, then to the cover, who can open the family only then."""
    w = cast.world()
    case, secret = cast.open_case(w), cast.open_case(w, "Secret")
    actions.restrict(case=secret, people=[w.dele, w.carol], reason="Staff", by=w.carol)
    form = {"since": "5/11/2026", "until": "13/11/2026", "cover": w.bryn.key}
    assert cast.signed_in(w.amina).post("/away/add/", form).status_code == 302
    absence = w.amina.absences.get()

    def spoken_to(month, day):
        return {item["to"].first_name for item in conference_reminders(clock(month, day))
                if item["kind"] == "clock.spoke.late" and item["case"] == case.reference}  # fmt: skip

    assert spoken_to(NOV, 5) == {"Carol"}
    assert cast.signed_in(w.bryn).get(f"/cases/{case.reference}/").status_code == 404
    assert (
        "May Bryn Parry cover for Amina Yusuf?" in cast.signed_in(w.carol).get("/dashboard/").content.decode()
    )
    assert cast.signed_in(w.bryn).post(f"/away/{absence.key}/agree/").status_code == 404
    assert cast.signed_in(w.carol).post(f"/away/{absence.key}/agree/").status_code == 302
    assert cast.signed_in(w.bryn).get(f"/cases/{case.reference}/").status_code == 200
    assert cast.signed_in(w.bryn).get(f"/cases/{secret.reference}/").status_code == 404, "named people only"
    assert "Secret" in cast.signed_in(w.carol).get("/away/").content.decode()
    assert spoken_to(NOV, 5) == {"Bryn"}
    later = cast.open_case(w, "Given meanwhile")
    assert cast.signed_in(w.bryn).get(f"/cases/{later.reference}/").status_code == 200
    actions.allocate(case=later, coordinator=w.bryn, by=w.carol)
    clock(NOV, 6)
    assert cast.signed_in(w.amina).post(f"/away/{absence.key}/end/").status_code == 302
    assert cast.signed_in(w.bryn).get(f"/cases/{case.reference}/").status_code == 404
    assert spoken_to(NOV, 6) == {"Amina"}
    assert case.memberships.filter(relationship=policy.COVER, ended_at=None).count() == 0


def test_a_manager_records_it_and_names_the_cover_at_once(clock):
    """Refused: oneself, somebody who is away too, days that overlap, a stranger's days."""
    w = cast.world()
    case = cast.open_case(w)
    carol = cast.signed_in(w.carol)
    form = {"person": w.amina.key, "since": "2/11/2026", "until": "6/11/2026"}
    assert carol.post("/away/add/", form | {"cover": w.carol.key}).context["form"].errors.keys() == {"cover"}
    actions.record_absence(person=w.bryn, since=START, until=START, by=w.bryn)
    assert (
        "is away on some of these days too"
        in carol.post("/away/add/", form | {"cover": w.bryn.key}).content.decode()
    )
    actions.end_absence(absence=w.bryn.absences.get(), by=w.bryn)
    assert carol.post("/away/add/", form | {"cover": w.bryn.key}).status_code == 302
    assert case.memberships.get(relationship=policy.COVER).until == dt.date(2026, 11, 6)
    assert "away on some of these days already" in carol.post("/away/add/", form).content.decode()
    assert "person" not in cast.signed_in(w.tom).get("/away/add/").context["form"].fields
    assert cast.signed_in(w.tom).post(f"/away/{w.amina.absences.get().key}/end/").status_code == 404


def test_families_of_who_is_away_are_handed_over_by_urgency(clock):
    """Scenario 18: conferences of this week first; a conflict is left and said; access and reminders move at once."""
    w = cast.world()
    titles = ("Quiet", "Known", "This week")
    quiet, known, week = (cast.open_case(w, title) for title in titles)
    actions.declare_conflict(case=known, person=w.bryn, reason="A cousin", by=w.carol)
    starts = at_local(dt.date(2026, 11, 5), dt.time(10))
    meeting.book(
        case=cast.fresh(week),
        starts_at=starts,
        ends_at=starts + dt.timedelta(hours=3),
        place_note="Hall",
        kind="first",
        venue=None,
        by=w.amina,
    )
    carol, path = cast.signed_in(w.carol), f"/users/{w.amina.key}/families/"
    page = carol.get(path).content.decode()
    assert page.index("This week,") < page.index("Quiet,") and "Conference on Thursday 5 November" in page
    form = {
        "families": [one.reference for one in (quiet, known, week)],
        "coordinator": w.bryn.key,
        "note": "Ring Nan first",
    }
    assert "Ask the coordinator first" in carol.post(path, form).content.decode()
    page = carol.post(path, form | {"asked": "on"}, follow=True).content.decode()
    assert "2 families handed over to Bryn Parry" in page and "Known" in page
    assert [cast.fresh(one).coordinator.first_name for one in (quiet, known, week)] == [
        "Bryn",
        "Amina",
        "Bryn",
    ]
    assert quiet.memberships.get(relationship=policy.COORDINATOR, ended_at=None).reason == "Ring Nan first"
    assert cast.signed_in(w.amina).get(path).status_code == 403


def test_all_the_rules_ask_as_much_for_many_families_as_for_few(clock):
    """A tick plans ten thousand families with the same handful of queries."""
    w, counts = cast.world(), []
    for number in (2, 12):
        for n in range(number):
            cast.open_case(w, f"Child {number} {n}")
        with CaptureQueriesContext(connection) as seen:
            wanted = [item for plan in schedule.planners() for item in plan(clock(NOV, 6))]
        counts.append(len(seen))
        clock(NOV, 2)
    assert counts[0] == counts[1] and len(wanted) >= 28
    assert not Message.objects.exists()


def test_what_the_family_chose_is_not_the_services_failure(clock):
    """The dashboard counts it apart; another reason, or a later one, counts as late."""
    w = cast.world()
    ours, theirs = cast.open_case(w, "Ours"), cast.open_case(w, "Theirs")
    clock(DEC, 16)
    for case, why in ((ours, "capacity"), (theirs, "capacity"), (theirs, "family")):
        actions.explain(
            case=case,
            clock="conference",
            about=case.reference,
            due_on=dt.date(2026, 12, 14),
            why=why,
            by=w.amina,
        )
    with pytest.raises(Refused, match="not late"):
        actions.explain(
            case=ours, clock="met", about="", due_on=dt.date(2026, 12, 16), why="court", by=w.amina
        )
    page = cast.signed_in(w.carol).get("/dashboard/")
    late = next(figure for figure in page.context["figures"] if figure["label"] == "Late")
    assert (late["number"], late["more"]["text"]) == (1, "1 more by the family’s choice")
    assert page.context["missed"]["family"] == 1 and page.context["missed"]["total"] == 1
