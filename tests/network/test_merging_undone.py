"""Two who were made one are parted again: what goes back, what stays, and what holds for both."""

import datetime as dt

import pytest

from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from fgc.network import actions
from fgc.network.models import Person, Restriction
from tests import cast
from tests.network.recorded_twice import BORN, Family, keep_from, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def f():
    return Family()


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
