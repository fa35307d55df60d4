"""The same person in the record of another family is shown to who may open both, and nothing of it to anybody else."""

import datetime as dt

import pytest
from django.urls import reverse

from fgc.cases import actions as cases
from fgc.cases.access import abilities
from fgc.network import actions, alike
from fgc.network.models import ContactDetail, Person
from tests import cast
from tests.network.recorded_twice import BORN, Family, url
from tests.permissions.asking import ask, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def f():
    return Family()


def elsewhere(f, user):
    case = cast.fresh(f.case)
    case.can = abilities(user, case)
    return [other.case.reference for other, _words in alike.in_other_records(case, f.two, user)]


def test_the_same_person_elsewhere_is_shown_to_who_may_open_both(f):
    other = cast.open_case(f.w, "Sam B.", coordinator=f.w.bryn)
    again = f.add("Muhammad", case=other, family_name="Ali", born_on=BORN)
    assert elsewhere(f, f.w.carol) == [other.reference]
    assert elsewhere(f, f.w.amina) == [] == elsewhere(f, f.w.bryn)
    page = cast.signed_in(f.w.carol).get(url(f, "person", f.two.key)).content.decode()
    assert other.reference in page and reverse("network:person", args=[other.reference, again.key]) in page
    cases.declare_conflict(case=other, person=f.w.carol, reason="A neighbour", by=f.w.carol)
    assert elsewhere(f, f.w.carol) == []


def test_a_withheld_detail_is_never_compared(f):
    other = cast.open_case(f.w, "Sam B.")
    again = f.add("Somebody", case=other)
    actions.add_contact(person=f.two, kind="phone", value="07700 900123", by=f.w.amina)
    theirs = actions.add_contact(person=again, kind="phone", value="+44 7700 900123", by=f.w.amina)
    assert elsewhere(f, f.w.amina) == [other.reference]
    ContactDetail.objects.filter(pk=theirs.pk).update(is_withheld=True)
    assert elsewhere(f, f.w.amina) == []


def test_for_anybody_else_the_pages_are_the_same_bytes_in_both_worlds(f):
    """Two worlds that differ in one person of a record that Amina and Tom cannot open."""
    other = cast.open_case(f.w, "Sam B.", coordinator=f.w.bryn, referrer=f.w.grace)
    again = f.add("Somebody", case=other, family_name="Else", born_on=dt.date(1971, 1, 1))
    pages = [url(f, "person", f.two.key), url(f, "same_person", f.two.key), url(f, "family"), "/", "/safety/"]
    sessions = [sign_in(user) for user in (f.w.amina, f.w.tom, f.w.dele)]
    before = [ask(session, "GET", page).body for session in sessions for page in pages]
    Person.objects.filter(pk=again.pk).update(given_name="Mo", family_name="Ali", born_on=BORN)
    actions.add_contact(person=again, kind="phone", value="07700 900123", by=f.w.bryn)
    after = [ask(session, "GET", page).body for session in sessions for page in pages]
    assert before == after
    assert other.reference not in str(after)
