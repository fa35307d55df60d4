"""An address that one of the family must not know: it is no place to meet, and on nothing that anybody is shown or sent."""

import pytest
from django.urls import reverse

from conferences import actions
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions as network
from tests import cast
from tests.conferences.families import (
    HIDDEN,
    asked,
    at,
    booked,
    family,
    hidden_address,
    kept_apart,
    tab,
    venue,
)
from tests.conferences.families import url as page

pytestmark = pytest.mark.django_db


def test_a_withheld_address_is_not_accepted_as_a_place():
    f = family()
    hidden_address(f)
    for words in (HIDDEN.replace("\n", ", "), "at 14 lighthouse-court, 2nd floor", "14  LIGHTHOUSE COURT"):
        with pytest.raises(Refused, match="withheld"):
            booked(f, place_note=words)
    assert booked(f, place_note="Room 2, Lighthouse view").place_note == "Room 2, Lighthouse view"


def test_moving_to_a_place_tells_business_support_nothing_of_a_withheld_address():
    """A refusal would say that a guess was right. The move is taken, no letter goes, and the coordinator reads why."""
    f = family()
    conference = booked(f, [f.nan])
    hidden_address(f)
    guess = venue(f.w, "Lighthouse Court", address=HIDDEN)
    actions.mark_safe_to_send(conference=conference, by=f.w.amina)
    new = {"starts_at": at(20, 10), "ends_at": at(20, 13), "venue": guess, "reason": "Hall closed"}
    with pytest.raises(Refused, match="withheld"):
        actions.move_conference(conference=conference, by=f.w.amina, **new)
    moved = actions.move_conference(conference=conference, by=f.w.dele, **new)
    assert moved.venue == guess and not moved.safe_to_send
    with pytest.raises(Refused, match="withheld"):
        actions.mark_safe_to_send(conference=moved, by=f.w.amina)
    tab = reverse("conferences:conference", args=[f.case.reference])
    assert "holds a withheld address" in cast.signed_in(f.w.amina).get(tab).content.decode()
    assert "withheld" not in cast.signed_in(f.w.dele).get(tab).content.decode()


def test_the_hidden_address_is_on_no_page_letter_sheet_or_calendar_file():
    f = family()
    hidden_address(f)
    kept_apart(f)
    network.restrict(case=f.case, kind="must_not_know_address", person=f.agnieszka, other=f.darren, basis="request",
                     reason="Lives at Lighthouse", by=f.w.amina)  # fmt: skip
    first = booked(f, [f.agnieszka])
    second = booked(f, [f.darren], days=15, kind="separate")
    actions.record_contact(case=f.case, person=f.darren, on=today(), how="phone", by=f.w.amina)
    actions.mark_safe_to_send(conference=first, by=f.w.amina)
    actions.mark_safe_to_send(conference=second, by=f.w.amina)
    urls = [
        tab(f),
        reverse("conferences:calendar"),
        reverse("conferences:preparation", args=[f.case.reference]),
    ]
    for conference, person in ((first, f.agnieszka), (second, f.darren)):
        row = asked(conference, person)
        urls += [
            page(name, conference)
            for name in ("running_sheet", "calendar_file", "day", "move", "cancel", "invite")
        ]
        urls += [
            page(name, conference, row.key)
            for name in ("invitation", "answer", "told", "change_invitation", "uninvite")
        ]
    for who in (f.w.amina, f.w.carol, f.w.dele, f.w.tom, f.w.priya):
        client = cast.signed_in(who)
        for url in urls:
            text = client.get(url).content.decode()
            for line in (*HIDDEN.splitlines(), "Lighthouse", "Non-molestation"):
                assert line not in text, (who, url)


@pytest.mark.parametrize("name", ["letter", "calendar"])
def test_what_darren_gets_is_the_same_whatever_the_hidden_address_is(name, time_machine):
    time_machine.move_to("2026-11-21 09:00+00:00", tick=False)
    outputs = []
    f = family()
    booked(f, [f.agnieszka, f.nan])
    second = booked(f, [f.darren], days=15, kind="separate")
    url = (
        page("invitation", second, asked(second, f.darren).key)
        if name == "letter"
        else page("calendar_file", second)
    )
    client = cast.signed_in(f.w.amina)
    for value in ("1 Elm Row, Wallasey", "2 Oak Row, Southport"):
        network.add_contact(person=f.agnieszka, kind="address", value=value, is_withheld=True, by=f.w.amina)
        text = client.get(url).content.decode()
        outputs.append(text.partition("<main")[2] if name == "letter" else text)
    assert outputs[0] == outputs[1]
