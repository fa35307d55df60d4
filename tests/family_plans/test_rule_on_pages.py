"""What the pages say of the next review is what they set: the service's table, not its usual weeks."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from family_plans import actions
from family_plans.models import ReviewRule
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


def test_the_pages_promise_the_review_that_they_set():
    """Four weeks for the first one, thirty for each later one; a review that is set already stands."""
    with time_machine.travel(dt.datetime(2026, 11, 20, 17, tzinfo=dt.UTC), tick=False):
        home = fam.checked()
        w, case = home.world, home.case
        for what, weeks in (("first", 4), ("later", 30)):
            ReviewRule.objects.create(
                service=w.service, what=what, weeks=weeks, made_by=w.carol, made_at=home.plan.started_at
            )
        amina = cast.signed_in(w.amina)
        page = amina.get(reverse("family_plans:finalise", args=[case.reference]))
        assert (page.context["due"], page.context["rule"]) == (
            dt.date(2026, 12, 18), "4 weeks after the plan of 20 November 2026",
        )  # fmt: skip
        actions.finalise(plan=home.plan, by=w.amina, on=fam.MET_ON)
        review = case.reviews.get()
        assert review.due_on == dt.date(2026, 12, 18)
        page = amina.get(reverse("family_plans:hold_review", args=[case.reference, review.key]))
        assert page.context["by_rule"] == "30 weeks after the last review of 20 November 2026"
        actions.hold_review(review=review, held_on=fam.MET_ON, outcome="continue", by=w.amina)
        assert case.reviews.get(stage="due").rule == page.context["by_rule"]
