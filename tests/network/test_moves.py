"""A change of address is a deed of its own: nothing goes to the old one, and no address is changed another way."""

import datetime as dt

import pytest

from conferences import actions as meeting
from fgc.audit.models import AuditEvent
from fgc.lib.dates import at_local, today
from fgc.lib.errors import Refused
from fgc.network import actions, disclosure
from fgc.network.audience import Audience
from fgc.network.models import AddressChange
from fgc.notifications.models import Message
from tests.network.moved import Family, ready_conference

pytestmark = pytest.mark.django_db


@pytest.fixture
def f():
    return Family()


def test_the_old_address_is_closed_at_once_and_the_new_one_is_there(f):
    change = f.move(moved_on=today() - dt.timedelta(days=3))
    assert f.addresses(f.agnieszka) == ["3 Marsh Lane"]
    assert [view.value for view in Audience.for_person(f.agnieszka).contacts(f.agnieszka)] == ["3 Marsh Lane"]
    assert (change.old.until, change.new.since, change.alarm) == (change.moved_on, change.moved_on, False)
    facts = AuditEvent.objects.filter(kind="network.address_changed").get()
    assert "Marsh" not in facts.data and "Strand" not in facts.data


def test_an_address_that_is_not_known_yet_leaves_none(f):
    change = f.move(value="")
    assert change.new is None and f.addresses(f.agnieszka) == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"moved_on": today() + dt.timedelta(days=1)}, "moved_on"), ({"value": "12 strand road"}, "value")],
)
def test_what_cannot_be_a_move(f, fields, field):
    with pytest.raises(Refused) as refused:
        f.move(**fields)
    assert refused.value.field == field
    assert not AddressChange.objects.exists() and f.addresses(f.agnieszka) == ["12 Strand Road"]


def test_an_address_is_left_once(f):
    f.move()
    with pytest.raises(Refused, match="closed already"):
        f.move(value="9 Other Road")


def test_who_moved_along_moves_too(f):
    f.address(f.ellie, "12 Strand Road")
    f.address(f.darren, "9 Hawthorne Road")
    f.move(together=[f.ellie, f.darren])
    assert f.addresses(f.ellie) == ["3 Marsh Lane"] and f.addresses(f.darren) == ["9 Hawthorne Road"]
    assert AddressChange.objects.count() == 2


def test_invitations_that_are_ready_are_checked_again_and_those_of_others_are_not(f):
    start = at_local(today() + dt.timedelta(days=4), dt.time(10))
    rows = []
    for hours, person in ((0, f.agnieszka), (48, f.darren)):
        begin = start + dt.timedelta(hours=hours)
        row = meeting.book(
            case=f.case, kind="first", starts_at=begin, ends_at=begin + dt.timedelta(hours=2), venue=None,
            place_note="St Mary’s hall", by=f.w.amina, people=[person],
        )  # fmt: skip
        rows.append(meeting.mark_safe_to_send(conference=row, by=f.w.amina))
    f.move()
    for row in rows:
        row.refresh_from_db()
    assert [row.safe_to_send for row in rows] == [False, True]


def test_a_copy_made_before_a_move_is_out_of_date(f):
    assert disclosure.secret_since(f.case) is None
    change = f.move()
    assert disclosure.secret_since(f.case) == change.at


def test_the_social_worker_is_told_of_those_they_named_and_of_nobody_else(f):
    """Tom named Ellie; that Agnieszka, of whom he knows nothing, has moved is told to Amina alone."""
    actions.change_person(person=f.ellie, referred_key="r1", by=f.w.amina)
    ellies = f.address(f.ellie, "9 Hawthorne Road")
    told = {}
    for name, old in (("ellie", ellies), ("agnieszka", f.home)):
        change = actions.record_move(old=old, moved_on=today(), by=f.w.carol, value=f"{name}’s new road")[0]
        rows = Message.objects.filter(kind="address.changed", about=change.key)
        told[name] = set(rows.values_list("recipient__name", flat=True))
    assert told == {"ellie": {"Amina Yusuf", "Tom Ridley"}, "agnieszka": {"Amina Yusuf"}}


def test_an_address_that_is_withheld_of_one_is_withheld_of_whoever_is_recorded_there_next(f):
    """Whichever was written down first; another address, and a number, are shown as they were asked to be."""
    f.keep_from_darren(f.agnieszka)
    nan = f.add("Maureen")
    shared = actions.add_contact(
        person=nan, kind="address", value="12 strand road", by=f.w.amina, is_withheld=False
    )
    own = actions.add_contact(
        person=nan, kind="address", value="1 Quay Street", by=f.w.amina, is_withheld=False
    )
    assert (shared.is_withheld, own.is_withheld) == (True, False)
    assert f.addresses(nan) == ["Withheld", "1 Quay Street"]


def test_an_address_is_not_closed_and_another_added_by_the_way(f):
    """There is no way to a new address but through a change of address; a number is closed as before."""
    with pytest.raises(Refused, match="have moved, or that the address was recorded by mistake"):
        actions.close_contact(contact=f.home, by=f.w.amina)
    number = actions.add_contact(person=f.agnieszka, kind="phone", value="07700 900123", by=f.w.amina)
    assert actions.close_contact(contact=number, by=f.w.amina).until
    f.move(value="")
    with pytest.raises(Refused, match="Record where they live now from there"):
        f.address(f.agnieszka, "3 Marsh Lane")
    assert f.addresses(f.agnieszka) == []


def test_an_address_recorded_by_mistake_stops_what_is_ready_and_makes_copies_old(f):
    row = ready_conference(f, f.agnieszka)
    change = actions.take_back_address(contact=f.home, by=f.w.amina)
    row.refresh_from_db()
    assert (row.safe_to_send, change.was_mistake, change.alarm) == (False, True, False)
    assert disclosure.secret_since(f.case) == change.at and f.addresses(f.agnieszka) == []
    with pytest.raises(Refused, match="closed already"):
        actions.take_back_address(contact=f.home, by=f.w.amina)


def test_the_new_address_that_comes_later_is_a_change_of_address_too(f):
    f.keep_from_darren(f.agnieszka)
    f.move(value="")
    actions.record_who_was_told(change=AddressChange.objects.get(), who="Tom", on=today(), by=f.w.amina)
    f.address(f.darren, "3 Marsh Lane")
    change = actions.record_new_address(person=f.agnieszka, value="3 marsh lane", by=f.w.amina)
    assert change.alarm and change.old is None and change.new.is_withheld
    assert Message.objects.filter(kind="address.alarm", about=change.key).exists()
    with pytest.raises(Refused, match="recorded already"):
        actions.record_new_address(person=f.agnieszka, value="9 Other Road", by=f.w.amina)


def test_a_second_address_stops_what_is_ready_to_be_sent(f):
    mine = ready_conference(f, f.agnieszka)
    f.address(f.agnieszka, "9 Other Road")
    mine.refresh_from_db()
    assert mine.safe_to_send is False


def test_a_first_address_stops_nothing(f):
    mine = ready_conference(f, f.ellie)
    f.address(f.ellie, "9 Other Road")
    mine.refresh_from_db()
    assert mine.safe_to_send is True
