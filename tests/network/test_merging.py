"""One person recorded twice is made one: what goes along, what stays withheld, and who cannot be made one."""

import datetime as dt

import pytest

from conferences import actions as meeting
from fgc.audit.models import AuditEvent
from fgc.lib.dates import at_local, today
from fgc.lib.errors import Refused
from fgc.network import actions
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from fgc.network.models import ParentLink, Person, PersonMerge, Restriction
from tests import cast
from tests.network.recorded_twice import BORN, Family, keep_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def f():
    return Family()


def test_ties_contacts_restrictions_and_invitations_go_along_and_come_back(f):
    number = actions.add_contact(person=f.two, kind="phone", value="07700 900123", by=f.w.amina)
    kept_apart = actions.restrict(
        case=f.case,
        kind="must_not_meet",
        person=f.sana,
        other=f.two,
        basis="order",
        reason="Order",
        by=f.w.amina,
    )
    partners = actions.add_partnership(a=f.sana, b=f.two, status="separated", by=f.w.amina)
    start = at_local(today() + dt.timedelta(days=4), dt.time(10))
    conference = meeting.book(
        case=f.case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=2), venue=None,
        place_note="St Mary’s hall", by=f.w.amina, people=[f.two],
    )  # fmt: skip
    merge = f.merge()
    one = Person.objects.get(pk=f.one.pk)
    assert (one.born_on, one.diet, one.referred_key) == (BORN, "halal", "r9")
    for row, name in ((number, "person"), (kept_apart, "other"), (conference.invitations.get(), "person")):
        row.refresh_from_db()
        assert getattr(row, name) == one
    partners.refresh_from_db()
    assert {partners.a_id, partners.b_id} == {f.sana.pk, one.pk} and partners.a_id < partners.b_id
    assert set(ParentLink.objects.values_list("parent", flat=True)) == {f.sana.pk, one.pk}
    assert f.two not in f.case.people.on_map()
    facts = AuditEvent.objects.get(kind="network.people_merged")
    assert "Ali" not in facts.data
    actions.undo_merge(merge=merge, by=f.w.amina)
    actions.undo_merge(merge=merge, by=f.w.amina)
    one.refresh_from_db()
    number.refresh_from_db()
    partners.refresh_from_db()
    assert (one.born_on, one.birth_year, one.birth_precision, one.diet) == (None, None, "unknown", "halal")
    assert (
        number.person == f.two
        and f.two in f.case.people.on_map()
        and conference.invitations.get().person == f.two
    )
    assert {partners.a_id, partners.b_id} == {f.sana.pk, f.two.pk}
    assert AuditEvent.objects.filter(kind="network.merge_undone").count() == 1


def test_what_is_right_is_chosen_field_by_field(f):
    f.merge(take=["diet", "given_name"])
    one = Person.objects.get(pk=f.one.pk)
    assert (one.given_name, one.diet) == ("Mo", "no nuts")


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({}, {"birth_year": 1961, "birth_precision": "about"}),
        ({"status": "deceased"}, {"status": "deceased", "died_year": 2015}),
        ({}, {"touch": "in_touch", "last_in_touch": "Christmas 2020"}),
        ({"touch": "lost"}, {"touch": "lost", "last_in_touch": "Christmas 2020"}),
    ],
)
def test_what_only_the_other_record_says_is_not_lost_and_goes_back(f, mine, theirs):
    kept, gone = f.add("Joan", **mine), f.add("Joanie", **theirs)
    was = {name: getattr(kept, name) for name in theirs}
    merge = f.merge(kept=kept, gone=gone)
    kept.refresh_from_db()
    assert {name: getattr(kept, name) for name in theirs} == theirs
    actions.undo_merge(merge=merge, by=f.w.amina)
    kept.refresh_from_db()
    assert {name: getattr(kept, name) for name in theirs} == was


def test_what_both_records_say_otherwise_stays_unless_it_is_chosen(f):
    theirs = {"status": "deceased", "died_year": 2016, "birth_year": 1950, "birth_precision": "year"}
    kept = f.add("Joan", status="deceased", died_year=2015, birth_year=1951, birth_precision="about")
    merge = f.merge(kept=kept, gone=f.add("Joanie", **theirs))
    kept.refresh_from_db()
    assert (kept.died_year, kept.birth_year, kept.birth_precision) == (2015, 1951, "about")
    actions.undo_merge(merge=merge, by=f.w.amina)
    f.merge(kept=kept, gone=f.case.people.on_map().get(given_name="Joanie"), take=["status", "born_on"])
    kept.refresh_from_db()
    assert {name: getattr(kept, name) for name in theirs} == theirs


def test_what_both_are_to_the_same_person_is_said_once(f):
    kept, gone = f.add("Joan"), f.add("Joanie")
    for one in (kept, gone):
        actions.add_association(person=one, to=f.ellie, role="neighbour", by=f.w.amina)
    actions.add_association(person=gone, to=f.ellie, role="friend", by=f.w.amina)
    merge = f.merge(kept=kept, gone=gone)
    seen = FamilyMap(f.case, Audience.for_staff(f.case, f.w.amina), today())
    assert sorted(seen.label(kept.pk).split("; ")) == ["Family friend", "Neighbour"]
    actions.undo_merge(merge=merge, by=f.w.amina)
    assert sorted(gone.associations.values_list("role", flat=True)) == ["friend", "neighbour"]
    assert list(kept.associations.values_list("role", flat=True)) == ["neighbour"]


def test_nobody_becomes_their_own_ancestor(f):
    grandfather = f.add("Mohammed", family_name="Ali")
    actions.add_parent(child=f.two, parent=grandfather, by=f.w.amina)
    with pytest.raises(Refused, match="own ancestor|own parent"):
        between = f.add("Between")
        actions.add_parent(child=f.one, parent=between, by=f.w.amina)
        actions.add_parent(child=between, parent=f.two, by=f.w.amina)
        f.merge()
    assert not PersonMerge.objects.exists()


def test_nobody_gets_three_birth_parents(f):
    child = f.add("Sam")
    for person in (
        f.one,
        f.add("Ann"),
    ):
        actions.add_parent(child=child, parent=person, by=f.w.amina)
    again = f.add("Sam")
    actions.add_parent(child=again, parent=f.sana, by=f.w.amina)
    with pytest.raises(Refused, match="3 birth parents"):
        f.merge(kept=child, gone=again)
    assert again in f.case.people.on_map()


def test_two_are_not_made_one_who_would_be_younger_than_their_child(f):
    zoe = f.add("Zoe", born_on=dt.date(1985, 5, 1))
    actions.add_parent(child=zoe, parent=f.one, by=f.w.amina)
    with pytest.raises(Refused, match="not older than Zoe"):
        f.merge()


def test_who_cannot_be_made_one(f):
    other = cast.open_case(f.w, "Sam B.")
    stranger = f.add("Mohammed", case=other, family_name="Ali")
    with pytest.raises(Refused, match="not in this family"):
        f.merge(gone=stranger)
    with pytest.raises(Refused, match="two different people"):
        f.merge(gone=f.one)
    with pytest.raises(Refused, match="keep that record"):
        f.merge(gone=f.ellie)


def test_both_on_one_list_is_said(f):
    start = at_local(today() + dt.timedelta(days=4), dt.time(10))
    meeting.book(
        case=f.case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=2), venue=None,
        place_note="St Mary’s hall", by=f.w.amina, people=[f.one, f.two],
    )  # fmt: skip
    with pytest.raises(Refused, match="Both are asked to the same conference"):
        f.merge()
    assert f.two in f.case.people.on_map()


def test_of_a_number_that_both_have_the_stricter_use_counts(f):
    mine = actions.add_contact(person=f.one, kind="phone", value="07700 900123", by=f.w.amina)
    actions.add_contact(
        person=f.two, kind="phone", value="07700 900123", by=f.w.amina, is_withheld=True, is_safe=False
    )
    f.merge()
    mine.refresh_from_db()
    assert (mine.is_withheld, mine.is_safe) == (True, False)


def test_what_is_kept_from_somebody_is_kept_under_both_names(f):
    actions.restrict(
        case=f.case,
        kind="must_not_know_of",
        person=f.two,
        other=f.sana,
        basis="request",
        reason="Asked",
        by=f.w.amina,
    )
    f.merge()
    assert Restriction.objects.get().person == f.one
    assert Audience.for_person(f.sana).kept.people == {f.one.pk, f.two.pk}


def test_what_is_withheld_of_one_is_withheld_of_both_records(f):
    """Sana must not know where Mohammed lives: the address on his other record is withheld with the merge."""
    address = actions.add_contact(person=f.two, kind="address", value="3 Marsh Lane", by=f.w.amina)
    phone = actions.add_contact(person=f.two, kind="phone", value="07700 900123", by=f.w.amina)
    keep_from(f, f.one, "must_not_know_address")
    merge = f.merge()
    for row in (address, phone):
        row.refresh_from_db()
    assert (address.is_withheld, phone.is_withheld) == (True, False)
    actions.undo_merge(merge=merge, by=f.w.amina)
    address.refresh_from_db()
    assert address.is_withheld and address.person == f.two
