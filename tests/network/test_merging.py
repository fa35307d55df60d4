"""One person recorded twice: asked before saving, made one, parted again; and the same person in another record."""

import datetime as dt

import pytest
from django.urls import reverse

from conferences import actions as meeting
from fgc.audit.models import AuditEvent
from fgc.cases import actions as cases
from fgc.cases.access import abilities
from fgc.lib.dates import at_local, today
from fgc.lib.errors import Refused
from fgc.network import actions, alike
from fgc.network.audience import Audience
from fgc.network.models import ContactDetail, ParentLink, Person, PersonMerge, Restriction
from tests import cast
from tests.permissions.asking import ask, sign_in

pytestmark = pytest.mark.django_db
BORN = dt.date(1990, 4, 2)


class Family:
    """Ellie, her mother Sana, and Mohammed Ali, who is on the map twice."""

    def __init__(self):
        self.w = cast.world()
        self.case = cast.open_case(self.w)
        self.ellie, self.sana = self.add("Ellie"), self.add("Sana", gender="f")
        actions.add_child(case=self.case, person=self.ellie, by=self.w.amina)
        self.one = self.add("Mohammed", family_name="Ali", diet="halal")
        self.two = self.add("Mo", family_name="Ali", born_on=BORN, diet="no nuts", referred_key="r9")
        actions.add_parent(child=self.ellie, parent=self.sana, by=self.w.amina)
        actions.add_parent(child=self.ellie, parent=self.two, by=self.w.amina)

    def add(self, given, case=None, **fields):
        return actions.add_person(case=case or self.case, by=self.w.amina, given_name=given, **fields)

    def merge(self, kept=None, gone=None, **fields):
        return actions.merge_people(kept=kept or self.one, gone=gone or self.two, by=self.w.amina, **fields)


@pytest.fixture
def f():
    return Family()


def keep_from(f, person, kind):
    """Keep something of a person from Sana, or the two apart."""
    return actions.restrict(
        case=f.case, kind=kind, person=person, other=f.sana, basis="request", reason="Asked", by=f.w.amina
    )


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


def test_who_was_made_one_is_not_put_back_beside_the_other(f):
    """Put back as a removed person they would come without what keeps people safe; parting them brings it along."""
    keep_from(f, f.two, "must_not_meet")
    removed = f.add("Nan")
    merge = f.merge()
    actions.remove_person(person=removed, by=f.w.amina)
    with pytest.raises(Refused, match="made one with somebody else"):
        actions.restore_person(person=f.two, by=f.w.amina)
    amina = cast.signed_in(f.w.amina)
    page = amina.get(url(f, "family")).content.decode()
    assert url(f, "restore_person", removed.key) in page and url(f, "restore_person", f.two.key) not in page
    assert amina.post(url(f, "restore_person", f.two.key)).status_code == 404
    assert amina.post(url(f, "restore_person", removed.key)).status_code == 302
    actions.undo_merge(merge=merge, by=f.w.amina)
    assert f.two in f.case.people.on_map() and f.two.restrictions.count() == 1
    actions.remove_person(person=f.two, by=f.w.amina)
    assert actions.restore_person(person=f.two, by=f.w.amina).removed_at is None


def test_what_was_written_since_the_merge_stays_when_they_are_parted(f):
    """A note of the other record that somebody added to is theirs to keep; what nobody touched goes back."""
    actions.change_person(person=f.two, note="Works nights", by=f.w.amina)
    merge = f.merge()
    one = Person.objects.get(pk=f.one.pk)
    assert one.note == "Works nights"
    actions.change_person(
        person=one, note="Works nights. Ring after two", born_on=dt.date(1991, 4, 2), by=f.w.amina
    )
    actions.undo_merge(merge=merge, by=f.w.amina)
    one.refresh_from_db()
    assert (one.note, one.born_on, one.birth_year) == (
        "Works nights. Ring after two", dt.date(1991, 4, 2), 1991,
    )  # fmt: skip
    assert one.referred_key == "" and Person.objects.get(pk=f.two.pk).note == "Works nights"


def test_what_was_restricted_since_the_merge_holds_for_both_when_they_are_parted(f):
    """Nobody knows yet which of the two it is about: both are kept away until somebody ends one of the rows."""
    number = actions.add_contact(person=f.two, kind="phone", value="07700 900123", by=f.w.amina)
    before = keep_from(f, f.two, "must_not_meet")
    merge = f.merge()
    one = Person.objects.get(pk=f.one.pk)
    since = keep_from(f, one, "must_not_know_phone")
    ended = keep_from(f, one, "must_not_know_school")
    actions.end_restriction(restriction=ended, reason="A mistake", by=f.w.amina)
    actions.undo_merge(merge=merge, by=f.w.amina)
    held = Restriction.objects.current().order_by("pk")
    assert [(row.kind, row.person, row.other) for row in held] == [
        ("must_not_meet", f.two, f.sana), ("must_not_know_phone", f.one, f.sana), ("must_not_know_phone", f.two, f.sana),
    ]  # fmt: skip
    assert held[0] == before and held[1] == since and held[2].reason == since.reason
    number.refresh_from_db()
    assert number.person == f.two and number.is_withheld
    assert AuditEvent.objects.filter(kind="network.restriction_added").count() == 4


# Pages


def url(f, name, *keys):
    return reverse(f"network:{name}", args=[f.case.reference, *keys])


def test_before_saving_it_asks_and_the_person_decides(f):
    amina = cast.signed_in(f.w.amina)
    form = {
        "given_name": "Muhammad",
        "family_name": "Ali",
        "gender": "u",
        "born": "2 April 1990",
        "status": "living",
    }
    page = amina.post(url(f, "add_person"), form).content.decode()
    assert "This looks like Mo Ali, born 1990, who is on the map already" in page
    assert amina.post(url(f, "add_person"), form | {"confirm": "on"}).status_code == 302
    other = form | {"born": "2 April 1985", "given_name": "Mohammed", "family_name": "Alison"}
    assert amina.post(url(f, "add_person"), other).status_code == 302


def test_comparing_making_one_and_undoing(f):
    amina = cast.signed_in(f.w.amina)
    person = url(f, "person", f.one.key)
    assert "Could this be the same person as" in amina.get(person).content.decode()
    listed = amina.get(url(f, "same_person", f.one.key)).content.decode()
    assert (
        url(f, "merge", f.one.key, f.two.key) in listed and url(f, "merge", f.one.key, f.sana.key) in listed
    )
    form = amina.get(url(f, "merge", f.one.key, f.two.key)).content.decode()
    assert "no nuts" in form and "halal" in form and "2 April 1990" in form
    page = amina.post(
        url(f, "merge", f.one.key, f.two.key), {"given_name": "kept", "diet": "gone"}, follow=True
    ).content.decode()
    assert "They are one person now" in page and "no nuts" in page
    merge = PersonMerge.objects.get()
    assert "was made one with this record" in page
    amina.post(url(f, "undo_merge", merge.key))
    assert f.two in f.case.people.on_map()
    for user, code in ((f.w.carol, 403), (f.w.tom, 403), (f.w.bryn, 404), (f.w.sam, 404)):
        assert cast.signed_in(user).get(url(f, "merge", f.one.key, f.two.key)).status_code == code, user.name


def test_the_record_of_a_child_is_the_one_that_stays(f):
    amina = cast.signed_in(f.w.amina)
    again = f.add("Ellie")
    assert amina.post(url(f, "merge", again.key, f.ellie.key), {}).status_code == 302
    assert PersonMerge.objects.get().kept == f.ellie


# Across records


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


def ready(f, *people, days):
    """A conference to which these people are asked, whose invitations were checked."""
    start = at_local(today() + dt.timedelta(days=days), dt.time(10))
    row = meeting.book(
        case=f.case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=2), venue=None,
        place_note="St Mary’s hall", by=f.w.amina, people=people,
    )  # fmt: skip
    return meeting.mark_safe_to_send(conference=row, by=f.w.amina)


def test_two_who_are_parted_again_must_each_fit_those_they_are_tied_to(f):
    """While they were one, a child was added whom the other birth allows and their own does not."""
    actions.change_person(person=f.one, born_on=dt.date(2000, 1, 1), by=f.w.amina)
    merge = f.merge(take=["born_on"])
    zoe = f.add("Zoe", born_on=dt.date(1999, 5, 1))
    line = actions.add_parent(child=zoe, parent=Person.objects.get(pk=f.one.pk), by=f.w.amina)
    with pytest.raises(Refused, match="not older than Zoe"):
        actions.undo_merge(merge=merge, by=f.w.amina)
    assert Person.objects.get(pk=f.one.pk).born_on == BORN, "nothing is half undone"
    actions.remove_tie(tie=line, by=f.w.amina)
    assert actions.undo_merge(merge=merge, by=f.w.amina).undone_at


def test_two_are_not_made_one_who_would_be_younger_than_their_child(f):
    zoe = f.add("Zoe", born_on=dt.date(1985, 5, 1))
    actions.add_parent(child=zoe, parent=f.one, by=f.w.amina)
    with pytest.raises(Refused, match="not older than Zoe"):
        f.merge()


@pytest.mark.parametrize("kind", ["not_invited", "must_not_know_work"])
def test_invitations_are_checked_again_when_one_invited_becomes_one_who_is_not_to_come(f, kind):
    """Of the conference to which that person is asked; another conference stays as it was, and so do the words."""
    actions.restrict(
        case=f.case, kind=kind, person=f.one if kind == "not_invited" else f.ellie, other=f.one, basis="order",
        reason="Order", by=f.w.amina,
    )  # fmt: skip
    his, hers = ready(f, f.two, days=4), ready(f, f.sana, days=8)
    f.merge()
    for row in (his, hers):
        row.refresh_from_db()
    assert (his.safe_to_send, hers.safe_to_send) == (False, True)
    assert AuditEvent.objects.filter(kind="conference.check_safety_again").count() == 1
    with pytest.raises(Refused):
        meeting.mark_safe_to_send(conference=his, by=f.w.amina)
    meeting.uninvite(invitation=his.invitations.get(), by=f.w.amina)
    with pytest.raises(Refused, match="Nobody is on the list"):
        meeting.mark_safe_to_send(conference=his, by=f.w.amina)


def test_invitations_are_checked_again_when_a_restriction_is_added(f):
    """Between two who are asked to one; a restriction of somebody who is not asked leaves it as it was."""
    row = ready(f, f.sana, f.two, days=4)
    keep_from(f, f.one, "must_not_know_phone")  # Sana is asked
    row.refresh_from_db()
    assert not row.safe_to_send
    meeting.mark_safe_to_send(conference=row, by=f.w.amina)
    actions.restrict(
        case=f.case, kind="must_not_meet", person=f.one, other=f.ellie, basis="request", reason="Asked", by=f.w.amina
    )  # fmt: skip
    row.refresh_from_db()
    assert row.safe_to_send
    keep_from(f, f.two, "must_not_meet")
    row.refresh_from_db()
    assert not row.safe_to_send
    with pytest.raises(Refused, match="must not meet"):
        meeting.mark_safe_to_send(conference=row, by=f.w.amina)
