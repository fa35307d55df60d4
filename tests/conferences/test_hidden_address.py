"""An address that one of the family must not know: it is no place to meet."""

import pytest
from django.urls import reverse

from conferences import actions
from fgc.lib.errors import Refused
from tests import cast
from tests.conferences.families import HIDDEN, at, booked, family, hidden_address, venue

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
