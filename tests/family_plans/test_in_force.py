"""Who does not write the plan sees what the family made final, never the next version while it is written."""

import pytest
from django.urls import reverse

from family_plans import actions
from family_plans.actions import Found
from fgc.lib.dates import today
from tests import cast
from tests.built import built_once
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


def url(name, home, *args):
    """An address of this family's plan."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def page(home, who, name, *args):
    """A page as somebody of the cast: the status and the text."""
    found = cast.signed_in(getattr(home.world, who)).get(url(name, home, *args))
    return found.status_code, found.content.decode()


@built_once
def again():
    """A final plan whose next version is being written: one action more, one in other words."""
    home = fam.final()
    by, plan = home.world.amina, home.plan
    first = plan.actions.first()
    actions.new_version(plan=plan, why="Katie asked", asked_by="Katie", by=by)
    new = actions.add_action(plan=home.plan, by=by, what="Stay at Rose’s on Fridays", who=home.rose)
    return home, first, new


def test_an_action_of_the_next_version_is_not_told_before_it_is_final():
    """The coordinator and the service manager work with it; nobody else finds it on the list or by its address."""
    home, first, new = again()
    for who in ("amina", "carol"):
        assert new.what in page(home, who, "reviews")[1]
        assert page(home, who, "action_news", new.key)[0] == 200
    for who in ("tom", "priya"):
        assert first.what in page(home, who, "reviews")[1]
        assert new.what not in page(home, who, "reviews")[1]
        assert page(home, who, "action_news", first.key)[0] == 200
        assert page(home, who, "action_news", new.key)[0] == 404
    fam.final(fam.shown(home))
    assert new.what in page(home, "tom", "reviews")[1]
    assert page(home, "tom", "action_news", new.key)[0] == 200


def test_words_that_change_in_the_next_version_are_read_as_they_were_final():
    """On the list, on its page and at a review that was."""
    home, first, _new = again()
    review = home.case.reviews.first()
    actions.hold_review(
        review=review, held_on=today(), outcome="continue", by=home.world.amina, words="We go on",
        progress=[(first, "done", "Every day")],
    )  # fmt: skip
    type(first).objects.filter(pk=first.pk).update(what="Take the children to Rose’s")
    for name, args in (("reviews", ()), ("action_news", (first.key,))):
        assert "Take the children to school" in page(home, "tom", name, *args)[1]
        assert "to Rose’s" not in page(home, "tom", name, *args)[1]
        assert "to Rose’s" in page(home, "amina", name, *args)[1]


def test_business_support_has_the_dates_of_reviews_and_none_of_the_words():
    """What was said, what worries and how an action goes are for the plan's own people and the referrer's side."""
    home = fam.final()
    first = home.plan.actions.first()
    actions.hold_review(
        review=home.case.reviews.first(), held_on=today(), outcome="continue", by=home.world.amina,
        words="We go on", progress=[(row, "done", "Every day") for row in home.plan.actions.all()],
        found=Found(worries="Dan is unwell"),
    )  # fmt: skip
    said = ("We go on", "Every day", "Dan is unwell")
    for who in ("amina", "carol", "tom", "priya"):
        text = page(home, who, "reviews")[1]
        assert all(words in text for words in said), who
    status, text = page(home, "dele", "reviews")
    assert status == 200 and "Reviews before" in text and f"{today().day} {today():%B}" in text
    assert not [words for words in said if words in text]
    assert page(home, "dele", "action_news", first.key)[0] == 403
    assert page(home, "tom", "action_news", first.key)[0] == 200
