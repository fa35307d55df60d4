"""Moving a conference and cancelling it: why, what stays on the record, who is asked again, and the case follows."""

import pytest
from django.urls import reverse
from django.utils import timezone

from conferences import actions
from fgc.lib.errors import Refused
from tests import cast
from tests.conferences.families import asked, at, booked, family, kept_apart, stage

pytestmark = pytest.mark.django_db


def test_moving_keeps_the_history_and_asks_everybody_again():
    f = family()
    conference = booked(f, [f.nan])
    nan = asked(conference, f.nan)
    actions.mark_told(invitation=nan, how="phone", by=f.w.amina)
    actions.record_answer(invitation=nan, answer="coming", by=f.w.amina)
    moved = actions.move_conference(
        conference=conference,
        starts_at=at(20, 17),
        ends_at=at(20, 20),
        venue=f.church,
        reason="Nan works",
        by=f.w.amina,
    )
    nan.refresh_from_db()
    assert (nan.answer, nan.told_at) == ("not_asked", None)
    assert moved.invites_version == 2
    assert [(row.was_starts_at, row.was_venue, row.reason) for row in moved.moves.all()] == [
        (at(14, 10), f.hall, "Nan works")
    ]
    assert cast.fresh(f.case).conference_on == timezone.localdate(at(20, 17))


def test_moving_needs_a_reason_and_the_page_of_the_present():
    f = family()
    conference = booked(f)
    new = {"starts_at": at(20, 17), "ends_at": at(20, 20), "venue": f.hall, "by": f.w.amina}
    with pytest.raises(Refused, match="Say why"):
        actions.move_conference(conference=conference, reason=" ", **new)
    actions.move_conference(conference=conference, reason="School play", version=1, **new)
    with pytest.raises(Refused, match="Somebody else moved"):
        actions.move_conference(conference=conference, reason="Again", version=1, **new)


def test_a_move_that_brings_two_sittings_to_one_door_is_refused():
    f = family()
    kept_apart(f)
    booked(f, [f.agnieszka])
    apart = booked(f, [f.darren], days=15, kind="separate")
    with pytest.raises(Refused, match="in the same building at about the same time"):
        actions.move_conference(
            conference=apart,
            starts_at=at(14, 13),
            ends_at=at(14, 16),
            venue=f.hall,
            reason="Sooner",
            by=f.w.amina,
        )
    apart.refresh_from_db()
    assert apart.starts_at == at(15, 10)
    assert actions.move_conference(
        conference=apart, starts_at=at(14, 14), ends_at=at(14, 16), venue=f.hall, reason="Sooner", by=f.w.amina
    ).invites_version == 2  # fmt: skip


def test_a_cancelled_conference_frees_the_time():
    f = family()
    actions.cancel(conference=booked(f), reason="The family asked for another day", by=f.w.amina)
    assert booked(f).stage == "booked"


def test_cancelling_needs_a_reason_and_gives_the_case_back():
    f = family()
    conference = booked(f)
    with pytest.raises(Refused, match="Say why"):
        actions.cancel(conference=conference, reason="", by=f.w.amina)
    actions.cancel(conference=conference, reason="The family chose to wait", by=f.w.amina)
    case = cast.fresh(f.case)
    assert (case.stage, case.conference_on) == ("preparing", None)


def test_cancelling_one_of_two_sittings_leaves_the_case_arranged():
    f = family()
    booked(f)
    apart = booked(f, days=15, kind="separate")
    actions.cancel(conference=apart, reason="Darren writes instead", by=f.w.amina)
    assert stage(f) == "arranged"


def test_moving_and_cancelling_by_their_pages():
    f = family()
    conference = booked(f)
    client = cast.signed_in(f.w.amina)
    move = reverse("conferences:move", args=[f.case.reference, conference.key])
    assert client.get(move).status_code == 200
    day = timezone.localdate(at(21, 10))
    values = {
        "starts_on": f"{day:%d/%m/%Y}",
        "starts": "17:00",
        "ends": "19:30",
        "venue": f.church.key,
        "version": 1,
    }
    assert (
        "Enter why" in client.post(move, values).content.decode()
        or f.case.conferences.get().invites_version == 1
    )
    client.post(move, values | {"reason": "Nan works in the daytime"})
    conference.refresh_from_db()
    assert (conference.starts_at, conference.venue) == (at(21, 17), f.church)
    cancel = reverse("conferences:cancel", args=[f.case.reference, conference.key])
    assert client.get(cancel).status_code == 200
    assert client.post(cancel, {"reason": ""}).status_code == 200
    client.post(cancel, {"reason": "The family made its own plan"})
    conference.refresh_from_db()
    assert conference.stage == "cancelled"
