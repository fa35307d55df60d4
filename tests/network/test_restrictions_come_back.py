"""No restriction is forgotten: nobody visits alone and others come back on their day, and stand on the pages till then."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions, pending, restrictions
from fgc.network.models import Person, Restriction
from fgc.network.reminders import plan
from tests import cast
from tests.network.restricted import Family

pytestmark = pytest.mark.django_db


@pytest.fixture
def f():
    """A family with something to keep from Darren."""
    return Family()


# Nobody visits alone


def test_nobody_visits_alone_has_a_day_to_look_at_it_again_and_comes_back_then(f):
    """A warning without a day would follow a family for ever."""
    for when in (None, today() + dt.timedelta(days=28)):
        if when is None:
            with pytest.raises(Refused, match="look at it again"):
                f.restrict("visit_together", f.kayleigh)
        else:
            row = f.restrict("visit_together", f.kayleigh, review_on=when)
    assert restrictions.sentence(row) == "Nobody visits Kayleigh at home alone"
    page = reverse("network:person", args=[f.case.reference, f.kayleigh.key])
    assert "Nobody visits Kayleigh at home alone" in cast.signed_in(f.w.amina).get(page).content.decode()
    assert pending.waiting(f.w.amina, today()) == []
    assert len(pending.waiting(f.w.amina, when)) == 1
    with pytest.raises(Refused, match="look at it again"):
        actions.renew_restriction(restriction=row, until=None, by=f.w.amina)
    actions.renew_restriction(
        restriction=row, until=None, review_on=when + dt.timedelta(days=28), by=f.w.amina
    )
    assert pending.waiting(f.w.amina, when) == []


def test_the_form_asks_for_that_day(f):
    amina, url = cast.signed_in(f.w.amina), f"/cases/{f.case.reference}/restrictions/add/"
    answers = {
        "kind": "visit_together", "person": f.kayleigh.key, "other": f.darren.key, "basis": "safety_plan",
        "reason": "Her dog bites", "evidence": "", "since": "", "until": "", "review_on": "", "scope": "",
    }  # fmt: skip
    assert "Enter the day to look at it again" in amina.post(url, answers).content.decode()
    day = today() + dt.timedelta(days=30)
    typed = f"{day.day} {day.month} {day.year}"
    assert amina.post(url, answers | {"review_on": typed}).status_code == 302
    assert (Restriction.objects.get().review_on, Restriction.objects.get().other) == (day, None)


@pytest.mark.parametrize("page", ["workspace:case", "conferences:preparation", "conferences:conference"])
def test_what_must_be_kept_to_stands_on_top_of_the_pages_from_which_people_are_met(f, page):
    """For whoever may read it: the referrer of whom they named, business support of whom is invited, others nothing."""
    f.restrict("must_not_meet", f.kayleigh, f.darren, basis="order")
    f.restrict(
        "visit_together",
        f.kayleigh,
        review_on=today() - dt.timedelta(days=1),
        since=today() - dt.timedelta(days=3),
    )
    address = reverse(page, args=[f.case.reference])

    def seen_by(user):
        answer = cast.signed_in(user).get(address)
        return answer.content.decode() if answer.status_code == 200 else ""

    hers = seen_by(f.w.amina)
    assert hers.index("Nobody visits Kayleigh at home alone") < hers.index("Kayleigh must not meet Darren")
    assert "Look at it again: decide" in hers
    for other in (f.w.tom, f.w.dele):
        assert "must not meet" not in seen_by(other)
    Person.objects.filter(pk=f.kayleigh.pk).update(referred_key="r1")
    if page != "conferences:preparation":
        assert "Nobody visits Kayleigh at home alone" in seen_by(f.w.tom)
        assert "must not meet" not in seen_by(f.w.tom), "he did not name Darren"


# Coming back for a decision


def test_it_comes_back_on_its_day_and_managers_are_told_when_nobody_decides(f):
    row = f.restrict(
        "must_not_know_phone", f.kayleigh, f.darren, since=today() - dt.timedelta(days=30),
        review_on=today() - dt.timedelta(days=7),
    )  # fmt: skip
    now = timezone.now()
    sent = {(one["kind"], one["to"].first_name) for one in plan(now)}
    assert sent == {
        ("restriction.review", "Amina"), ("restriction.undecided", "Amina"), ("restriction.undecided", "Carol"),
    }  # fmt: skip
    hers = pending.waiting(f.w.amina, today())
    assert [line["status_text"] for line in hers] == ["7 days late"]
    assert "Kayleigh" not in str(hers) and "Darren" not in str(hers)
    assert [line["title"][:18] for line in pending.waiting(f.w.carol, today())] == ["Nobody has decided"]
    assert pending.waiting(f.w.bryn, today()) == [] and pending.waiting(f.w.tom, today()) == []
    assert restrictions.current(f.case).exists(), "no date lifts one"
    later = today() + dt.timedelta(days=90)
    actions.renew_restriction(restriction=row, until=None, review_on=later, by=f.w.amina)
    assert pending.waiting(f.w.amina, today()) == [] == pending.waiting(f.w.carol, today())
    assert list(plan(now)) == []


def test_the_list_and_today_lead_to_the_decision(f):
    row = f.restrict("not_invited", f.june, since=today() - dt.timedelta(days=3), review_on=today())
    decide = f"/cases/{f.case.reference}/restrictions/{row.key}/decide/"
    for address in ("/", "/safety/"):
        assert decide in cast.signed_in(f.w.amina).get(address).content.decode(), address
    page = cast.signed_in(f.w.carol).get("/safety/").content.decode()
    assert f"/restrictions/{row.key}/approve/" in page
    assert (
        f"/restrictions/{row.key}/approve/"
        in cast.signed_in(f.w.carol).get("/dashboard/", follow=True).content.decode()
    )
    assert cast.signed_in(f.w.tom).get("/safety/").status_code == 403
    bryn = cast.signed_in(f.w.bryn).get("/safety/").content.decode()
    assert "Nothing waits for you" in bryn
