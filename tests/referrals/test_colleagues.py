"""Whether a colleague knows a family, asked of people put on its map later, and about the only manager."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from fgc import messages
from fgc.accounts.roles import Role
from fgc.cases.access import abilities
from fgc.lib.errors import Refused
from fgc.network import actions as network
from fgc.network import pending, reminders
from fgc.network.models import StaffQuestion
from fgc.notifications.models import Message
from referrals import actions, knowing
from referrals import reminders as of_referrals
from referrals.access import abilities as referral_abilities
from tests import cast
from tests.built import built_once
from tests.referrals import story as stories

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 30)


@pytest.fixture
@built_once
def w():
    """One service manager (Carol), one of information governance (Ivy), an open family."""
    made = cast.world()
    made.case = cast.open_case(made)
    return made


def add(w, name, **fields):
    """Put somebody of that name on the map."""
    given, _, family = name.rpartition(" ")
    return network.add_person(case=w.case, by=w.amina, given_name=given, family_name=family, **fields)


def asked(w):
    """{name of a colleague: what they share} of the questions that wait."""
    rows = StaffQuestion.objects.waiting().filter(case=w.case).select_related("staff")
    return {(row.staff.name, row.shares) for row in rows}


def told(plan):
    """Who is told what."""
    return {(row["kind"], row["to"].name) for row in plan(timezone.now()) if "colleague" in row["kind"]}


def page(user, name, *args):
    """The page as somebody sees it."""
    return cast.signed_in(user).get(reverse(name, args=args))


def test_a_name_or_number_on_the_map_is_asked_about_and_others_are_not(w):
    add(w, "Dele Brown")
    network.add_person(case=w.case, by=w.amina, given_name="Ade")
    assert asked(w) == set()
    nan = add(w, "Jean Walsh")
    w.dele.phone = "07700 900321"
    w.dele.save()
    network.add_contact(person=nan, kind="phone", value="+44 7700 900321", by=w.amina)
    network.add_contact(person=nan, kind="email", value="jean@example.org", by=w.amina)
    assert asked(w) == {("Dele Ade", "number")}
    network.change_person(person=nan, by=w.amina, given_name="Tom", family_name="Ridley")
    assert asked(w) == {("Dele Ade", "number"), ("Tom Ridley", "name")}
    network.change_person(
        person=nan, by=w.amina, family_name="Walsh"
    )  # a slip: put right, it is asked no more
    assert asked(w) == {("Dele Ade", "number")}
    network.change_person(person=nan, by=w.amina, former_name="Ridley")
    assert asked(w) == {("Dele Ade", "number"), ("Tom Ridley", "name")}
    add(w, "Grace Obi", referred_key="abcdefgh")  # asked about on the referral


def test_not_of_a_worker_on_the_map_nor_of_somebody_taken_off_it(w):
    worker = add(w, "Tom Ridley")
    assert asked(w) == {("Tom Ridley", "name")}
    child = add(w, "Ellie Hughes")
    network.add_association(person=worker, to=child, role="social_worker", by=w.amina, is_professional=True)
    assert asked(w) == set()
    gone = add(w, "Dele Ade")
    network.remove_person(person=gone, by=w.amina)
    assert asked(w) == set()


def test_undoing_the_person_takes_the_question_away(w):
    with network.remembered(case=w.case, by=w.amina, kind="person"):
        add(w, "Dele Ade")
    assert asked(w) == {("Dele Ade", "name")}
    network.undo_change(change=w.case.network_changes.get(), by=w.amina)
    assert not StaffQuestion.objects.exists()


def test_the_manager_is_asked_everywhere_and_the_colleague_nowhere(w):
    add(w, "Dele Ade")
    url = reverse("network:knows", args=[w.case.reference, w.dele.key])
    said = "Dele Ade (business support) has the same name as Dele Ade. Is this a conflict of interest?"
    assert said in page(w.carol, "workspace:case_access", w.case.reference).content.decode()
    assert said in cast.signed_in(w.carol).get(url).content.decode()
    assert [row["url"] for row in pending.waiting(w.carol, TODAY)] == [url]
    assert told(reminders.plan) == {("colleague.asked", "Carol Shah")}
    for person in (w.dele, w.amina, w.tom, w.ivy, w.sam):
        assert cast.signed_in(person).get(url).status_code in (403, 404), person.name
        assert pending.waiting(person, TODAY) == []
    assert said not in page(w.amina, "workspace:case_access", w.case.reference).content.decode()
    history = page(w.amina, "workspace:history", w.case.reference).content.decode()
    assert "whether a colleague knows" not in history


def test_yes_bars_the_colleague_and_no_keeps_the_reason(w):
    add(w, "Dele Ade")
    add(w, "Bryn Parry")
    carol = cast.signed_in(w.carol)
    url = reverse("network:knows", args=[w.case.reference, w.bryn.key])
    empty = carol.post(url, {"conflict": "no", "reason": ""}).content.decode()
    assert "Say how they know the family, or why it is no conflict" in empty
    shown = carol.post(url, {"conflict": "no", "reason": "Another man of that name"}, follow=True)
    assert "Another man of that name" in shown.content.decode() and abilities(w.amina, w.case)
    assert asked(w) == {("Dele Ade", "name")}
    url = reverse("network:knows", args=[w.case.reference, w.dele.key])
    assert page(w.dele, "workspace:case", w.case.reference).status_code == 200
    carol.post(url, {"conflict": "yes", "reason": "Her aunt’s husband"})
    assert page(w.dele, "workspace:case", w.case.reference).status_code == 404
    assert asked(w) == set() and told(reminders.plan) == set()
    assert carol.get(url).status_code == 404


def no_and_yes(url, first, second):
    """The first says no; the second, who had the page open, says yes and then, on another page, no."""
    said = [("no", "Another man"), ("yes", "He is her uncle"), ("no", "I was wrong")]
    return [
        cast.signed_in(user).post(url, {"conflict": conflict, "reason": reason})
        for user, (conflict, reason) in zip((first, second, second), said, strict=True)
    ]


def test_of_two_who_answer_at_once_a_conflict_counts_and_no_words_are_lost(w):
    kay = cast.person(w.service, "Kay", "Hunt", Role.SERVICE_MANAGER)
    add(w, "Dele Ade")
    url = reverse("network:knows", args=[w.case.reference, w.dele.key])
    no, yes, late = no_and_yes(url, w.carol, kay)
    assert (no.status_code, yes.status_code, late.status_code) == (302, 302, 200)
    assert not abilities(w.dele, w.case)
    assert (
        "there is a conflict of interest" in late.content.decode() and "I was wrong" in late.content.decode()
    )
    assert w.case.memberships.get(person=w.dele, relationship="conflict").reason == "He is her uncle"
    for person in (w.dele, w.amina):  # who is not asked sends it too, and learns nothing
        again = cast.signed_in(person).post(url, {"conflict": "no", "reason": "No"})
        assert again.status_code in (403, 404)


def test_of_a_referral_a_conflict_counts_too_where_another_said_no_meanwhile(w):
    kay = cast.person(w.service, "Kay", "Hunt", Role.SERVICE_MANAGER)
    referral = stories.sent(w).referral
    referral.people.filter(pk=referral.people.first().pk).update(
        given_name="Dele", family_name="Ade", known_as=""
    )
    no, yes, late = no_and_yes(
        reverse("referrals:knows", args=[referral.reference, w.dele.key]), w.carol, kay
    )
    assert (no.status_code, yes.status_code, late.status_code) == (302, 302, 200)
    assert (
        "there is a conflict of interest" in late.content.decode() and "I was wrong" in late.content.decode()
    )
    assert referral.conflicts.get().reason == "He is her uncle"


@pytest.mark.parametrize("of_record", [True, False], ids=["record", "referral"])
def test_two_of_information_governance_lose_no_words_either(w, of_record):
    zoe = cast.person(w.service, "Zoe", "Lunt", Role.INFORMATION_GOVERNANCE)
    if of_record:
        add(w, "Carol Shah")
        reference = w.case.reference
    else:
        referral = stories.sent(w).referral
        referral.people.filter(pk=referral.people.first().pk).update(
            given_name="Carol", family_name="Shah", known_as=""
        )
        reference = referral.reference
    url = reverse("referrals:colleague", args=[reference, w.carol.key])
    no, yes, late = no_and_yes(url, w.ivy, zoe)
    assert (no.status_code, yes.status_code, late.status_code) == (302, 302, 200)
    assert "I was wrong" in late.content.decode() and "Carol Shah has the same name as Carol" not in str(
        late.content
    )
    assert cast.signed_in(zoe).get(url).status_code == 404
    assert cast.signed_in(w.carol).post(url, {"conflict": "no", "reason": "No"}).status_code == 404


def test_who_holds_the_family_hands_it_over_first(w):
    add(w, "Amina Yusuf")
    url = reverse("network:knows", args=[w.case.reference, w.amina.key])
    answer = cast.signed_in(w.carol).post(url, {"conflict": "yes", "reason": "A cousin"}).content.decode()
    assert "holds this family: hand it over first" in answer and "A cousin" in answer
    assert asked(w) == {("Amina Yusuf", "name")}


def test_about_the_only_manager_information_governance_is_asked_without_a_name(w):
    add(w, "Carole Shah")
    assert pending.waiting(w.carol, TODAY) == []
    assert page(w.carol, "network:knows", w.case.reference, w.carol.key).status_code == 404
    assert told(reminders.plan) == {("colleague.governance", "Ivy Lunt")}
    listed = page(w.ivy, "referrals:colleagues").content.decode()
    assert w.case.reference in listed and "Amina Yusuf is the coordinator" in listed
    url = reverse("referrals:colleague", args=[w.case.reference, w.carol.key])
    shown = cast.signed_in(w.ivy).get(url).content.decode()
    assert "has the same name as somebody of this family" in shown
    assert "Carole" not in shown + listed and w.case.title not in shown + listed
    for name in ("workspace:case_access", "workspace:history"):  # Carol is not told that Ivy was asked
        assert "knows a family" not in page(w.carol, name, w.case.reference).content.decode()
    assert "knows a family" in page(w.ivy, "workspace:access_log").content.decode()
    for person in (w.carol, w.amina, w.sam):
        assert cast.signed_in(person).get(url).status_code == 404
        assert page(person, "referrals:colleagues").status_code == 403
    cast.signed_in(w.ivy).post(url, {"conflict": "yes", "reason": "Her sister, says Amina"})
    assert page(w.carol, "workspace:case", w.case.reference).status_code == 404
    assert "Nothing waits for you" in page(w.ivy, "referrals:colleagues").content.decode()


def test_with_another_manager_it_is_hers_and_with_nobody_it_is_the_managers_own(w):
    add(w, "Carol Shah")
    kay = cast.person(w.service, "Kay", "Hunt", Role.SERVICE_MANAGER)
    assert told(reminders.plan) == {("colleague.asked", "Kay Hunt")}
    with pytest.raises(Refused, match="Somebody else"):
        network.answer_question(
            case=w.case, staff=w.carol, is_conflict=False, reason="It is fine", by=w.carol
        )
    type(kay).objects.filter(pk__in=[kay.pk, w.ivy.pk]).update(is_active=False)
    assert [row["title"][:8] for row in pending.waiting(w.carol, TODAY)] == ["Does a c"]
    shown = page(w.carol, "network:knows", w.case.reference, w.carol.key).content.decode()
    assert "You have the same name as Carol Shah. Do you know this family?" in shown
    network.answer_question(case=w.case, staff=w.carol, is_conflict=False, reason="No relation", by=w.carol)
    assert asked(w) == set()


def test_the_only_manager_accepts_once_governance_has_said_it_of_her(w):
    referral = stories.sent(w).referral
    person = referral.people.first()
    person.given_name, person.family_name, person.known_as = "Carol", "Shah", ""
    person.save()
    assert knowing.questions(referral, w.carol) == []
    with pytest.raises(Refused, match="A colleague has to look at this referral"):
        actions.accept(referral=referral, by=w.carol)
    shown = page(w.carol, "referrals:accept", referral.reference).content.decode()
    assert "A colleague has to look at this referral before you can accept it." in shown
    assert told(of_referrals.plan) == {("colleague.governance", "Ivy Lunt")}
    url = reverse("referrals:colleague", args=[referral.reference, w.carol.key])
    shown = cast.signed_in(w.ivy).get(url).content.decode()
    assert "somebody of this family" in shown and referral.name not in shown
    assert "Tom Ridley wrote the referral" in shown
    cast.signed_in(w.ivy).post(url, {"conflict": "no", "reason": "Another Carol Shah, says Tom"})
    assert referral_abilities(w.carol, referral)
    assert actions.accept(referral=referral, by=w.carol) is not None


def test_with_nobody_else_the_only_manager_says_it_of_herself(w):
    type(w.ivy).objects.filter(pk=w.ivy.pk).update(is_active=False)
    referral = stories.sent(w).referral
    person = referral.people.first()
    person.given_name, person.family_name, person.known_as = "Carol", "Shah", ""
    person.save()
    with pytest.raises(Refused, match="Say first whether Carol Shah knows this family"):
        actions.accept(referral=referral, by=w.carol)
    url = reverse("referrals:knows", args=[referral.reference, w.carol.key])
    assert "You have the same name as Carol Shah" in cast.signed_in(w.carol).get(url).content.decode()
    cast.signed_in(w.carol).post(url, {"conflict": "yes", "reason": "My sister-in-law"})
    assert referral_abilities(w.carol, referral) == frozenset()


def test_the_messages_say_no_more_than_their_reader_may_open_and_stop_with_the_answer(w):
    add(w, "Carol Shah")
    row = StaffQuestion.objects.get()
    message = Message(kind="colleague.governance", recipient=w.ivy, about=row.key, case=w.case.reference)
    text = messages.MESSAGES.resolve(message)
    assert text.url == reverse("referrals:colleagues") and w.case.reference not in text.title + text.body
    message.recipient = w.carol
    assert messages.MESSAGES.resolve(message) is None
    network.answer_question(case=w.case, staff=w.carol, is_conflict=False, reason="No relation", by=w.ivy)
    message.recipient = w.ivy
    assert messages.MESSAGES.resolve(message) is None
