"""The pages of a draft: each saves by itself, complains at the field, and keeps what was typed."""

import datetime as dt

import pytest
from django.urls import reverse

from fgc.lib.dates import today
from referrals import actions
from referrals.models import Referral
from tests import cast
from tests.built import built_once
from tests.referrals import story as stories

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_once
def w():
    """The service and its people."""
    return cast.world()


@pytest.fixture
def tom(w):
    """Tom's browser."""
    return cast.signed_in(w.tom)


def page(name, referral, *words):
    """The address of a page of one referral."""
    return reverse(f"referrals:{name}", args=[referral.reference, *words])


def text(response):
    """The page as text."""
    return response.content.decode()


def test_a_social_worker_starts_a_draft_and_a_coordinator_cannot(w, tom):
    """The draft has a reference of its own and opens on its task list."""
    response = tom.post(reverse("referrals:start"), {})
    referral = Referral.objects.get()
    assert response.url == page("tasks", referral)
    assert (referral.author, referral.team, referral.stage) == (w.tom, w.north, "draft")
    shown = text(tom.get(response.url))
    assert "Refer a family" in shown
    assert "You have finished 0 of 12 sections" in shown
    assert shown.count("Incomplete") == 12
    assert "Cannot start yet" in shown
    assert cast.signed_in(w.amina).get(reverse("referrals:start")).status_code == 403
    assert cast.signed_in(w.amina).post(reverse("referrals:start"), {}).status_code == 403


def test_a_double_click_starts_one_draft(tom):
    """The same form sent twice leads to the same draft."""
    form = {"submission": "5f0c2f8e-8a43-4b0c-9a56-3a7f3f5b3a11"}
    first = tom.post(reverse("referrals:start"), form)
    second = tom.post(reverse("referrals:start"), form)
    assert first.url == second.url
    assert Referral.objects.count() == 1


def test_business_support_logs_one_for_a_social_worker(w):
    """It becomes Tom's referral; without a social worker it is refused."""
    dele = cast.signed_in(w.dele)
    assert "Choose the social worker" in text(dele.post(reverse("referrals:start"), {}))
    dele.post(reverse("referrals:start"), {"author": w.tom.key})
    referral = Referral.objects.get()
    assert (referral.author, referral.logged_by, referral.team) == (w.tom, w.dele, w.north)
    assert dele.get(page("tasks", referral)).status_code == 200
    assert "Choose" in text(dele.post(reverse("referrals:start"), {"author": w.amina.key}))
    assert Referral.objects.count() == 1


CHILD = {
    "given_name": "Zoë", "family_name": "O’Brien", "born_on_day": "27", "born_on_month": "3", "born_on_year": "2016",
    "gender": "f", "ethnicity": "WBRI", "religion": "None", "language": "English", "disabilities": ["NONE"],
}  # fmt: skip


def test_a_child_is_added_and_the_next_page_asks_where_they_live(w, tom):
    """Then the list names the child, with what is not finished."""
    referral = actions.start(by=w.tom)
    response = tom.post(page("add_child", referral), CHILD)
    child = referral.children.get()
    assert response.url == page("child_home", referral, child.key)
    assert (child.name, child.born_on) == ("Zoë O’Brien", dt.date(2016, 3, 27))
    shown = text(tom.get(page("children", referral)))
    assert "Zoë O’Brien" in shown
    assert "Incomplete" in shown
    assert Referral.objects.get().title == "Zoë O."


def test_a_child_without_answers_is_refused_at_each_field_and_keeps_what_was_typed(w, tom):
    """Nothing is saved; the title says Error."""
    referral = actions.start(by=w.tom)
    response = tom.post(page("add_child", referral), {"family_name": "O’Brien", "born_on_day": "31",
                                                      "born_on_month": "2", "born_on_year": "2016"})  # fmt: skip
    shown = text(response)
    assert "<title>Error: " in shown
    for message in ("first name", "Date of birth must be a real date", "Select the child’s gender"):
        assert message in shown
    assert 'value="O’Brien"' in shown
    assert 'value="31"' in shown
    assert not referral.children.exists()


def test_coming_back_later_saves_what_there_is(w, tom):
    """Only the name is needed; the section stays incomplete."""
    referral = actions.start(by=w.tom)
    response = tom.post(page("add_child", referral), {"given_name": "Zoë", "later": "1"})
    assert response.url == page("tasks", referral)
    assert referral.children.get().given_name == "Zoë"
    assert "children" not in Referral.objects.get().completed
    refused = tom.post(page("add_child", referral), {"later": "1"})
    assert "Enter the child’s first name" in text(refused)
    assert referral.children.count() == 1


def test_coming_back_later_with_a_bad_date_saves_the_rest_and_shows_the_page_again(w, tom):
    """Everything typed is still there, the good answers are saved."""
    referral = actions.start(by=w.tom)
    response = tom.post(page("answers", referral, "purpose"), {
        "background": "Sana is worn out.", "change_by_day": "31", "change_by_month": "2", "change_by_year": "2027",
        "later": "1",
    })  # fmt: skip
    shown = text(response)
    assert "Everything else on this page has been saved" in shown
    assert "must be a real date" in shown
    assert 'value="31"' in shown
    referral = Referral.objects.get()
    assert (referral.background, referral.change_by) == ("Sana is worn out.", None)


def test_an_unborn_baby_has_a_due_date_and_no_date_of_birth(w, tom):
    """And is asked neither for gender nor for views."""
    referral = actions.start(by=w.tom)
    due = today() + dt.timedelta(days=60)
    wrong = {**CHILD, "is_unborn": "on"}
    assert "has a due date, not a date of birth" in text(tom.post(page("add_child", referral), wrong))
    right = {"is_unborn": "on", "due_on_day": due.day, "due_on_month": due.month, "due_on_year": due.year}
    response = tom.post(page("add_child", referral), right)
    baby = referral.children.get()
    assert response.url == page("child_home", referral, baby.key)
    after = tom.post(response.url, {"lives_with": "unborn", "statuses": ["plo"]})
    assert after.url == page("children", referral)
    assert "children" in Referral.objects.get().completed


def test_a_person_with_an_urdu_name_is_added_with_ties_and_contact_details(w, tom):
    """The name is kept letter by letter; the phone number is not shown on the list."""
    story = stories.draft(w)
    referral = story.referral
    response = tom.post(page("add_person", referral), {
        "given_name": "رضیہ", "family_name": "بیگم", "known_as": "Razia",
        f"tie_{story.zayn.key}": "fathers_side"})  # fmt: skip
    razia = referral.people.get(known_as="Razia")
    assert response.url == page("person_contact", referral, razia.key)
    assert (razia.given_name, razia.family_name) == ("رضیہ", "بیگم")
    tom.post(response.url, {"aware": "no", "wants": "not_asked", "not_yet": "no", "phone": "07700 900333",
                            "interpreter": "Urdu"})  # fmt: skip
    shown = text(tom.get(page("people", referral)))
    assert "Razia بیگم" in shown
    assert "Another relative on the father’s side: Zayn" in shown
    assert "07700" not in shown
    assert "07700 900333" in text(tom.get(page("check", referral)))


def test_a_person_who_is_nothing_to_anybody_is_refused(w, tom):
    """Say what they are to at least one child; a kind that is not listed is refused too."""
    story = stories.draft(w)
    url = page("add_person", story.referral)
    assert "Say what they are to at least one child" in text(tom.post(url, {"given_name": "Jo"}))
    wrong = tom.post(url, {"given_name": "Jo", f"tie_{story.zayn.key}": "boss"})
    assert "Select one of the answers listed" in text(wrong)
    assert story.referral.people.count() == 6


def test_a_father_is_named_from_the_people_or_it_is_said_why_not(w, tom):
    """A named father without a person is refused; a reason is needed otherwise."""
    story = stories.draft(w)
    url = page("child_father", story.referral, story.mason.key)
    assert "Choose who he is" in text(tom.post(url, {"father": "named"}))
    assert "Say why the father is not named" in text(tom.post(url, {"father": "not_named"}))
    tom.post(url, {"father": "named", "person": story.dean.key})
    assert story.mason.ties.get(kind="father").person == story.dean


def test_rows_are_added_changed_moved_and_removed(w, tom):
    """Questions in their order; removing asks first."""
    story = stories.draft(w)
    referral = story.referral
    url = page("rows", referral, "questions")
    assert "Enter the question" in text(tom.post(page("add_row", referral, "questions"), {"text": ""}))
    tom.post(page("add_row", referral, "questions"), {"text": "Who can cook?"})
    last = referral.questions.last()
    assert (last.text, last.order) == ("Who can cook?", 3)
    assert tom.post(page("move_row", referral, "questions", last.key)).url == url
    assert [row.text for row in referral.questions.all()][1] == "Who can cook?"
    tom.post(page("change_row", referral, "questions", last.key), {"text": "Who can cook on Sundays?"})
    assert "Who can cook on Sundays?" in text(tom.get(page("remove_row", referral, "questions", last.key)))
    assert referral.questions.count() == 3
    tom.post(page("remove_row", referral, "questions", last.key), {})
    assert referral.questions.count() == 2


def test_none_is_an_answer_for_bottom_lines_but_not_beside_one(w, tom):
    """Saying none completes the section; adding one takes it back."""
    referral = actions.start(by=w.tom)
    tom.post(page("rows", referral, "bottom-lines"), {})
    referral.refresh_from_db()
    assert referral.no_bottom_lines
    assert "bottom_lines" in referral.completed
    assert "There are no bottom lines" in text(tom.get(page("rows", referral, "bottom-lines")))
    tom.post(page("add_row", referral, "bottom-lines"), {"text": "Nobody drinks.", "reason": "Safety"})
    referral.refresh_from_db()
    assert not referral.no_bottom_lines
    refused = tom.post(page("rows", referral, "bottom-lines"), {})
    assert "There are some on the list" in text(refused)


def test_a_restriction_needs_two_different_people(w, tom):
    """The other person must be somebody else, and of this family."""
    story = stories.draft(w)
    url = page("add_row", story.referral, "pairs")
    pair = {
        "protected": f"c-{story.ellie.key}",
        "kind": "must_not_meet",
        "source": "child",
        "reason": "She asked.",
    }
    assert "Choose two different people" in text(tom.post(url, {**pair, "other": f"c-{story.ellie.key}"}))
    assert "Select one of the answers listed" in text(tom.post(url, {**pair, "other": "p-aaaaaaaaaa"}))
    tom.post(url, {**pair, "other": f"p-{story.dean.key}"})
    assert story.referral.pairs.last().sentence == "Dean Roe must not meet Ellie Malik-Roe"
    changed = text(tom.get(page("change_row", story.referral, "pairs", story.referral.pairs.last().key)))
    assert f'value="p-{story.dean.key}" selected' in changed


def test_a_date_is_added_to_the_key_dates(w, tom):
    """The date can be in the past; without one it is refused."""
    referral = actions.start(by=w.tom)
    url = page("add_row", referral, "dates")
    assert "Enter the date" in text(tom.post(url, {"kind": "hearing"}))
    tom.post(url, {"kind": "hearing", "on_day": "6", "on_month": "1", "on_year": "2027"})
    assert referral.dates.get().on == dt.date(2027, 1, 6)


def test_safety_asks_for_details_of_every_yes(w, tom):
    """All thirteen topics first; then a box for each yes or not known."""
    referral = actions.start(by=w.tom)
    assert "There is a problem" in text(tom.post(page("safety", referral), {"honour": "yes"}))
    response = tom.post(
        page("safety", referral), stories.NO_SAFETY | {"honour": "yes", "weapons": "not_known"}
    )
    assert response.url == page("safety_details", referral)
    shown = text(tom.get(response.url))
    assert "honour-based abuse" in shown
    assert "suicide" not in shown
    assert "Enter the details" in text(tom.post(response.url, {"weapons": ""}))
    assert tom.post(response.url, {"honour": "An uncle has said so."}).url == page("rows", referral, "pairs")
    assert referral.safety_answers.get(topic="honour").detail == "An uncle has said so."


def test_consent_needs_how_and_when_or_why_not(w, tom):
    """Everybody with parental responsibility and every parent is listed."""
    story = stories.draft(w)
    shown = text(tom.get(page("agreement", story.referral)))
    for name in ("Sana Roe", "Imran Malik", "Dean Roe", "Kit Lowe"):
        assert name in shown
    assert "Bev" not in shown
    url = page("consent", story.referral, story.dean.key)
    assert "Select how they agreed" in text(tom.post(url, {"answer": "agrees", "on": "1/11/2026"}))
    assert "Say why they have not been asked" in text(tom.post(url, {"answer": "not_asked"}))
    tom.post(url, {"answer": "declines", "on": today().strftime("%d/%m/%Y")})
    assert story.referral.consents.get(person=story.dean).answer == "declines"


def test_responsibility_of_the_council_goes_with_a_care_order(w, tom):
    """One without the other is refused, and so is the same person twice."""
    story = stories.draft(w)
    url = page("add_row", story.referral, "responsibility")
    row = {"child": story.mason.key, "holder": "council", "basis": "mother"}
    assert "choose both or neither" in text(tom.post(url, row))
    assert "is on the list for Mason already" in text(tom.post(url, {**row, "holder": story.sana.key}))
    tom.post(url, {**row, "basis": "care_order"})
    assert story.referral.responsibilities.filter(child=story.mason, person=None).count() == 1


def test_money_must_be_money(w, tom):
    """Letters and negative amounts are refused; zero is an answer."""
    referral = actions.start(by=w.tom)
    url = page("answers", referral, "money")
    assert "must be a number" in text(tom.post(url, {"budget": "lots"}))
    assert "must be 0 or more" in text(tom.post(url, {"budget": "-1"}))
    tom.post(url, {"budget": "0", "services": "none", "can_agree": "yes"})
    assert "money" in Referral.objects.get().completed


def test_fields_that_are_not_on_the_page_are_never_saved(w, tom):
    """Stage, author, case and decisions cannot come in with a form."""
    referral = actions.start(by=w.tom)
    tom.post(page("answers", referral, "dates"), {
        "is_urgent": "no", "stage": "accepted", "author": w.grace.pk, "case": "1", "decided_by": w.tom.pk,
        "background": "x"})  # fmt: skip
    referral.refresh_from_db()
    assert (referral.is_urgent, referral.stage, referral.author, referral.background) == (
        "no",
        "draft",
        w.tom,
        "",
    )
    with pytest.raises(ValueError, match="not on that page"):
        actions.save_answers(referral=referral, page="dates", by=w.tom, stage="accepted")


def test_check_shows_everything_and_sends_once(w, tom):
    """The confirmation names the reference and the days."""
    story = stories.draft(w)
    referral = story.referral
    shown = text(tom.get(page("check", referral)))
    for words in ("Imran Malik must not meet Sana Roe", "Who can be there at night?", "07700 900101", "£200.00",
                  "A court order protects Sana."):  # fmt: skip
        assert words in shown
    response = tom.post(page("check", referral), {})
    assert response.url == page("sent", referral)
    assert tom.post(page("check", referral), {}).status_code in (302, 403)
    confirmation = text(tom.get(response.url))
    referral.refresh_from_db()
    assert referral.reference in confirmation
    assert f"{referral.decide_by.day} {referral.decide_by:%B %Y}" in confirmation
    assert referral.stage_changes.filter(after="sent").count() == 1


def test_check_refuses_to_send_and_links_to_what_is_missing(w, tom):
    """Each missing thing is a link to its own page."""
    story = stories.draft(w)
    referral = story.referral
    actions.save_answers(referral=referral, page="dates", by=w.tom, is_urgent="", urgent_reason="")
    response = tom.post(page("check", referral), {})
    assert response.status_code == 200
    assert "Some things are missing before you can send it" in text(response)
    assert f'href="{page("answers", referral, "dates")}"' in text(response)
    assert Referral.objects.get().stage == "draft"


def test_a_shared_draft_is_written_by_a_colleague_and_sent_by_the_author(w, tom):
    """Grace may write it while it is shared, and not send it."""
    story = stories.draft(w)
    referral, grace = story.referral, cast.signed_in(w.grace)
    assert grace.get(page("tasks", referral)).status_code == 404
    assert "Choose a colleague" in text(tom.post(page("share", referral), {}))
    tom.post(page("share", referral), {"person": w.grace.key})
    assert grace.get(page("tasks", referral)).status_code == 200
    assert grace.post(page("check", referral), {}).status_code == 403
    assert "Grace Obi" in text(tom.get(page("share", referral)))
    given = referral.shares.get()
    tom.post(page("unshare", referral, given.key), {})
    assert grace.get(page("tasks", referral)).status_code == 404


def test_sixty_people_are_listed_and_checked_without_a_query_each(w, tom, django_assert_max_num_queries):
    """The list of sixty and the check page stay within the same queries as the list of six."""
    story = stories.draft(w)
    for number in range(54):
        stories.person(story.referral, w.tom, {story.zayn: "mothers_side"}, given_name=f"Cousin {number}")
    with django_assert_max_num_queries(32):
        shown = text(tom.get(page("people", story.referral)))
    assert shown.count(">Contact details<") == 60
    with django_assert_max_num_queries(36):
        assert tom.get(page("check", story.referral)).status_code == 200


def test_removing_a_person_says_what_goes_with_them(w, tom):
    """Sana holds parental responsibility and is protected by two restrictions."""
    story = stories.draft(w)
    url = page("remove_person", story.referral, story.sana.key)
    shown = text(tom.get(url))
    assert "2 contact restrictions" in shown
    assert "parental responsibility" in shown
    tom.post(url, {})
    assert not story.referral.people.filter(pk=story.sana.pk).exists()
    assert story.referral.pairs.count() == 0


def test_a_child_is_removed_after_asking(w, tom):
    """The title follows."""
    story = stories.draft(w)
    url = page("remove_child", story.referral, story.baby.key)
    assert "Remove Unborn baby?" in text(tom.get(url))
    tom.post(url, {})
    assert Referral.objects.get().title == "Zayn, Ellie and Mason M."


@pytest.mark.parametrize("name", ["children", "people", "agreement", "safety", "check", "share", "withdraw"])
def test_every_plain_page_opens_on_an_empty_draft(w, tom, name):
    """Each list has an empty state that says what to do."""
    referral = actions.start(by=w.tom)
    assert tom.get(page(name, referral)).status_code == 200


@pytest.mark.parametrize("name", ["sharing", "purpose", "dates", "taking-part", "money", "referrer"])
def test_every_page_of_answers_opens_refuses_and_keeps_what_is_there(w, tom, name):
    """Blank answers are refused with messages; a whole draft shows its answers."""
    referral = actions.start(by=w.tom)
    refused = tom.post(page("answers", referral, name), {})
    assert "There is a problem" in text(refused)
    assert tom.get(page("answers", stories.draft(w).referral, name)).status_code == 200
    assert tom.get(page("answers", referral, "nothing")).status_code == 404
    assert tom.get(page("rows", referral, "nothing")).status_code == 404
