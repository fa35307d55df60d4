"""Staff who share a name or number with a family: a question to the service manager, and to nobody else."""

import pytest
from django.urls import reverse

from fgc.accounts.roles import Role
from fgc.lib.errors import Refused
from referrals import actions, knowing
from referrals.access import abilities, visible_to
from referrals.models import ConflictAnswer, Referral, ReferralConflict
from tests import cast
from tests.built import built_once
from tests.referrals import story as stories

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_once
def w():
    """Dean of business support has the name of a father of the family; Kay is a second manager."""
    made = cast.world()
    made.kay = cast.person(made.service, "Kay", "Hunt", Role.SERVICE_MANAGER, made.carol.team)
    made.story = stories.sent(made)
    made.dean = cast.person(
        made.service, made.story.dean.given_name, made.story.dean.family_name, Role.BUSINESS_SUPPORT
    )
    return made


def url(w, name, *keys):
    return reverse(f"referrals:{name}", args=[w.story.referral.reference, *keys])


def names(w, reader):
    return [one.person for one in knowing.questions(w.story.referral, reader)]


def test_the_manager_is_asked_and_the_person_concerned_is_not(w):
    assert names(w, w.carol) == [w.dean] == names(w, w.kay)
    assert names(w, w.dean) == []
    page = cast.signed_in(w.carol).get(url(w, "referral")).content.decode()
    said = f"{w.dean.name} (business support) has the same name as {w.story.dean.name}. Is this a conflict of interest?"
    assert said in page and url(w, "knows", w.dean.key) in page
    for person in (w.dean, w.dele, w.tom, w.priya):
        other = cast.signed_in(person).get(url(w, "referral")).content.decode()
        assert "Is this a conflict of interest" not in other, person.name
        assert cast.signed_in(person).get(url(w, "knows", w.dean.key)).status_code in (403, 404)


def test_yes_closes_everything_to_the_officer_counts_too(w):
    dean = cast.signed_in(w.dean)
    waiting = dean.get(reverse("referrals:waiting")).content.decode()
    assert w.story.referral.reference in waiting
    sent = {"conflict": "yes", "reason": "He is the father"}
    assert cast.signed_in(w.carol).post(url(w, "knows", w.dean.key), sent).status_code == 302
    assert abilities(w.dean, w.story.referral) == frozenset()
    assert not visible_to(w.dean, Referral.objects.all()).exists()
    assert w.story.referral.reference not in dean.get(reverse("referrals:waiting")).content.decode()
    assert dean.get(url(w, "referral")).status_code == 404
    case = actions.accept(referral=w.story.referral, by=w.carol)
    assert dean.get(f"/cases/{case.reference}/").status_code == 404


def test_no_is_kept_with_its_reason_and_not_asked_again(w):
    carol = cast.signed_in(w.carol)
    page = carol.post(url(w, "knows", w.dean.key), {"conflict": "no", "reason": ""}).content.decode()
    assert "Say how they know the family, or why it is no conflict" in page
    sent = {"conflict": "no", "reason": "Another person of the same name"}
    page = carol.post(url(w, "knows", w.dean.key), sent, follow=True).content.decode()
    assert "Another person of the same name" in page and names(w, w.carol) == []
    row = ConflictAnswer.objects.get()
    assert (row.coordinator, row.has_conflict, row.by) == (w.dean, False, w.carol)
    assert not ReferralConflict.objects.exists() and abilities(w.dean, w.story.referral)
    assert carol.get(url(w, "knows", w.dean.key)).status_code == 404
    assert (
        "Another person of the same name"
        not in cast.signed_in(w.dean).get(url(w, "referral")).content.decode()
    )


def test_nothing_is_accepted_before_the_answer(w):
    with pytest.raises(Refused, match="knows this family"):
        actions.accept(referral=w.story.referral, by=w.carol)
    page = cast.signed_in(w.carol).get(url(w, "accept")).content.decode()
    assert "Answer on the referral first" in page
    actions.settle_question(
        referral=w.story.referral, person=w.dean, has_conflict=False, words="Another Dean", by=w.carol
    )
    assert actions.accept(referral=w.story.referral, by=w.carol).pk


def test_nobody_answers_about_themselves_and_only_a_manager_answers(w):
    for by in (w.dean, w.dele, w.tom):
        with pytest.raises(Refused, match="Somebody else"):
            actions.settle_question(
                referral=w.story.referral, person=w.dean, has_conflict=False, words="No", by=by
            )
    w.kay.name = w.story.dean.name
    w.kay.save()
    assert w.kay not in names(w, w.kay) and w.kay in names(w, w.carol)


def test_a_phone_in_common_is_asked_about_too_and_another_name_is_not(w):
    actions.settle_question(
        referral=w.story.referral, person=w.dean, has_conflict=False, words="No", by=w.carol
    )
    assert names(w, w.carol) == []
    number = next(person.phone for person in w.story.referral.people.all() if person.phone)
    w.dele.phone = number.replace(" ", "")
    w.dele.save()
    (found,) = knowing.questions(w.story.referral, w.carol)
    assert found.person == w.dele and "the same phone number" in found.words
