"""One conference in two sittings, because two people must not meet: one plan, two lists, and nobody forgotten."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from conferences import actions as meeting
from conferences.models import Conference
from family_plans import actions, attendance
from family_plans.models import PlanCopy
from family_plans.paper import html_for
from family_plans.rhythm import facts_of_plan
from family_plans.views.copies import recipients
from family_plans.views.writing import who_was_there
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db
ATTENDANCE = "family_plans:plan"


def sitting(home, people, *, ago=0, kind="first", part_of=None, came="here"):
    """A sitting that took place some hours ago, with those who came."""
    now, by = timezone.now(), home.world.amina
    starts = now - dt.timedelta(days=ago, hours=1)
    row = meeting.book(
        case=home.case, kind=kind, part_of=part_of, starts_at=starts, ends_at=now + dt.timedelta(hours=2),
        venue=None, place_note=f"Room {ago}", people=people, by=by, now=starts - dt.timedelta(hours=1),
    )  # fmt: skip
    meeting.begin(conference=row, by=by, at=starts)
    for asked in row.invitations.all():
        meeting.mark_came(invitation=asked, came=came, by=by, at=starts)
    return row


def ended(row, home):
    """The sitting is over."""
    return meeting.end_conference(conference=row, by=home.world.amina)


def apart(home, scope="call"):
    """Katie and Liam must not meet."""
    return home.case.restrictions.create(
        kind="must_not_meet", scope=scope, person=home.katie, other=home.liam, basis="order", reason="Order",
        since=fam.MET_ON, made_by=home.world.amina,
    )  # fmt: skip


def in_two(home, scope="call"):
    """Katie and Rose came on one day, Liam two days later; the plan was written then, with Liam."""
    apart(home, scope)
    first = ended(sitting(home, [home.katie, home.rose], ago=2), home)
    second = ended(sitting(home, [home.liam], kind="separate"), home)
    return first, second


def lines(html, name):
    """Whether a name stands in one of the lists of who was there."""
    return name in html[html.index("Who was at") :]


def test_who_came_to_any_sitting_was_there_and_is_due_a_copy():
    home = fam.family(stage="arranged")
    first, second = in_two(home)
    assert second.part_of == first
    fam.final(fam.shown(fam.written(home)))
    assert home.plan.conference == first
    people = {home.katie.pk, home.rose.pk, home.liam.pk}
    assert attendance.came_to(home.plan) == people
    assert people < who_was_there(home.plan)
    names = {row["name"] for row in recipients(home.again(), fam.version(home))}
    assert {"Katie Rowe", "Rose Rowe", "Liam Rowe"} <= names
    meeting.mark_came(invitation=first.invitations.get(person=home.rose), came="no", by=home.world.amina)
    assert home.rose.pk not in attendance.came_to(home.plan)


def test_nobody_is_asked_whether_katie_was_there_and_somebody_else_is():
    home = fam.family(stage="arranged")
    in_two(home)
    fam.written(home)
    page = cast.signed_in(home.world.amina).get(reverse("family_plans:write", args=[home.case.reference]))
    text = page.content.decode()
    assert "Katie was not at the conference" not in text
    assert "Dan was not at the conference" in text


def test_the_court_has_a_list_for_each_sitting_and_two_lists_of_agreement():
    home = fam.family(stage="arranged")
    in_two(home)
    fam.final(fam.shown(fam.written(home)))
    copy = PlanCopy(
        version=fam.version(home), role="The court", edition="court", number=1, made_by=home.world.amina
    )
    html, _left_out = html_for(copy)
    first, second = html.split("Who was at sitting 1")[1].split("Who was at sitting 2")
    assert "Katie Rowe" in first and "Rose Rowe" in first and "Liam" not in first
    assert "Liam Rowe" in second and "Katie" not in second
    agreed = html.split("Who agreed")[1].split("Who was at")[0]
    at_first, others = agreed.split("At sitting 1")[1].split("Others")
    assert "Katie Rowe" in at_first and "Rose Rowe" in at_first and "Dan Rowe" in others


def test_with_one_sitting_nothing_speaks_of_sittings():
    home = fam.family(stage="arranged")
    ended(sitting(home, [home.katie, home.rose, home.dan]), home)
    fam.final(fam.shown(fam.written(home)))
    html, _left_out = html_for(PlanCopy(version=fam.version(home), person=home.katie, number=1))
    assert lines(html, "Rose Rowe") and "itting" not in html


def test_who_must_not_know_that_another_takes_part_learns_of_no_other_sitting():
    home = fam.family(stage="arranged")
    in_two(home, scope="knowing")
    fam.final(fam.shown(fam.written(home)))
    version = fam.version(home)
    for person, knows, hidden in ((home.liam, "Liam", "Katie"), (home.katie, "Katie", "Liam")):
        html, _left_out = html_for(PlanCopy(version=version, person=person, number=1))
        assert lines(html, f"{knows} Rowe") and "itting" not in html
        there = html[html.index("Who was at") :].split("<h2>")[0]
        assert hidden not in there
    assert not lines(
        html_for(PlanCopy(version=version, person=home.liam, number=1))[0], "Rose Rowe</strong></td>"
    )
    html, _left_out = html_for(PlanCopy(version=version, person=home.rose, number=1))
    assert "Who was at sitting 1" in html and "Who was at sitting 2" in html


def test_of_two_in_one_sitting_only_the_name_goes():
    """A manager may have let both come; the one who reads was there."""
    home = fam.family(stage="arranged")
    ended(sitting(home, [home.katie, home.liam, home.rose]), home)
    apart(home, scope="knowing")
    fam.final(fam.shown(fam.written(home)))
    html, _left_out = html_for(PlanCopy(version=fam.version(home), person=home.liam, number=1))
    there = html[html.index("Who was at") :].split("<h2>")[0]
    assert "Liam Rowe" in there and "Rose Rowe" in there and "Katie" not in there


def test_a_role_has_no_list_and_a_worker_the_names_they_may_know():
    home = fam.family(stage="arranged")
    in_two(home)
    fam.final(fam.shown(fam.written(home)))
    version = fam.version(home)
    html, _left_out = html_for(PlanCopy(version=version, role="School", number=1))
    assert "Who was at" not in html
    home.katie.referred_key = "kkkkkkkkkk"
    home.katie.save(update_fields=["referred_key"])
    html, _left_out = html_for(PlanCopy(version=version, staff=home.world.tom, number=1))
    assert lines(html, "Katie Rowe") and "1 other person" in html
    toms = (
        cast.signed_in(home.world.tom).get(reverse(ATTENDANCE, args=[home.case.reference])).content.decode()
    )
    assert lines(toms, "Katie Rowe") and not lines(toms, "Liam Rowe") and "1 other person" in toms
    aminas = cast.signed_in(home.world.amina).get(reverse(ATTENDANCE, args=[home.case.reference]))
    assert lines(aminas.content.decode(), "Liam Rowe")


def test_the_last_sitting_counts_for_days_and_the_first_for_what_it_is():
    home = fam.family(stage="arranged")
    _first, second = in_two(home)
    fam.written(home)
    assert attendance.held_on(home.plan) == timezone.localdate(second.held_at)
    assert facts_of_plan(home.plan, today()).kind == "first"


def test_a_further_day_is_part_of_the_conference_and_another_conference_is_not():
    home = fam.family(stage="arranged")
    first = ended(sitting(home, [home.katie], ago=3), home)
    plan = actions.start_plan(case=home.case, by=home.world.amina)
    actions.record_no_plan(
        plan=plan, outcome="adjourned", reconvene_on=today() + dt.timedelta(days=1), by=home.world.amina
    )
    ended(sitting(home, [home.rose], ago=1, kind="reconvened", part_of=first), home)
    again = actions.start_plan(case=home.again(), by=home.world.amina)
    assert again.conference == first and attendance.kind_of(again) == "reconvened"
    assert attendance.came_to(again) == {home.katie.pk, home.rose.pk}
    plan.refresh_from_db()
    days = attendance.lists_of(plan, until=first.began_at)
    assert [row["name"] for one in days for row in one["people"]] == ["Katie Rowe"]


def test_another_conference_later_has_its_own_list():
    home = fam.family(stage="arranged")
    ended(sitting(home, [home.katie], ago=3), home)
    ended(sitting(home, [home.rose], kind="reconvened"), home)
    plan = actions.start_plan(case=home.case, by=home.world.amina)
    assert attendance.came_to(plan) == {home.rose.pk}


def test_a_separate_sitting_is_part_of_something_of_this_family():
    home = fam.family(stage="arranged")
    with pytest.raises(Refused, match="Book the conference first") as refused:
        sitting(home, [home.liam], kind="separate")
    assert refused.value.field == "kind"
    first = ended(sitting(home, [home.katie], ago=2), home)
    theirs = fam.family(home.world, stage="arranged")
    with pytest.raises(Refused, match="one of this family’s") as refused:
        sitting(theirs, [theirs.liam], kind="separate", part_of=first)
    assert refused.value.field == "part_of"
    part = ended(sitting(home, [home.liam], ago=1, kind="separate"), home)
    further = sitting(home, [home.dan], kind="separate", part_of=part)
    assert further.part_of == first, "a part has no parts"
    with pytest.raises(IntegrityError), transaction.atomic():
        Conference.objects.filter(pk=first.pk).update(part_of=part)


def test_the_page_asks_which_conference_when_there_are_two():
    home = fam.family(stage="arranged")
    now, amina = timezone.now(), home.world.amina
    for days in (9, 12):
        meeting.book(
            case=home.case, kind="first", starts_at=now + dt.timedelta(days=days), venue=None, place_note="Hall",
            ends_at=now + dt.timedelta(days=days, hours=2), by=amina,
        )  # fmt: skip
    client, url = cast.signed_in(amina), reverse("conferences:book", args=[home.case.reference])
    day = today() + dt.timedelta(days=14)
    typed = {
        "kind": "separate", "starts_on": f"{day:%d/%m/%Y}", "starts": "10am", "ends": "1pm", "venue": "",
        "place_note": "Hall", "part_of": "",
    }  # fmt: skip
    page = client.get(url)
    assert "Which conference is it part of?" in page.content.decode()
    said = client.post(url, {**typed, "submission": page.context["form"]["submission"].value()})
    assert "Select which conference it is a sitting of" in said.content.decode()
    later = home.case.conferences.last()
    token = said.context["form"]["submission"].value()
    assert client.post(url, {**typed, "part_of": later.key, "submission": token}).status_code == 302
    assert home.case.conferences.last().part_of == later


def test_the_separate_sitting_of_a_review_leaves_the_family_in_review():
    home = fam.family(stage="arranged")
    ended(sitting(home, [home.katie], ago=9), home)
    fam.final(fam.shown(fam.written(home)))
    stage = home.again().stage
    assert stage in ("planned", "reviewing")
    review = ended(sitting(home, [home.katie], ago=1, kind="review"), home)
    part = sitting(home, [home.liam], kind="separate", part_of=review)
    assert part.part_of == review and home.again().stage == stage
    ended(part, home)
    assert home.again().stage == stage
