"""A change of address is a deed of its own: nothing goes to the old one, and nobody learns the new one who must not."""

import datetime as dt

import pytest
from django.urls import reverse

from conferences import actions as meeting
from fgc.audit.models import AuditEvent
from fgc.lib.dates import at_local, today
from fgc.lib.errors import Refused
from fgc.network import actions, disclosure, pending, restrictions
from fgc.network.audience import Audience
from fgc.network.models import AddressChange, AddressTold, ContactDetail, Restriction
from fgc.notifications.models import Message
from tests import cast

pytestmark = pytest.mark.django_db


class Family:
    """Agnieszka and Ellie at 12 Strand Road, which Darren, Ellie's father, has not left in the record."""

    def __init__(self):
        self.w = cast.world()
        self.case = cast.open_case(self.w)
        self.agnieszka, self.darren, self.ellie = (self.add(n) for n in ("Agnieszka", "Darren", "Ellie"))
        actions.add_child(case=self.case, person=self.ellie, by=self.w.amina)
        for parent in (self.agnieszka, self.darren):
            actions.add_parent(child=self.ellie, parent=parent, by=self.w.amina)
        self.home = self.address(self.agnieszka, "12 Strand Road")

    def add(self, name):
        return actions.add_person(case=self.case, by=self.w.amina, given_name=name)

    def address(self, person, value):
        return actions.add_contact(person=person, kind="address", value=value, by=self.w.amina)

    def move(self, old=None, **fields):
        given = {"old": old or self.home, "moved_on": today(), "by": self.w.amina, "value": "3 Marsh Lane"}
        return actions.record_move(**(given | fields))[0]

    def keep_from_darren(self, person):
        return actions.restrict(
            case=self.case, kind="must_not_know_address", person=person, other=self.darren, basis="order",
            reason="Order", by=self.w.amina,
        )  # fmt: skip

    def addresses(self, person, user=None):
        return [view.value for view in Audience.for_staff(self.case, user or self.w.amina).contacts(person)]


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


def ready_conference(f, *people):
    start = at_local(today() + dt.timedelta(days=4), dt.time(10))
    row = meeting.book(
        case=f.case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=2), venue=None,
        place_note="St Mary’s hall", by=f.w.amina, people=people,
    )  # fmt: skip
    return meeting.mark_safe_to_send(conference=row, by=f.w.amina)


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


# Pages


def page(f, name, key):
    return reverse(f"network:{name}", args=[f.case.reference, key])


def answers(**changes):
    return {
        "moved_on": f"{today():%d/%m/%Y}", "known": "yes", "value": "3 Marsh Lane", "seen_by": "withhold",
        "how": "", "why": "", **changes,
    }  # fmt: skip


def test_a_childs_new_placement_is_kept_from_the_parents_unless_somebody_decides_otherwise(f):
    home = f.address(f.ellie, "12 Strand Road")
    amina = cast.signed_in(f.w.amina)
    form = amina.get(page(f, "moved", home.key)).content.decode()
    for parent in (f.agnieszka, f.darren):
        assert f'value="{parent.key}"' in form.split("Who must not know")[1]
    assert form.count("checked") >= 3
    shown = amina.post(page(f, "moved", home.key), answers(must_not_know=[f.darren.key], seen_by="show"))
    assert "Withhold the address while somebody must not know it" in shown.content.decode()
    sent = answers(must_not_know=[f.darren.key], why="Placement is confidential")
    seen = amina.post(page(f, "moved", home.key), sent, follow=True).content.decode()
    assert "Withheld" in seen and "3 Marsh Lane" not in seen
    row = Restriction.objects.get()
    assert (row.kind, row.person, row.other) == ("must_not_know_address", f.ellie, f.darren)
    assert row.review_on == today() + dt.timedelta(days=28)
    assert ContactDetail.objects.get(person=f.ellie, until=None).is_withheld


def test_a_childs_address_learnt_later_is_kept_from_the_parents_as_well(f):
    home = f.address(f.ellie, "12 Strand Road")
    actions.record_move(old=home, moved_on=today(), by=f.w.amina)
    amina = cast.signed_in(f.w.amina)
    person = amina.get(page(f, "person", f.ellie.key)).content.decode()
    assert page(f, "new_address", f.ellie.key) in person
    form = amina.get(page(f, "new_address", f.ellie.key)).content.decode()
    assert form.count("checked") >= 3 and "unless you untick them" in form
    given = {
        "value": "3 Marsh Lane",
        "must_not_know": [f.darren.key],
        "seen_by": "show",
        "how": "",
        "why": "",
    }
    shown = amina.post(page(f, "new_address", f.ellie.key), given).content.decode()
    assert "Withhold the address while somebody must not know it" in shown and "3 Marsh Lane" in shown
    seen = amina.post(page(f, "new_address", f.ellie.key), given | {"seen_by": "withhold"}, follow=True)
    assert "3 Marsh Lane" not in seen.content.decode() and Restriction.objects.get().other == f.darren
    assert amina.get(page(f, "new_address", f.ellie.key)).status_code == 404


def test_the_page_of_a_childs_move_says_what_to_look_at(f):
    actions.change_child(child=f.case.children.get(), by=f.w.amina, school="St Oswald’s")
    ready_conference(f, f.agnieszka)
    change = f.move(old=f.address(f.ellie, "12 Strand Road"))
    amina = cast.signed_in(f.w.amina)
    seen = amina.get(page(f, "change_of_address", change.key)).content.decode()
    assert "School: St Oswald’s" in seen and "at St Mary’s hall: can the child get there" in seen
    assert "Advocate: none is recorded" in seen
    mothers = amina.get(page(f, "change_of_address", f.move().key)).content.decode()
    assert "To look at now" not in mothers


def test_the_page_of_a_person_offers_moving_and_mistakes_and_a_second_home_is_meant(f):
    amina = cast.signed_in(f.w.amina)
    seen = amina.get(page(f, "person", f.agnieszka.key)).content.decode()
    assert "Recorded by mistake<" in seen and ">Close<" not in seen
    mistake = page(f, "close_contact", f.home.key)
    assert "Tick this if they never lived there" in amina.post(mistake, {}).content.decode()
    new = {"kind": "address", "value": "9 Other Road", "safe": "yes", "how": "", "seen_by": "show"}
    adding = page(f, "add_contact", f.agnieszka.key)
    assert "They have an address already" in amina.post(adding, new).content.decode()
    assert amina.post(adding, new | {"second_home": "on"}).status_code == 302
    amina.post(mistake, {"sure": "on"})
    assert f.addresses(f.agnieszka) == ["9 Other Road"]


def test_errors_keep_what_was_typed(f):
    amina = cast.signed_in(f.w.amina)
    shown = amina.post(page(f, "moved", f.home.key), answers(value="", how="Plain envelope")).content.decode()
    assert "Enter the new address, or say that it is not known yet" in shown and "Plain envelope" in shown
    assert not AddressChange.objects.exists()


def test_the_page_of_a_move_its_alarm_and_who_was_told(f):
    f.keep_from_darren(f.agnieszka)
    f.address(f.darren, "12 Strand Road")
    change = f.move()
    amina, carol = cast.signed_in(f.w.amina), cast.signed_in(f.w.carol)
    person = reverse("network:person", args=[f.case.reference, f.agnieszka.key])
    for client in (amina, carol):
        assert "Send nothing to this person until it is checked" in client.get(person).content.decode()
        assert (
            page(f, "clear_alarm", change.key)
            in client.get(page(f, "change_of_address", change.key)).content.decode()
        )
    told = {"who": "St Oswald’s school", "on": f"{today():%d/%m/%Y}", "how": "by phone"}
    seen = amina.post(page(f, "told_of_move", change.key), told, follow=True).content.decode()
    assert "St Oswald’s school" in seen and AddressTold.objects.count() == 1
    assert carol.post(page(f, "told_of_move", change.key), told).status_code == 403
    seen = carol.post(page(f, "clear_alarm", change.key), {"reason": "He left in May"}, follow=True)
    assert "He left in May" in seen.content.decode()
    assert "Send nothing" not in amina.get(person).content.decode()


def test_who_may_open_what(f):
    change = f.move()
    new = ContactDetail.objects.get(person=f.agnieszka, until=None)
    expected = {
        f.w.amina: (200, 200, 200, 200), f.w.carol: (403, 200, 200, 403), f.w.tom: (403, 403, 403, 403),
        f.w.dele: (403, 403, 403, 403), f.w.bryn: (404,) * 4, f.w.sam: (404,) * 4,
    }  # fmt: skip
    pages = [("moved", new.key)]
    pages += [(name, change.key) for name in ("change_of_address", "clear_alarm", "told_of_move")]
    for user, codes in expected.items():
        client = cast.signed_in(user)
        assert tuple(client.get(page(f, *one)).status_code for one in pages) == codes, user.name
    other = cast.open_case(f.w, "Sam B.")
    address = reverse("network:change_of_address", args=[other.reference, change.key])
    assert cast.signed_in(f.w.amina).get(address).status_code == 404
