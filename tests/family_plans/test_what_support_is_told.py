"""Business support posts and files: it learns what to do, not that something is kept from somebody."""

import pytest
from django.urls import reverse

from family_plans import actions
from family_plans.actions import copying
from family_plans.paper import Paper
from fgc.cases import actions as cases
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


def test_the_list_of_copies_says_what_to_post_and_nothing_of_what_is_kept_back(monkeypatch):
    """The coordinator and the manager see how much was left out and that somebody has to look."""
    monkeypatch.setattr(copying, "paper_for", lambda copy: Paper(b"%PDF", 1, 0))
    home = fam.final()
    w = home.world
    fam.must_not_know_of(home, home.liam, home.dan)
    copy = actions.make_copy(version=fam.version(home), person=home.liam, by=w.amina)
    type(copy).objects.filter(pk=copy.pk).update(left_out=2)
    address = reverse("family_plans:copies", args=[home.case.reference])
    for who in (w.amina, w.carol):
        page = cast.signed_in(who).get(address).content.decode()
        assert "2 parts left out" in page and "Needs a second look" in page
    page = cast.signed_in(w.dele).get(address).content.decode()
    assert "Not to be posted yet" in page
    assert "parts left out" not in page and "second look" not in page and "Out of date" not in page


def test_how_the_work_ended_is_for_who_asks_and_who_signs_off():
    """It holds the family's words and plan: business support neither reads nor changes it."""
    home = fam.final()
    w = home.world
    cases.ask_finish(
        case=home.case, reason="plan_working", by=w.amina, words="We are all right", own_plan="Sundays"
    )
    link, overview = "How the work ended", reverse("workspace:case", args=[home.case.reference])
    assert link not in cast.signed_in(w.dele).get(overview).content.decode()
    assert link in cast.signed_in(w.amina).get(overview).content.decode()
    answer = {"words": "Changed", "told": "", "feedback": "later", "records_label": "none"}
    pages = [
        reverse(f"workspace:{name}", args=[home.case.reference]) for name in ("finished", "after_finish")
    ]
    for path in pages:
        assert cast.signed_in(w.dele).get(path).status_code == 404
        assert cast.signed_in(w.tom).get(path).status_code == 403
        assert cast.signed_in(w.amina).get(path).status_code == 200
    assert cast.signed_in(w.dele).post(pages[1], answer).status_code == 404
    assert home.case.finishes.get().words == "We are all right"
    assert cast.signed_in(w.amina).post(pages[1], answer).status_code == 302
    assert home.case.finishes.get().words == "Changed"
