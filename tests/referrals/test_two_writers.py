"""Two people write one draft: who saves second sees both, and nothing that anybody wrote is lost."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from fgc.lib.dates import today
from referrals import actions
from referrals.actions.pages import Changed, save_page, version_of
from referrals.models import Referral
from tests import cast
from tests.built import built_once
from tests.forms.page import forms_of
from tests.referrals import story as stories

pytestmark = pytest.mark.django_db
PURPOSE = {"background": "Mum has been ill.", "worries": "School is missed."}


@pytest.fixture
@built_once
def w():
    """Tom's draft, shared with Grace, and their browsers."""
    made = cast.world()
    made.story = stories.draft(made)
    made.draft = made.story.referral
    actions.share(referral=made.draft, person=made.grace, by=made.tom)
    made.browser = {name: cast.signed_in(getattr(made, name)) for name in ("tom", "grace")}
    return made


def address(w, name, *words):
    """The address of a page of the draft."""
    return reverse(f"referrals:{name}", args=[w.draft.reference, *words])


def opened(w, who, url):
    """What the page sends as that person has it on the screen, before anything is typed."""
    page = w.browser[who].get(url)
    assert page.status_code == 200
    return on_screen(page, url)


def on_screen(page, url):
    """What the form of a page holds."""
    form = next(form for form in forms_of(page.content, url) if "read_at" in form.fields)
    return {
        name: field.values if len(field.values) > 1 else field.values[0]
        for name, field in form.fields.items()
        if field.values
    }


def purpose(w):
    """What the page about the plan holds now."""
    row = Referral.objects.get(pk=w.draft.pk)
    return row.background, row.worries


def test_the_second_saving_shows_both_and_keeps_what_was_typed(w):
    """Tom saves while Grace writes: she sees his words with the time, hers stay in the box; then “Save mine”."""
    url = address(w, "answers", "purpose")
    tom, grace = opened(w, "tom", url), opened(w, "grace", url)
    assert w.browser["tom"].post(url, tom | {"background": "Tom's words <b>"}).status_code == 302
    both = w.browser["grace"].post(url, grace | {"background": "Grace's words"})
    page = both.content.decode()
    assert both.status_code == 409 and purpose(w)[0] == "Tom's words <b>"
    assert "Tom Ridley</bdi> saved this page on" in page and "Tom&#x27;s words &lt;b&gt;" in page
    assert re.search(r"<textarea[^>]*>\s*Grace&#x27;s words</textarea>", page)
    assert "Save mine" in page and f'href="{url}">Keep theirs' in page
    assert page.count("Yours, not saved") == 1  # only the answer on which they differ
    again = on_screen(both, url)
    assert w.browser["grace"].post(url, again | {"background": "Both"}).status_code == 302
    assert purpose(w)[0] == "Both"


def test_keep_theirs_is_the_page_as_it_was_saved(w):
    """The link opens it with the other's words; saving from there is no conflict."""
    url = address(w, "answers", "purpose")
    tom, grace = opened(w, "tom", url), opened(w, "grace", url)
    w.browser["tom"].post(url, tom | {"background": "Tom's words"})
    assert w.browser["grace"].post(url, grace | {"background": "Grace's words"}).status_code == 409
    theirs = opened(w, "grace", url)
    assert theirs["background"] == "Tom's words"
    assert w.browser["grace"].post(url, theirs | {"worries": "And hers"}).status_code == 302
    assert purpose(w) == ("Tom's words", "And hers")


def test_a_third_saving_between_is_seen_too(w):
    """“Save mine” stands on what was shown, not on what came after it."""
    url = address(w, "answers", "purpose")
    tom, grace = opened(w, "tom", url), opened(w, "grace", url)
    w.browser["tom"].post(url, tom | {"background": "First"})
    both = w.browser["grace"].post(url, grace | {"background": "Hers"})
    again = on_screen(both, url)
    w.browser["tom"].post(url, opened(w, "tom", url) | {"background": "Second"})
    once_more = w.browser["grace"].post(url, again)
    assert once_more.status_code == 409 and b"Second" in once_more.content and purpose(w)[0] == "Second"


def test_one_who_writes_alone_and_pages_that_agree_are_not_asked(w):
    """Saving twice in a row, another page, the same answers; one's own other window is asked about."""
    url, other = address(w, "answers", "purpose"), address(w, "answers", "money")
    for words in ("One", "Two"):
        assert w.browser["tom"].post(url, opened(w, "tom", url) | {"background": words}).status_code == 302
    money, grace = opened(w, "grace", other), opened(w, "grace", url)
    assert w.browser["tom"].post(url, opened(w, "tom", url) | {"background": "Three"}).status_code == 302
    assert w.browser["grace"].post(other, money | {"services": "Help at home"}).status_code == 302
    assert w.browser["grace"].post(url, grace | {"background": "Three"}).status_code == 302
    old = opened(w, "tom", url)
    w.browser["tom"].post(url, opened(w, "tom", url) | {"background": "Four"})
    asked = w.browser["tom"].post(url, old | {"background": "Five"})
    assert asked.status_code == 409 and b"You saved this page elsewhere" in asked.content


@pytest.mark.parametrize(
    ("name", "of", "answer", "theirs", "mine"),
    [
        ("change_child", "ellie", "religion", "Catholic", "None"),
        ("child_home", "ellie", "school", "St Oswald's", "Linacre"),
        ("child_voice", "ellie", "views", "I like Nan", "I like school"),
        ("change_person", "bev", "family_name", "Roe", "Rowe"),
        ("person_contact", "bev", "safe_contact", "Evenings", "Mornings"),
        ("safety_details", "", "honour", "An uncle", "A cousin"),
    ],
)
def test_every_page_with_words_shows_both(w, name, of, answer, theirs, mine):
    """Children, people, safety: Tom's words stand, Grace's are on the page."""
    if not of:
        actions.save_safety(referral=w.draft, answers={"honour": "yes"}, by=w.tom)
        actions.save_safety_details(referral=w.draft, details={"honour": "Somebody"}, by=w.tom)
    url = address(w, name, *([getattr(w.story, of).key] if of else []))
    tom, grace = opened(w, "tom", url), opened(w, "grace", url)
    assert w.browser["tom"].post(url, tom | {answer: theirs}).status_code == 302
    both = w.browser["grace"].post(url, grace | {answer: mine})
    page = both.content.decode().replace("&#x27;", "'")
    assert both.status_code == 409 and theirs in page and mine in page and "Tom Ridley" in page
    assert opened(w, "tom", url)[answer] == theirs


def test_rows_consents_and_dates_are_compared_in_words(w):
    """A question, a key date, who agrees, who must not meet: labels and days, never codes."""
    line = actions.save_row(
        referral=w.draft, into="dates", by=w.tom, kind="hearing", on=today() + dt.timedelta(9)
    )
    url = address(w, "change_row", "dates", line.key)
    tom, grace = opened(w, "tom", url), opened(w, "grace", url)
    assert w.browser["tom"].post(url, tom | {"kind": "final_hearing", "note": "Moved"}).status_code == 302
    both = w.browser["grace"].post(url, grace | {"kind": "icpc"}).content.decode()
    assert "Final court hearing</div>" in both and "Child protection conference</div>" in both
    assert "Save mine" in both and "Keep theirs" in both
    url = address(w, "consent", w.story.sana.key)
    tom, grace = opened(w, "tom", url), opened(w, "grace", url)
    assert w.browser["tom"].post(url, tom | {"answer": "declines"}).status_code == 302
    both = w.browser["grace"].post(url, grace | {"answer": "not_asked", "why": "Abroad"}).content.decode()
    assert "Does not agree</div>" in both and "Has not been asked</div>" in both


def test_the_father_said_on_another_page_is_not_undone_unseen(w):
    """Grace has Dean's page open while Tom says there that he is no father: both are shown."""
    dean, ellie = w.story.dean, w.story.ellie
    url = address(w, "change_person", dean.key)
    grace = opened(w, "grace", url)
    assert grace[f"tie_{ellie.key}"] == "father"
    father = address(w, "child_father", ellie.key)
    answer = {"father": "not_known", "person": "", "father_why": "A mistake"}
    assert w.browser["tom"].post(father, opened(w, "tom", father) | answer).status_code == 302
    both = w.browser["grace"].post(url, grace | {"lives_with": "Alone"})
    assert both.status_code == 409 and b"What are they to Ellie?" in both.content
    assert not dean.ties.filter(child=ellie, kind="father").exists()


def test_come_back_later_with_a_wrong_answer_keeps_both_too(w):
    """A page that cannot be saved whole does not write over the other either."""
    url = address(w, "answers", "purpose")
    tom, grace = opened(w, "tom", url), opened(w, "grace", url)
    w.browser["tom"].post(url, tom | {"background": "Tom's words"})
    wrong = {
        "background": "Grace's words",
        "change_by_day": "99",
        "change_by_month": "99",
        "change_by_year": "1",
    }
    both = w.browser["grace"].post(url, grace | wrong | {"later": "1"})
    assert both.status_code == 409 and purpose(w)[0] == "Tom's words"
    assert b"Grace&#x27;s words</textarea>" in both.content and b"Tom&#x27;s words" in both.content


def test_the_action_refuses_an_old_version_and_a_form_without_one_is_saved(w):
    """Refused with who saved; nothing is carried out. A broken number counts as none and breaks nothing."""
    done = []

    def save(read_at, by):
        return save_page(
            referral=w.draft, place="answers:money", read_at=read_at, by=by, save=lambda: done.append(by.name)
        )

    save(0, w.tom)
    with pytest.raises(Changed, match="Tom Ridley saved this page"):
        save(0, w.grace)
    save(1, w.grace)
    save(None, w.tom)
    assert done == ["Tom Ridley", "Grace Obi", "Tom Ridley"] and version_of(w.draft, "answers:money") == 3
    url = address(w, "answers", "purpose")
    for broken in ("x", "-1", "9" * 40, "\x00", ""):
        sent = opened(w, "tom", url) | {"read_at": broken, "background": f"Words {broken[:1]}"}
        assert w.browser["tom"].post(url, sent).status_code == 302


def test_safety_answers_change_and_keep_their_details(w):
    """Saving answers again changes those that were given, and neither the words beside them nor the ones left blank."""
    actions.save_safety(referral=w.draft, answers={"honour": "yes", "orders": "no"}, by=w.tom)
    actions.save_safety_details(referral=w.draft, details={"honour": "An uncle"}, by=w.tom)
    kept = w.draft.safety_answers.get(topic="honour").key
    actions.save_safety(referral=w.draft, answers={"honour": "not_known", "orders": ""}, by=w.grace)
    rows = {row.topic: (row.answer, row.detail) for row in w.draft.safety_answers.all()}
    assert (rows["honour"], rows["orders"]) == (("not_known", "An uncle"), ("no", ""))
    assert w.draft.safety_answers.get(topic="honour").key == kept
    with pytest.raises(ValueError, match="weather"):
        actions.save_safety(referral=w.draft, answers={"weather": "yes"}, by=w.tom)
