"""The story of one referral, by the actions: draft, send, question, answer, accept, copy, allocate."""

import datetime as dt

import pytest

from fgc.audit.models import AuditEvent
from fgc.cases.access import abilities as case_abilities
from fgc.cases.models import Case
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.models import (
    Association,
    ContactDetail,
    ParentalResponsibility,
    ParentLink,
    Partnership,
    Person,
    Restriction,
)
from fgc.notifications.models import Message
from referrals import actions
from referrals.missing import missing
from referrals.models import Referral, ReferralPerson
from referrals.sections import NAMES, whole
from tests import cast
from tests.built import built_once
from tests.referrals import story as stories

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_once
def w():
    """The service and its people."""
    return cast.world()


def test_a_whole_draft_lacks_nothing_and_names_every_section(w):
    """Twelve sections; the title is made of the children's names."""
    referral = stories.draft(w).referral
    assert missing(whole(referral)) == []
    assert referral.completed == list(NAMES)
    assert referral.title == "Zayn, Ellie, Mason and unborn baby M."
    assert referral.children_count == 4


def test_an_empty_draft_lacks_something_in_every_section_and_is_not_sent(w):
    """Each thing missing names the page to do it on."""
    referral = actions.start(by=w.tom)
    lacks = missing(whole(referral))
    assert {lack.section for lack in lacks} == set(NAMES)
    with pytest.raises(Refused, match="missing before you can send") as refusal:
        actions.send(referral=referral, by=w.tom)
    assert len(refusal.value.choices) == len(lacks)
    assert Referral.objects.get().stage == "draft"


def test_sending_starts_the_clock_and_tells_the_service_manager_once(w):
    """Two working days to say that it arrived, five to decide; sending twice makes one."""
    referral = stories.sent(w).referral
    assert referral.decide_by == w.service.working_days_after(today(), 5)
    assert referral.acknowledge_by == w.service.working_days_after(today(), 2)
    again = actions.send(referral=referral, by=w.tom)
    assert again.stage == "sent"
    assert AuditEvent.objects.filter(kind="referral.sent").count() == 1
    told = Message.objects.filter(kind="referral.sent")
    assert {message.recipient for message in told} == {w.carol}
    assert told.count() == 2  # in the app, and by e-mail


def test_what_was_sent_cannot_be_changed(w):
    """Not its answers, children, people or rows."""
    story = stories.sent(w)
    with pytest.raises(Refused, match="has been sent"):
        actions.save_answers(referral=story.referral, page="dates", by=w.tom, is_urgent="no")
    with pytest.raises(Refused, match="has been sent"):
        actions.remove_person(referral=story.referral, person=story.bev, by=w.tom)
    assert ReferralPerson.objects.count() == 6


def test_a_question_goes_back_and_its_answer_starts_the_clock_anew(w):
    """The author may change the draft meanwhile; answering twice makes one answer."""
    referral = stories.sent(w).referral
    query = actions.return_with_question(referral=referral, text="Who is Mason's father?", by=w.carol)
    actions.save_answers(referral=referral, page="dates", by=w.tom, is_urgent="no", urgent_reason="")
    with pytest.raises(Refused, match="Answer the question first"):
        actions.send(referral=referral, by=w.tom)
    actions.answer_question(referral=referral, answer="Not known.", by=w.tom)
    actions.answer_question(referral=referral, answer="Something else", by=w.tom)
    query.refresh_from_db()
    assert query.answer == "Not known."
    assert Referral.objects.get().stage == "sent"
    assert [change.after for change in referral.stage_changes.all()] == ["draft", "sent", "returned", "sent"]
    assert {message.recipient for message in Message.objects.filter(kind="referral.returned")} == {w.tom}
    assert {message.recipient for message in Message.objects.filter(kind="referral.answered")} == {w.carol}


def test_declining_says_why_and_opens_no_record(w):
    """A reason without words is refused; declining twice is one decision."""
    referral = stories.sent(w).referral
    with pytest.raises(Refused, match="Say why"):
        actions.decline(referral=referral, reason="area", words=" ", by=w.carol)
    actions.decline(referral=referral, reason="area", words="They live in Leeds.", by=w.carol)
    actions.decline(referral=referral, reason="other", words="Again", by=w.carol)
    referral.refresh_from_db()
    assert (referral.stage, referral.decline_reason) == ("declined", "area")
    assert not Case.objects.exists()
    with pytest.raises(Refused, match="cannot move"):
        actions.accept(referral=referral, by=w.carol)


def test_accepting_twice_opens_one_record(w):
    """The second time gives the first record; the author can open it and is told."""
    referral = stories.sent(w).referral
    case = actions.accept(referral=referral, by=w.carol)
    assert actions.accept(referral=Referral.objects.get(), by=w.carol) == case
    case = Case.objects.get()
    assert case.is_urgent
    assert (case.title, case.children_count) == ("Zayn, Ellie, Mason and unborn baby M.", 4)
    assert case_abilities(w.tom, case).can("referral.read")
    assert {message.recipient for message in Message.objects.filter(kind="referral.accepted")} == {w.tom}
    assert Person.objects.filter(case=case).count() == 4 + 6 + 1  # children, people, one father nobody knows


def test_the_family_is_copied_with_its_lines(w):
    """Three fathers (one not known), a half-sister not born yet, a grandmother who needs Urdu."""
    story = stories.sent(w)
    case = actions.accept(referral=story.referral, by=w.carol)
    named = {person.referred_key: person for person in Person.objects.filter(case=case)}
    zayn, mason, baby = named[story.zayn.key], named[story.mason.key], named[story.baby.key]
    sana, imran, nasreen, kit = (
        named[one.key] for one in (story.sana, story.imran, story.nasreen, story.kit)
    )
    assert set(ParentLink.objects.filter(parent=sana).values_list("child", flat=True)) == {
        person.pk for person in (zayn, named[story.ellie.key], mason, baby)
    }
    assert ParentLink.objects.filter(child=imran, parent=nasreen).count() == 1
    assert (nasreen.given_name, nasreen.interpreter, nasreen.gender) == ("نسرین", "Urdu, a woman", "f")
    unknown = ParentLink.objects.get(child=mason, parent__status="unknown").parent
    assert (unknown.gender, unknown.name) == ("m", "Not known")
    assert (baby.status, baby.due_on, baby.born_on) == ("unborn", story.baby.due_on, None)
    assert ParentLink.objects.filter(child=baby, parent=kit).exists()
    assert Partnership.objects.filter(case=case).count() == 1
    bev = Association.objects.get(case=case)
    assert (bev.role, bev.to) == ("neighbour", named[story.ellie.key])


def test_responsibility_restrictions_and_contact_details_are_copied(w):
    """An address that Imran must not know is withheld; nobody rings Bev yet."""
    story = stories.sent(w)
    case = actions.accept(referral=story.referral, by=w.carol)
    held = ParentalResponsibility.objects.filter(case=case)
    assert held.filter(holder__given_name="Sana").count() == 3
    assert held.filter(holder__given_name="Dean", child__person__given_name="Ellie").count() == 1
    assert held.count() == 4
    kinds = set(
        Restriction.objects.filter(case=case).values_list("kind", "person__given_name", "other__given_name")
    )
    assert kinds == {
        ("must_not_meet", "Sana", "Imran"), ("must_not_know_address", "Sana", "Imran"), ("speak_first", "Bev", None),
    }  # fmt: skip
    address = ContactDetail.objects.get(person__given_name="Sana", kind="address")
    assert address.is_withheld
    assert address.value == "4 Linacre Lane, Bootle"
    assert not ContactDetail.objects.get(person__given_name="Imran").is_withheld


@pytest.mark.parametrize("answer", ["no", "yes"])
def test_that_nobody_should_visit_alone_is_kept_to_from_the_start_and_looked_at_again(w, answer):
    """With the reason that the social worker gave; "no" keeps nothing."""
    story = stories.draft(w)
    story.referral.safety_answers.filter(topic="lone_visit").update(answer=answer, detail="His dog bites")
    actions.send(referral=story.referral, by=w.tom)
    case = actions.accept(referral=story.referral, by=w.carol)
    found = case.restrictions.filter(kind="visit_together")
    wanted = [("His dog bites", today() + dt.timedelta(weeks=12))] if answer == "yes" else []
    assert list(found.values_list("reason", "review_on")) == wanted


def test_every_kind_of_restriction_is_copied_and_only_what_it_names_is_withheld(w):
    """Imran must not have Sana’s number, nor know of a pregnancy, the school or this work; her address he may know."""
    story = stories.draft(w)
    story.referral.people.filter(pk=story.sana.pk).update(phone="07700 900321", keep_from="")
    story.referral.pairs.all().delete()
    kinds = {"must_not_know_phone", "must_not_know_school", "must_not_know_pregnancy", "must_not_know_work"}
    for kind in sorted(kinds):
        stories.pair(story, w.tom, kind)
    actions.send(referral=story.referral, by=w.tom)
    case = actions.accept(referral=story.referral, by=w.carol)
    made = Restriction.objects.filter(case=case, person__given_name="Sana", other__isnull=False)
    assert set(made.values_list("kind", flat=True)) == kinds
    hers = ContactDetail.objects.filter(person__given_name="Sana")
    assert {row.kind: row.is_withheld for row in hers} == {"phone": True, "address": False}


def test_contact_details_of_a_referral_are_encrypted_in_the_database(w):
    """The address is nowhere in the row as it lies on the disk."""
    from django.db import connection

    stories.draft(w)
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone, address FROM referrals_referralperson")
        stored = str(cursor.fetchall())
    assert "07700" not in stored
    assert "Linacre" not in stored


def test_a_line_that_the_network_refuses_is_kept_as_words(w):
    """Two people said to be a child's father by birth: the second stays as words, and nothing is lost."""
    story = stories.draft(w)
    stories.person(story.referral, w.tom, {story.zayn: "father"}, given_name="Ali")
    stories.person(story.referral, w.tom, {story.zayn: "mothers_father"}, given_name="George")
    referral = story.referral
    for name in ("Ali",):
        actions.save_consent(referral=referral, by=w.tom, person=referral.people.get(given_name=name),
                             answer="not_asked", why="Abroad", on=None, how="")  # fmt: skip
    actions.send(referral=referral, by=w.tom)
    case = actions.accept(referral=referral, by=w.carol)
    ali = Person.objects.get(case=case, given_name="Ali")
    assert Association.objects.get(person=ali).words == "Father"
    assert ParentLink.objects.filter(parent__given_name="George", child__given_name="Sana").exists()


def test_allocating_asks_for_the_conflict_answer(w):
    """Without it nobody is given the family; with it the coordinator can open it, and both are told."""
    case = actions.accept(referral=stories.sent(w).referral, by=w.carol)
    with pytest.raises(Refused, match="Ask the coordinator"):
        actions.allocate(case=case, coordinator=w.amina, asked="", by=w.carol)
    actions.allocate(case=case, coordinator=w.amina, asked="no_conflict", by=w.carol)
    case = Case.objects.get()
    assert (case.coordinator, case.stage) == (w.amina, "preparing")
    told = Message.objects.filter(kind="case.allocated")
    assert {message.recipient for message in told} == {w.amina, w.tom}


def test_a_coordinator_with_a_conflict_is_barred_and_refused(w):
    """The answer bars Bryn; choosing Bryn again is refused."""
    case = actions.accept(referral=stories.sent(w).referral, by=w.carol)
    assert (
        actions.allocate(case=case, coordinator=w.bryn, asked="conflict", words="A cousin", by=w.carol)
        is None
    )
    assert not case_abilities(w.bryn, case)
    with pytest.raises(Refused, match="has a conflict of interest"):
        actions.allocate(case=case, coordinator=w.bryn, asked="no_conflict", by=w.carol)
    assert Case.objects.get().coordinator is None


def test_additions_and_amendments_keep_what_was_there(w):
    """An addition is dated; an amendment keeps the words before and the reason."""
    referral = stories.sent(w).referral
    actions.add_to(referral=referral, text="Nan has moved in.", by=w.tom)
    with pytest.raises(Refused, match="Say why"):
        actions.amend(referral=referral, answer="worries", text="New", reason="", by=w.priya)
    actions.amend(referral=referral, answer="worries", text="New", reason="Too long", by=w.priya)
    referral.refresh_from_db()
    assert referral.worries == "New"
    amendment = referral.additions.get(kind="amendment")
    assert (amendment.before, amendment.reason) == ("Nobody is there at night.", "Too long")
    with pytest.raises(ValueError, match="stage"):
        actions.amend(referral=referral, answer="stage", text="accepted", reason="x", by=w.priya)


def test_a_draft_can_be_withdrawn_with_a_reason(w):
    """And then it cannot be sent."""
    referral = actions.start(by=w.tom)
    with pytest.raises(Refused, match="Say why"):
        actions.withdraw(referral=referral, reason="", by=w.tom)
    actions.withdraw(referral=referral, reason="The family said no", by=w.tom)
    with pytest.raises(Refused, match="cannot move|missing"):
        actions.send(referral=referral, by=w.tom)


def test_who_is_asked_to_agree_and_that_somebody_must(w):
    """When Sana says no, and nobody else agrees, it cannot be sent."""
    story = stories.draft(w)
    actions.save_consent(
        referral=story.referral, person=story.sana, by=w.tom, answer="declines", on=today(), how="", why=""
    )
    messages = [lack.message for lack in missing(whole(story.referral))]
    assert messages == ["Nobody with parental responsibility agrees yet"]


def test_the_same_pair_twice_is_refused_both_ways_round(w):
    """Must-not-meet has no direction; must-not-know has."""
    story = stories.draft(w)
    with pytest.raises(Refused, match="on the list already"):
        actions.save_row(
            referral=story.referral, into="pairs", by=w.tom, kind="must_not_meet", person=story.imran, child=None,
            other_person=story.sana, other_child=None, source="order", reason="The same")  # fmt: skip
    assert story.referral.pairs.count() == 2


def test_an_order_that_ended_already_is_copied_for_a_decision(w):
    """It holds until somebody ends it (domain.md scenario 2)."""
    story = stories.sent(w)
    story.referral.pairs.update(until=today() - dt.timedelta(days=3))
    case = actions.accept(referral=story.referral, by=w.carol)
    assert Restriction.objects.filter(case=case, until__lt=today(), ended_at=None).count() == 2


def test_the_agreement_of_a_parent_without_parental_responsibility_is_not_enough(w):
    """Imran agrees, but only Sana and Dean hold it: both say no."""
    story = stories.draft(w)
    for one, said in ((story.sana, "declines"), (story.dean, "declines"), (story.imran, "agrees")):
        actions.save_consent(
            referral=story.referral, person=one, by=w.tom, answer=said, on=today(), how="signed", why=""
        )
    messages = [lack.message for lack in missing(whole(story.referral))]
    assert messages == ["Nobody with parental responsibility agrees yet"]
