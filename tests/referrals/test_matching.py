"""A referral of a family that we may know: who is shown as alike, to whom, and what a manager decides about it."""

import datetime as dt

import pytest
from django.urls import reverse

from family_plans.asked import what_was_asked
from fgc.accounts.roles import Role
from fgc.audit.models import AuditEvent
from fgc.cases import actions as cases
from fgc.cases.models import Case
from fgc.lib.dates import add_months, today
from fgc.lib.errors import Refused
from fgc.network import actions as network
from fgc.network.models import Association, ContactDetail, NetworkChild, ParentLink, Person
from referrals import actions
from referrals.actions import Choice
from referrals.matching import matches
from referrals.models import Referral, ReferralMatch
from tests import cast
from tests.built import built_once
from tests.referrals import story as stories

pytestmark = pytest.mark.django_db
BORN = dt.date(2012, 3, 27)  # Zayn, in the referral
YEAR = dt.timedelta(days=366)


@pytest.fixture
@built_once
def w():
    return cast.world()


def record_with(w, *, title="Another family", child=True, council_id="", open_=True, **fields):
    """A record of the service with one child, or one adult, on it; returns (case, person)."""
    case = cast.open_case(w, title)
    person = network.add_person(
        case=case, by=w.amina, **({"given_name": "Zain", "family_name": "Malik Roe"} | fields)
    )
    if child:
        network.add_child(case=case, person=person, council_id=council_id, by=w.amina)
    if not open_:
        cases.finish(case=case, reason="plan_working", by=w.carol)
    return cast.fresh(case), person


def pair_of(referral, w, index=0):
    return matches(referral, w.carol)[0].pairs[index].key


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"born_on": BORN}, "the same birth"),
        ({"given_name": "Zane", "family_name": "Malick", "born_on": BORN}, "birth"),
        (
            {"given_name": "Zayn", "family_name": "Malik-Roe", "born_on": dt.date(2014, 1, 1)},
            "another date of birth",
        ),
        ({"given_name": "Peter", "family_name": "Hill", "born_on": BORN}, ""),
        ({"given_name": "Peter", "family_name": "Hill", "born_on": dt.date(2001, 1, 1)}, ""),
    ],
)
def test_who_is_alike_is_shown_with_what_they_have_in_common(w, fields, why):
    """Name as it sounds, birth; the same name with another birth is shown too, as two children may share one."""
    referral = stories.sent(w).referral
    case, _ = record_with(w, **fields)
    found = matches(referral, w.carol)
    assert [match.case for match in found] == ([case] if why else [])
    assert not why or why in found[0].pairs[0].why


def test_a_council_number_and_a_number_that_is_shown_are_compared_and_a_withheld_one_is_not(w):
    story = stories.sent(w)
    story.referral.children.filter(pk=story.zayn.pk).update(council_id="LCS 4417")
    case, _ = record_with(w, given_name="Peter", family_name="Hill", council_id="LCS 4417")
    assert [match.case for match in matches(story.referral, w.carol)] == [case]
    NetworkChild.objects.update(council_id="")
    other, imran = record_with(w, given_name="Immy", family_name="", child=False)
    network.add_contact(person=imran, kind="phone", value="07700 900102", by=w.amina)
    assert [match.case for match in matches(story.referral, w.carol)] == [other]
    ContactDetail.objects.update(is_withheld=True)
    assert matches(story.referral, w.carol) == []


def test_only_records_that_the_manager_may_open_are_compared(w):
    """A restricted record, or one with which she has a conflict, is not there: no name, no count, nothing to answer."""
    referral = stories.sent(w).referral
    case, _ = record_with(w, born_on=BORN)
    cases.declare_conflict(case=case, person=w.carol, reason="Her cousin", by=w.carol)
    assert matches(referral, w.carol) == []
    page = (
        cast.signed_in(w.carol).get(reverse("referrals:accept", args=[referral.reference])).content.decode()
    )
    assert "family that we know" not in page and case.reference not in page
    assert actions.accept(referral=referral, by=w.carol).pk != case.pk
    assert not ReferralMatch.objects.exists()


def test_nothing_is_linked_by_itself_and_another_family_needs_a_reason(w):
    referral = stories.sent(w).referral
    case, _ = record_with(w, born_on=BORN)
    with pytest.raises(Refused, match="family that we know"):
        actions.accept(referral=referral, by=w.carol)
    with pytest.raises(Refused, match="another family"):
        actions.accept(referral=referral, by=w.carol, choice=Choice("other", reason=" "))
    with pytest.raises(Refused, match="not among those"):
        actions.accept(referral=referral, by=w.carol, choice=Choice("repeat", "FGC-0000-0000"))
    url = reverse("referrals:accept", args=[referral.reference])
    carol = cast.signed_in(w.carol)
    page = carol.get(url).content.decode()
    for words in (case.reference, "Zain Malik Roe, born 27 March 2012", "Zayn Malik-Roe, born 27 March 2012"):
        assert words in page
    assert "Say how you know" in carol.post(url, {"decision": "other:", "reason": ""}).content.decode()
    assert Referral.objects.get().stage == "sent"
    assert carol.post(url, {"decision": "other:", "reason": "Other parents, other school"}).status_code == 302
    match = ReferralMatch.objects.get()
    assert (match.decision, match.case, match.reason) == ("other", case, "Other parents, other school")
    assert Referral.objects.get().case_id != case.pk
    assert AuditEvent.objects.filter(kind="referral.matched", actor=w.carol.pk).count() == 1


@pytest.mark.parametrize("open_", [True, False])
def test_a_repeat_referral_opens_a_record_that_is_linked_and_the_link_can_be_taken_back(w, open_):
    """Both records name the other to who may open it; finished work cannot be joined."""
    referral = stories.sent(w).referral
    before, _ = record_with(w, born_on=BORN, open_=open_)
    if not open_:
        with pytest.raises(Refused, match="has finished"):
            actions.accept(referral=referral, by=w.carol, choice=Choice("joined", before.reference))
    case = actions.accept(referral=referral, by=w.carol, choice=Choice("repeat", before.reference))
    assert case.pk != before.pk and Case.objects.count() == 2
    page, carol = reverse("referrals:of_case", args=[case.reference]), cast.signed_in(w.carol)
    assert "Referred before:" in carol.get(page).content.decode()
    assert before.reference in carol.get(page).content.decode()
    cases.declare_conflict(case=before, person=w.priya, reason="Neighbour", by=w.carol)
    assert before.reference not in cast.signed_in(w.priya).get(page).content.decode()
    match = ReferralMatch.objects.get()
    unlink = reverse("referrals:end_repeat", args=[case.reference, match.key])
    assert cast.signed_in(w.tom).get(unlink).status_code in (403, 404)
    assert "Say why it is not" in carol.post(unlink, {"reason": ""}).content.decode()
    assert carol.post(unlink, {"reason": "Another Zayn"}).status_code == 302
    assert before.reference not in carol.get(page).content.decode()
    match.refresh_from_db()
    assert (match.ended_by, match.ended_reason) == (w.carol, "Another Zayn")


def test_a_referral_joins_the_open_record_and_only_who_was_ticked_is_the_same_person(w):
    """Zayn stays as the record has him; his sister and brother are added; what the record keeps is kept."""
    story = stories.sent(w)
    case, zain = record_with(w, born_on=BORN, note="Likes chess")
    sana = network.add_person(case=case, by=w.amina, given_name="Sana", family_name="Roe", gender="f")
    network.add_parent(child=zain, parent=sana, by=w.amina)
    choice = Choice("joined", case.reference, frozenset({pair_of(story.referral, w)}))
    assert actions.accept(referral=story.referral, by=w.carol, choice=choice) == case
    assert Case.objects.count() == 1 and Referral.objects.get().case == case
    case = cast.fresh(case)
    assert case.children.count() == case.children_count == 4
    zain.refresh_from_db()
    assert (zain.name, zain.note, bool(zain.referred_key)) == ("Zain Malik Roe", "Likes chess", True)
    assert Person.objects.filter(case=case, given_name="Sana").count() == 2, "nobody said that they are one"
    added = Person.objects.get(case=case, given_name="Sana", referred_key=story.sana.key)
    assert ParentLink.objects.filter(parent=added, child=zain).exists()
    assert ReferralMatch.objects.get().decision == "joined"
    with pytest.raises(Refused, match="Only a link"):
        actions.end_repeat(match=ReferralMatch.objects.get(), reason="x", by=w.carol)
    assert {row["text"] for row in what_was_asked(case)["questions"]} == {
        "Who can be there at night?",
        "Who can take Ellie to school?",
    }


def test_what_the_record_keeps_from_somebody_stays_kept_when_a_referral_joins(w):
    """His number must not be known: the referral's own copy of it is withheld as well, and nothing is written twice."""
    story = stories.sent(w)
    case, imran = record_with(w, given_name="Imran", family_name="Malik", birth_year=1986, child=False)
    other = network.add_person(case=case, by=w.amina, given_name="Lee")
    network.restrict(
        case=case,
        kind="must_not_know_phone",
        person=imran,
        other=other,
        basis="order",
        reason="Order",
        by=w.amina,
    )
    choice = Choice("joined", case.reference, frozenset({pair_of(story.referral, w)}))
    actions.accept(referral=story.referral, by=w.carol, choice=choice)
    phone = ContactDetail.objects.get(person=imran, kind="phone")
    assert phone.is_withheld
    assert not Association.objects.filter(person=imran).exists()


def test_the_social_worker_who_refers_holds_the_record_from_then_on_and_the_page_says_so(w):
    story = stories.sent(w, author=w.grace)
    case, _ = record_with(w, born_on=BORN)
    page = (
        cast.signed_in(w.carol)
        .get(reverse("referrals:accept", args=[story.referral.reference]))
        .content.decode()
    )
    assert "Grace" in page and "in place of Tom" in page
    actions.accept(referral=story.referral, by=w.carol, choice=Choice("joined", case.reference))
    assert cast.fresh(case).referrer == w.grace


def test_somebody_is_not_two_people(w):
    referral = stories.sent(w).referral
    case, _ = record_with(w, born_on=BORN)
    twin = network.add_person(case=case, by=w.amina, given_name="Zayn", family_name="Malik Roe", born_on=BORN)
    assert twin
    keys = frozenset(pair.key for pair in matches(referral, w.carol)[0].pairs)
    with pytest.raises(Refused, match="two people"):
        actions.accept(referral=referral, by=w.carol, choice=Choice("joined", case.reference, keys))


def again(w, user):
    """(the figure of families referred again, the beside, the references in its list) as a manager reads them."""
    client = cast.signed_in(user)
    figure = next(
        row
        for row in client.get(reverse("reports:dashboard")).context["figures"]
        if row["label"] == "Referred again"
    )
    page = client.get(figure["url"])
    listed = [row[0]["text"] for row in page.context["rows"]]
    assert figure["number"] == len(listed) == page.context["listed"].count
    return figure["number"], figure["detail"], listed


def repeat(w, before, **received):
    """A referral that Carol accepted as a repeat of that record; returns its own record."""
    Case.objects.filter(pk=before.pk).update(**received)
    referral = stories.sent(w).referral
    return actions.accept(referral=referral, by=w.carol, choice=Choice("repeat", before.reference))


def test_families_referred_again_within_a_year_are_counted_and_listed(w):
    before, _ = record_with(w, born_on=BORN, open_=False)
    assert again(w, w.carol)[0] == 0
    later = repeat(w, before)
    number, detail, listed = again(w, w.carol)
    assert number == 1 and later.reference in str(listed[0]) + str(listed) and "restricted" not in detail
    Case.objects.filter(pk=later.pk).update(received_on=add_months(before.received_on, 12))
    assert again(w, w.carol)[0] == 0, "a year later it is another time"
    Case.objects.filter(pk=later.pk).update(received_on=before.received_on, accepted_on=today() - YEAR)
    assert again(w, w.carol)[0] == 0, "more than a year ago"


def test_a_link_taken_back_or_a_record_that_is_not_theirs_is_in_no_ones_number(w):
    before, _ = record_with(w, born_on=BORN)
    kay = cast.person(w.service, "Kay", "Hunt", Role.SERVICE_MANAGER, w.carol.team)
    later = repeat(w, before)
    cases.restrict(case=before, people=[w.carol, w.amina], reason="A colleague’s family", by=w.carol)
    assert again(w, w.carol)[0] == 1
    number, detail, _listed = again(w, kay)
    assert number == 0 and "1 restricted to others" in detail, "the earlier one is not hers to know of"
    cases.declare_conflict(case=later, person=kay, reason="A cousin", by=w.carol)
    assert "restricted" not in again(w, kay)[1]
    actions.end_repeat(match=ReferralMatch.objects.get(), reason="Twins’ cousins", by=w.carol)
    assert again(w, w.carol)[0] == 0
