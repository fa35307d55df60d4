"""The alarm when somebody lives where one must not know of another: when it rings, what waits, and who clears it."""

import datetime as dt

import pytest

from conferences import actions as meeting
from fgc.lib.dates import at_local, today
from fgc.lib.errors import Refused
from fgc.network import actions, pending, restrictions
from fgc.network.audience import Audience
from fgc.network.models import ContactDetail
from fgc.notifications.models import Message
from tests import cast
from tests.network.moved import Family, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def f():
    return Family()


def test_an_alarm_when_somebody_who_must_not_know_lives_at_the_old_address(f):
    f.keep_from_darren(f.agnieszka)
    f.address(f.darren, "12 Strand Road.")
    change = f.move()
    assert change.alarm
    told = set(Message.objects.filter(kind="address.alarm").values_list("recipient__name", flat=True))
    assert told == {"Amina Yusuf", "Carol Shah"}
    for user in (f.w.amina, f.w.carol):
        assert [row["status_text"] for row in pending.waiting(user, today())] == ["Check now"]
    assert Audience.for_person(f.agnieszka).contacts(f.agnieszka) == [], "nothing is sent until it is checked"
    with pytest.raises(Refused, match="Say what was checked"):
        actions.clear_alarm(change=change, reason=" ", by=f.w.carol)
    actions.clear_alarm(change=change, reason="He left in May", by=f.w.carol)
    assert [view.value for view in Audience.for_person(f.agnieszka).contacts(f.agnieszka)] == ["3 Marsh Lane"]
    assert pending.waiting(f.w.amina, today()) == []


def test_a_cleared_alarm_rings_again_when_he_is_recorded_there_again(f):
    f.keep_from_darren(f.agnieszka)
    f.address(f.darren, "3 Marsh Lane.")
    change = f.move()
    assert change.alarm
    actions.clear_alarm(change=change, reason="He left in May", by=f.w.carol)
    assert not restrictions.alarm_stands(f.agnieszka)
    ContactDetail.objects.filter(person=f.darren).update(until=today())
    f.address(f.darren, "3 Marsh Lane")
    assert restrictions.alarm_stands(f.agnieszka)


def test_an_alarm_at_the_new_address_in_the_other_direction_and_by_household(f):
    f.keep_from_darren(f.agnieszka)
    his = f.address(f.darren, "5 Quay Street")
    assert f.move(old=his, value="12 Strand Road").alarm, "he moved to where she lives"
    household = actions.add_household(case=f.case, label="Hers", by=f.w.amina, people=[f.agnieszka, f.darren])
    assert household.members.count() == 2
    assert f.move().alarm, "he is still in her household"


def test_no_alarm_where_nothing_is_kept_from_anybody(f):
    f.address(f.darren, "12 Strand Road")
    assert not f.move().alarm


def test_while_the_alarm_stands_no_invitation_and_no_copy_goes(f):
    f.keep_from_darren(f.agnieszka)
    f.address(f.darren, "12 Strand Road")
    start = at_local(today() + dt.timedelta(days=4), dt.time(10))
    row = meeting.book(
        case=f.case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=2), venue=None,
        place_note="St Mary’s hall", by=f.w.amina, people=[f.agnieszka],
    )  # fmt: skip
    change = f.move()
    with pytest.raises(Refused, match="Send nothing to Agnieszka"):
        meeting.mark_safe_to_send(conference=row, by=f.w.amina)
    actions.clear_alarm(change=change, reason="He left in May", by=f.w.amina)
    assert meeting.mark_safe_to_send(conference=row, by=f.w.amina).safe_to_send


@pytest.mark.parametrize("first", ["the restriction", "the address"])
def test_an_address_that_comes_to_be_shared_without_a_move_stops_what_is_sent_too(f, first):
    """Whichever was recorded last; and it ends when the address that was wrong is closed."""
    if first == "the restriction":
        f.keep_from_darren(f.agnieszka)
    elsewhere, shared = f.address(f.darren, "5 Dock Road"), f.address(f.darren, "12  strand road")
    if first == "the address":
        f.keep_from_darren(f.agnieszka)
    with pytest.raises(Refused, match="Send nothing to Agnieszka"):
        restrictions.check_may_send(f.agnieszka)
    her_page = page(f, "person", f.agnieszka.key)
    assert "is recorded at it" in cast.signed_in(f.w.amina).get(her_page).content.decode()
    actions.take_back_address(contact=shared, by=f.w.amina)
    restrictions.check_may_send(f.agnieszka)
    assert "is recorded at it" not in cast.signed_in(f.w.amina).get(her_page).content.decode()
    assert elsewhere.until is None
