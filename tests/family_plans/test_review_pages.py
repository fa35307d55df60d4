"""The pages of the reviews: the day and its changes, recording one, doing without, and the list of what is due."""

import datetime as dt

import pytest
from django.urls import reverse

from family_plans import actions
from family_plans.models import Review
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.pages import refused, statuses, url

pytestmark = pytest.mark.django_db


def test_the_reviews_tab_and_changing_the_day():
    """The rule in words; Amina and Dele may move it with a reason; Tom reads."""
    home = fam.final()
    assert statuses(home, url("reviews", home)) == refused(
        200, "tom", "priya", "amina", "carol", "dele", rest=404
    )
    page = cast.signed_in(home.world.tom).get(url("reviews", home)).content
    assert b"12 weeks after the plan of 20 November 2026" in page
    assert b"Change the day" not in page
    review = Review.objects.get()
    address = url("change_review", home, review.key)
    later = {"due_on": "1/3/2027", "reason": "Rose is away"}
    assert cast.signed_in(home.world.tom).post(address, later).status_code == 403
    assert cast.signed_in(home.world.carol).post(address, later).status_code == 403
    assert (
        cast.signed_in(home.world.dele).post(address, {"due_on": "1/3/2027"}).context["form"].errors["reason"]
    )
    assert cast.signed_in(home.world.dele).post(address, later).status_code == 302
    review.refresh_from_db()
    assert (review.due_on, review.changed_reason) == (dt.date(2027, 3, 1), "Rose is away")
    assert home.again().review_due_on == dt.date(2027, 3, 1)


def test_recording_a_review_sets_the_next():
    """Each action with a state and words; carrying on sets one 12 weeks later."""
    home = fam.final()
    review = Review.objects.get()
    amina = cast.signed_in(home.world.amina)
    address = url("hold_review", home, review.key)
    assert cast.signed_in(home.world.dele).get(address).status_code == 403
    keys = list(home.plan.actions.values_list("key", flat=True))
    data = {"held_on": "20/11/2026", "outcome": "continue", "words": "It helps.", "at_risk": "no"}
    page = amina.post(address, data)
    assert len(page.context["form"].errors) == 3
    data |= {f"state-{key}": "done" for key in keys} | {f"words-{keys[0]}": "Every day but one"}
    assert amina.post(address, data).url == url("reviews", home)
    review.refresh_from_db()
    assert (review.stage, review.outcome, review.progress.count()) == ("held", "continue", 3)
    assert Review.objects.get(stage="due").due_on == dt.date(2027, 2, 12)
    page = amina.get(url("reviews", home)).content.decode()
    assert "Every day but one" in page
    following = Review.objects.get(stage="due")
    page = amina.get(url("hold_review", home, following.key)).content.decode()
    assert "Last time" in page and page.count("“Every day but one”") == 1


def test_a_review_that_changes_the_plan_begins_a_version():
    """Amend: version 2 is being written, version 1 stays."""
    home = fam.final()
    review = Review.objects.get()
    data = {"held_on": "20/11/2026", "outcome": "amend", "at_risk": "no"}
    data |= {f"state-{key}": "stuck" for key in home.plan.actions.values_list("key", flat=True)}
    answer = cast.signed_in(home.world.amina).post(url("hold_review", home, review.key), data)
    assert answer.url == url("write", home)
    assert (home.plan.stage, home.plan.number, home.plan.versions.count()) == ("writing", 2, 1)


def test_declining_arranging_and_setting_again():
    """No reason is asked for; afterwards a review can be set, another day than the rule's with a reason."""
    home = fam.final()
    amina = cast.signed_in(home.world.amina)
    review = Review.objects.get()
    assert amina.get(url("set_review", home)).status_code == 200
    amina.post(url("book_review", home, review.key), {"way": "phone", "booked_for": "10/2/2027"})
    review.refresh_from_db()
    assert (review.stage, review.booked_for, review.way) == ("booked", dt.date(2027, 2, 10), "phone")
    assert amina.post(url("decline_review", home, review.key), {}).status_code == 302
    assert home.again().review_due_on is None
    assert b"Set the next review" in amina.get(url("reviews", home)).content
    page = amina.post(url("set_review", home), {"due_on": "1/2/2027"})
    assert "Say why this day" in page.content.decode()
    assert (
        amina.post(url("set_review", home), {"due_on": "1/2/2027", "reason": "Half term"}).status_code == 302
    )
    assert amina.post(url("decline_review", home, review.key), {}).context["form"].errors


def test_the_list_of_reviews_is_in_due_order_and_flat(django_assert_num_queries):
    """Late first; only one's own families; the same number of queries for two families and for six."""
    world = cast.world()
    homes = [fam.final(fam.shown(fam.written(fam.family(world)))) for _ in range(2)]
    actions.change_review(
        review=Review.objects.get(case=homes[1].case),
        due_on=dt.date(2026, 11, 1),
        reason="Sooner",
        by=world.amina,
    )
    client = cast.signed_in(world.amina)
    page = client.get(reverse("family_plans:reviews_due"))
    assert [row["case"] for row in page.context["rows"]] == [homes[1].case, homes[0].case]
    assert b"late" in page.content
    assert cast.signed_in(world.bryn).get(reverse("family_plans:reviews_due")).context["rows"] == []
    assert len(cast.signed_in(world.carol).get(reverse("family_plans:reviews_due")).context["rows"]) == 2
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(reverse("family_plans:reviews_due"))
        return len(seen)

    before = queries()
    for _ in range(4):
        fam.final(fam.shown(fam.written(fam.family(world))))
    assert queries() == before
