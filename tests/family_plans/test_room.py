"""While the conference is under way the plan is typed in the frame of the day: no menu, no names of staff, a cover."""

import pytest
from django.urls import reverse

from conferences import actions as conferences
from family_plans import actions
from family_plans.models import Plan
from tests import cast
from tests.built import built_once
from tests.conferences.families import family, today_with

pytestmark = pytest.mark.django_db
DESK = ("fgc-header", "fgc-footer", "Sign out", "govuk-service-navigation", 'href="/cases/"')


@pytest.fixture
@built_once
def room():
    """A family in the third part of its conference, with a plan begun."""
    f = family()
    conference = today_with(f, [f.agnieszka, f.nan])
    conferences.start_sharing(conference=conference, by=f.w.amina)
    conferences.end_sharing(conference=conference, by=f.w.amina)
    conferences.start_agreeing(conference=conference, by=f.w.amina)
    actions.start_plan(case=f.case, by=f.w.amina)
    return f, conference


def page(f, name, *more):
    return reverse(f"family_plans:{name}", args=[f.case.reference, *more])


def read(f, address, who):
    return cast.signed_in(who).get(address).content.decode()


def test_the_pages_of_writing_are_pages_of_the_room(room):
    f, conference = room
    action = actions.add_action(plan=Plan.objects.get(case=f.case), what="Nan rings on Sundays", by=f.w.amina)
    pages = [page(f, name) for name in ("plan", "write", "agreement", "photos", "care", "ask_help")]
    for address in [*pages, page(f, "change_action", action.key)]:
        text = read(f, address, f.w.amina)
        for gone in (*DESK, "Amina Yusuf", f"/cases/{f.case.reference}/family/"):
            assert gone not in text, (address, gone)
        assert "Cover the screen" in text and "js/day.js" in text, address
        assert reverse("conferences:day", args=[f.case.reference, conference.key]) in text
        assert 'name="typed"' not in text  # long words are kept by fgc/kept, encrypted


def test_at_the_desk_and_for_everybody_else_they_are_pages_of_the_record(room):
    f, conference = room
    actions.add_action(plan=Plan.objects.get(case=f.case), what="Nan rings on Sundays", by=f.w.amina)
    actions.show_for_agreement(plan=Plan.objects.get(case=f.case), by=f.w.amina)
    for_tom = read(f, page(f, "plan"), f.w.tom)
    assert "fgc-header" in for_tom and "Cover the screen" not in for_tom
    conferences.end_conference(conference=conference, by=f.w.amina)
    afterwards = read(f, page(f, "plan"), f.w.amina)
    assert "fgc-header" in afterwards and "Cover the screen" not in afterwards


def test_the_cover_leads_back_to_this_familys_plan_and_to_no_other(room):
    f, conference = room
    client = cast.signed_in(f.w.amina)
    cover = reverse("conferences:cover", args=[f.case.reference, conference.key])
    other = family(f.w, "Somebody else")
    for back, leads in (
        (page(f, "write"), page(f, "write")),
        (page(other, "write"), reverse("conferences:day", args=[f.case.reference, conference.key])),
    ):
        client.post(cover, {"back": back})
        assert client.get(page(f, "write")).url == cover
        assert client.post(cover, {"password": cast.PASSWORD}).url == leads
