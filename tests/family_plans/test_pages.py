"""Every page of the plan, its copies and reviews: who may open it and what happens, success and refusal together."""

import datetime as dt
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from family_plans import actions
from family_plans.forms.writing import print_of
from family_plans.models import PlanCopy, Review
from fgc.accounts.models import Submission
from fgc.audit.models import AuditEvent
from fgc.lib.dates import today
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db

EVERYBODY = ("tom", "grace", "priya", "amina", "bryn", "carol", "dele", "ivy", "sam")


def url(name, home, *args):
    """The address of a page of this family."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def statuses(home, address, method="get"):
    """What each person of the cast is answered."""
    return {
        name: getattr(cast.signed_in(getattr(home.world, name)), method)(address).status_code
        for name in EVERYBODY
    }


def refused(code, *names, rest):
    """One code for the people named, another for the rest."""
    return {name: code if name in names else rest for name in EVERYBODY}


def test_the_tab_before_there_is_a_plan():
    """Amina may start it, Tom reads that it is not there yet, an outsider gets what a wrong reference gets."""
    home = fam.family()
    assert statuses(home, url("plan", home)) == refused(
        200, "tom", "priya", "amina", "carol", "dele", rest=404
    )
    assert b"Start the plan" in cast.signed_in(home.world.amina).get(url("plan", home)).content
    assert b"Start the plan" not in cast.signed_in(home.world.tom).get(url("plan", home)).content


def test_starting_leads_to_writing():
    """Only the coordinator; a second press finds it there."""
    home = fam.family()
    assert cast.signed_in(home.world.tom).post(url("start", home)).status_code == 404
    client = cast.signed_in(home.world.amina)
    assert client.post(url("start", home)).url == url("write", home)
    assert client.post(url("start", home), follow=True).status_code == 200
    assert home.case.plans.count() == 1


def test_while_it_is_written_the_social_worker_sees_only_that():
    """Not one word of it, and not the write page."""
    home = fam.written()
    page = cast.signed_in(home.world.tom).get(url("plan", home))
    assert b"The plan is being written" in page.content
    assert b"Take the children to school" not in page.content
    assert cast.signed_in(home.world.tom).get(url("write", home)).status_code == 404
    assert b"Take the children" in cast.signed_in(home.world.carol).get(url("plan", home)).content
    assert cast.signed_in(home.world.carol).get(url("write", home)).status_code == 403


def test_business_support_types_only_when_asked():
    """Dele is let in by Amina's button, and out again when the plan is shown."""
    home = fam.written()
    dele = cast.signed_in(home.world.dele)
    assert dele.get(url("write", home)).status_code == 403
    assert b"Take the children" not in dele.get(url("plan", home)).content
    cast.signed_in(home.world.amina).post(url("ask_to_type", home), {"may": "yes"})
    assert dele.get(url("write", home)).status_code == 200
    actions.show_for_agreement(plan=home.plan, by=home.world.amina)
    assert dele.get(url("write", home)).status_code == 403


def boxes(client, home):
    """What the write page would send as it was drawn."""
    form = client.get(url("write", home)).context["form"]
    return {
        field.html_name: field.value() if field.value() is not None else ""
        for field in form
        if field.name != "by_when"
    }


def test_one_press_saves_every_box_and_the_action():
    """Words of two parts and an action with who, when and who checks."""
    home = fam.family()
    actions.start_plan(case=home.case, by=home.world.amina)
    client = cast.signed_in(home.world.amina)
    data = boxes(client, home) | {
        "matters": "We want our Nan.", "tells": "Rose does.", "what": "Walk the dog", "who": home.dan.key,
        "by_words": "Every day", "checker": home.rose.key, "then": "add",
    }  # fmt: skip
    assert client.post(url("write", home), data).url == url("write", home) + "#add"
    assert dict(home.plan.texts.values_list("section", "words")) == {
        "matters": "We want our Nan.",
        "tells": "Rose does.",
    }
    action = home.plan.actions.get()
    assert (action.what, action.who, action.by_words, action.checker) == (
        "Walk the dog",
        home.dan,
        "Every day",
        home.rose,
    )


def test_pressing_twice_adds_one_action():
    """The same form sent again leads to the first result (bar B23)."""
    home = fam.family()
    actions.start_plan(case=home.case, by=home.world.amina)
    client = cast.signed_in(home.world.amina)
    data = boxes(client, home) | {"what": "Walk the dog", "then": "add"}
    answers = [client.post(url("write", home), data) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {302}
    assert home.plan.actions.count() == 1
    assert Submission.objects.count() == 1


def test_an_action_without_its_words_is_asked_for_and_nothing_typed_is_lost():
    """The text in another box is still on the page."""
    home = fam.written()
    client = cast.signed_in(home.world.amina)
    data = boxes(client, home) | {"by_words": "Every Monday", "strengths": "We laugh a lot"}
    page = client.post(url("write", home), data)
    assert page.status_code == 200
    assert page.context["form"].errors == {"what": ["Enter what will happen"]}
    assert b"We laugh a lot" in page.content
    assert b"Every Monday" in page.content


def test_a_second_save_shows_both_texts_and_loses_neither():
    """Bryn covers and saves while Amina types: her page keeps every box and shows his words; then she merges."""
    home = fam.written()
    client = cast.signed_in(home.world.amina)
    data = boxes(client, home) | {"matters": "Mine", "strengths": "Also mine"}
    actions.write_text(plan=home.plan, section="matters", words="Theirs", version=1, by=home.world.bryn)
    page = client.post(url("write", home), data)
    assert page.status_code == 409
    text = page.content.decode()
    assert "Bryn Parry wrote" in text
    assert "Theirs" in text
    assert "Mine" in text
    assert "Also mine" in text
    assert home.plan.texts.get(section="matters").words == "Theirs"
    form = page.context["form"]
    again = data | {
        "matters": "Theirs and mine", "version-matters": form["version-matters"].value(),
        "print-matters": form["print-matters"].value(),
    }  # fmt: skip
    assert client.post(url("write", home), again).status_code == 302
    assert home.plan.texts.get(section="matters").words == "Theirs and mine"
    assert home.plan.texts.get(section="strengths").words == "Also mine"


def test_a_box_that_was_not_touched_is_no_conflict():
    """Amina saves another part; what Bryn wrote meanwhile stays."""
    home = fam.written()
    client = cast.signed_in(home.world.amina)
    data = boxes(client, home) | {"strengths": "Only this"}
    actions.write_text(plan=home.plan, section="matters", words="Theirs", version=1, by=home.world.bryn)
    assert client.post(url("write", home), data).status_code == 302
    assert home.plan.texts.get(section="matters").words == "Theirs"
    assert print_of("a\r\n") == print_of("a")


def test_order_taking_out_and_putting_back():
    """Down, out, back: the list is the family's."""
    home = fam.written()
    client = cast.signed_in(home.world.amina)
    first = home.plan.actions.first()

    def press(then):
        client.post(url("write", home), boxes(client, home) | {"then": then})
        return [row.what.split()[0] for row in home.plan.actions.filter(removed_at=None)]

    assert press(f"down:{first.key}") == ["Cook", "Take", "Ring"]
    assert press(f"up:{first.key}") == ["Take", "Cook", "Ring"]
    assert press(f"remove:{first.key}") == ["Cook", "Ring"]
    assert press(f"back:{first.key}") == ["Take", "Cook", "Ring"]
    other = fam.written(fam.family(home.world))
    foreign = other.plan.actions.first()
    response = client.post(url("write", home), boxes(client, home) | {"then": f"remove:{foreign.key}"})
    assert response.status_code == 404
    assert other.plan.actions.filter(removed_at=None).count() == 3


def test_changing_an_action_and_a_conflict_on_it():
    """Amina's page is older than Bryn's save: both are shown, hers is saved on the second press."""
    home = fam.written()
    client = cast.signed_in(home.world.amina)
    action = home.plan.actions.first()
    address = url("change_action", home, action.key)
    data = {"what": "Take them by bus", "version": "1", "who": home.rose.key}
    actions.change_action(action=action, version=1, what="Walk them to school", by=home.world.bryn)
    page = client.post(address, data)
    assert page.status_code == 409
    assert b"Walk them to school" in page.content
    assert b"Take them by bus" in page.content
    assert client.post(address, data | {"version": "2"}).status_code == 302
    action.refresh_from_db()
    assert (action.what, action.version) == ("Take them by bus", 3)
    assert client.get(url("change_action", home, "nosuchkey2")).status_code == 404


def test_a_hostile_version_number_is_only_a_stale_page():
    """Letters, a sign or a long number in the hidden field never break the page."""
    home = fam.written()
    client = cast.signed_in(home.world.amina)
    address = url("change_action", home, home.plan.actions.first().key)
    for version in ("x", "-1", "9" * 50, "²"):
        assert client.post(address, {"what": "Same", "version": version}).status_code in (302, 409)
    data = boxes(client, home) | {"matters": "new", "version-matters": "9" * 30}
    assert client.post(url("write", home), data).status_code in (200, 409)


def test_prompts_ask_and_never_block():
    """No date, no checker, two who must not meet: asked on the page, saved all the same."""
    home = fam.written()
    fam.must_not_meet(home, home.katie, home.liam)
    actions.add_action(
        plan=home.plan, what="Saturday at the park", who=home.liam, checker=home.katie, by=home.world.amina
    )
    page = cast.signed_in(home.world.amina).get(url("write", home)).content.decode()
    assert "must not meet. Can this happen without them meeting?" in page
    assert "Does the family want to say by when or how often?" in page


def test_help_asked_answered_and_delivered():
    """Asked on the write page, answered by Tom with a reason, ticked when it came."""
    home = fam.written()
    amina, tom = cast.signed_in(home.world.amina), cast.signed_in(home.world.tom)
    assert amina.post(url("ask_help", home), {"item": "A bunk bed"}).status_code == 302
    assert amina.post(url("ask_help", home), {"item": " "}).context["form"].errors["item"]
    row = home.plan.help_requests.get(item="A bunk bed")
    answer = url("answer_help", home, row.key)
    assert tom.get(answer).status_code == 404
    amina.post(url("show", home))
    assert tom.post(answer, {"answer": "no"}).context["form"].errors["reason"]
    assert tom.post(answer, {"answer": "part", "reason": "Half of it"}).status_code == 302
    row.refresh_from_db()
    assert (row.answer, row.decided_by) == ("part", "Tom Ridley")
    delivered = url("deliver_help", home, row.key)
    assert cast.signed_in(home.world.grace).post(delivered).status_code == 404
    assert cast.signed_in(home.world.priya).post(delivered).status_code == 403
    assert cast.signed_in(home.world.dele).post(delivered).status_code == 403
    tomorrow = today() + dt.timedelta(days=1)
    assert tom.post(delivered, {"on": f"{tomorrow:%d/%m/%Y}"}).context["form"].errors["on"]
    assert tom.post(delivered, {"on": f"{today():%d/%m/%Y}"}).status_code == 302
    row.refresh_from_db()
    assert row.delivered_on == today()


def test_help_of_a_plan_before_is_ticked_from_the_list_of_promises():
    """A later conference began another plan: what was promised in the first one stands, and can still come."""
    home = fam.final()
    row = home.plan.help_requests.get()
    actions.answer_help(request=row, answer="yes", decided_by="Tom", by=home.world.tom)
    home.plan.__class__.objects.filter(case=home.case).update(ended_at=home.plan.final_at)
    actions.start_plan(case=home.case, by=home.world.amina)
    tom, delivered = cast.signed_in(home.world.tom), url("deliver_help", home, row.key)
    assert delivered in tom.get("/promises/").content.decode()
    assert "Bus passes for Rose" in tom.get(delivered).content.decode()
    assert tom.post(delivered, {"on": ""}).status_code == 302
    assert delivered not in tom.get("/promises/").content.decode()


def test_what_each_person_says():
    """Agreeing needs how; not agreeing needs nothing; the social worker has no such page to write."""
    home = fam.written()
    amina = cast.signed_in(home.world.amina)
    assert b"Katie Rowe" in amina.get(url("agreement", home)).content
    address = url("agree", home, home.katie.key)
    assert amina.post(address, {"answer": "agrees"}).context["form"].errors["how"]
    assert amina.post(address, {"answer": "does_not", "words": "Not with him."}).status_code == 302
    assert home.plan.agreements.get().words == "Not with him."
    assert cast.signed_in(home.world.tom).get(url("agreement", home)).status_code == 403
    other = fam.family(home.world)
    assert amina.get(url("agree", home, other.katie.key)).status_code == 404


def test_showing_and_the_answer():
    """Shown by Amina; Tom agrees with one press; Amina cannot answer for him."""
    home = fam.written()
    amina, tom = cast.signed_in(home.world.amina), cast.signed_in(home.world.tom)
    assert tom.get(url("decide", home)).status_code == 302
    assert tom.post(url("show", home)).status_code == 403
    amina.post(url("show", home))
    assert statuses(home, url("decide", home)) == {
        "tom": 200, "priya": 200, "amina": 403, "carol": 403, "grace": 404, "bryn": 404, "dele": 404, "ivy": 404,
        "sam": 404,
    }  # fmt: skip
    assert tom.post(url("decide", home), {}).context["form"].errors["outcome"]
    page = tom.post(url("decide", home), {"outcome": "unsafe"})
    assert page.context["form"].errors == {"reason_unsafe": ["Say why, in words the family can answer"]}
    page = tom.post(url("decide", home), {"outcome": "bottom_line", "reason_bottom_line": "He moves in"})
    assert list(page.context["form"].errors) == ["bottom_line_words"]
    assert tom.post(url("decide", home), {"outcome": "as_written"}).status_code == 302
    assert home.plan.decisions.get().outcome == "as_written"
    assert b"Agreed as the family wrote it" in amina.get(url("plan", home)).content


def test_typed_checked_final_and_back():
    """Each step is the coordinator's; final leads to copies and cannot be taken back to writing."""
    home = fam.shown()
    amina = cast.signed_in(home.world.amina)
    actions.decide(plan=home.plan, outcome="as_written", by=home.world.tom)
    for name in ("typed", "checked"):
        assert cast.signed_in(home.world.carol).post(url(name, home)).status_code == 403
        assert amina.get(url(name, home)).status_code == 405
        amina.post(url(name, home))
    assert home.plan.stage == "checked"
    assert cast.signed_in(home.world.tom).get(url("finalise", home)).status_code == 403
    assert amina.get(url("finalise", home)).status_code == 200
    assert amina.post(url("finalise", home), {"on": "20/11/2026"}).url == url("copies", home)
    amina.post(url("go_on_writing", home))
    assert home.plan.stage == "final"
    assert amina.get(url("write", home)).url == url("plan", home)


def test_finalising_without_an_answer_says_whom_to_ask():
    """The form comes back with the reason."""
    home = fam.shown()
    actions.mark_checked(plan=home.plan, by=home.world.amina)
    page = cast.signed_in(home.world.amina).post(url("finalise", home), {"on": "20/11/2026"})
    assert "has not answered yet" in page.content.decode()


def test_no_plan_saves():
    """From writing: chosen, kept, shown."""
    home = fam.family()
    actions.start_plan(case=home.case, by=home.world.amina)
    amina = cast.signed_in(home.world.amina)
    assert amina.post(url("no_plan", home), {}).context["form"].errors["outcome"]
    assert amina.post(url("no_plan", home), {"outcome": "family_stopped"}).status_code == 302
    assert "The family chose to stop" in amina.get(url("plan", home)).content.decode()


def test_the_final_plan_is_read_by_those_who_may():
    """The social worker, the manager, the service; not another team, not the administrator."""
    home = fam.final()
    for name in ("plan", "versions"):
        assert statuses(home, url(name, home)) == refused(
            200, "tom", "priya", "amina", "carol", "dele", rest=404
        )
    key = fam.version(home).key
    assert statuses(home, url("version", home, key))["tom"] == 200
    assert cast.signed_in(home.world.tom).get(url("version", home, "none")).status_code == 404
    assert b"12 February 2027" in cast.signed_in(home.world.tom).get(url("plan", home)).content


def test_a_new_version_and_both_beside_each_other():
    """Version 1 stays readable while version 2 is written; then the pair shows what was added."""
    home = fam.final()
    amina, tom = cast.signed_in(home.world.amina), cast.signed_in(home.world.tom)
    assert tom.get(url("new_version", home)).status_code == 403
    assert set(amina.post(url("new_version", home), {}).context["form"].errors) == {"asked_by", "why"}
    amina.post(url("new_version", home), {"asked_by": "Katie", "why": "Dan moves away"})
    assert b"This is version 1" in tom.get(url("plan", home)).content
    actions.add_action(plan=home.plan, what="Rose cooks", by=home.world.amina)
    fam.final(fam.shown(home))
    first, second = (one.key for one in home.plan.versions.all())
    page = tom.get(url("compare", home, first, second))
    added = [row["heading"] for row in page.context["rows"] if row["change"] == "Added"]
    assert added == ["Why this version", "Asked for by", "Action 4"]
    assert tom.get(url("compare", home, first, first)).status_code == 404
    assert tom.get(url("compare", home, first, "none")).status_code == 404


def test_copies_are_made_opened_and_handed_over():
    """Amina makes two; Tom opens his own and no other; Dele posts; each opening is on the record."""
    home = fam.final()
    amina, tom, dele = (cast.signed_in(getattr(home.world, name)) for name in ("amina", "tom", "dele"))
    assert statuses(home, url("copies", home)) == {
        "amina": 200, "carol": 200, "dele": 200, "tom": 403, "priya": 403, "grace": 404, "bryn": 404, "ivy": 404,
        "sam": 404,
    }  # fmt: skip
    amina.post(url("make_copy", home), {"person": home.katie.key, "edition": "large"})
    amina.post(url("make_copy", home), {"staff": home.world.tom.key})
    for_katie, for_tom = PlanCopy.objects.order_by("number")
    assert (for_katie.recipient, for_katie.edition, for_tom.recipient) == (
        "Katie Rowe",
        "large",
        "Tom Ridley",
    )
    assert dele.post(url("make_copy", home), {"person": home.katie.key}).status_code == 403
    assert amina.post(url("make_copy", home), {"staff": home.world.grace.key}).status_code == 404
    got = tom.get(url("copy_pdf", home, for_tom.key))
    assert got["Content-Type"] == "application/pdf"
    assert got["Content-Disposition"] == (
        f'attachment; filename="family-plan-{home.case.reference}-version-1-copy-2.pdf"'
    )
    assert tom.get(url("copy_pdf", home, for_katie.key)).status_code == 404
    assert AuditEvent.objects.filter(kind="plan.copy_opened", object_key=for_tom.key).count() == 1
    handed = url("handed_over", home, for_katie.key)
    assert dele.post(handed, {"how": "post", "on": "21/11/2026"}).status_code == 302
    assert tom.get(handed).status_code == 403
    for_katie.refresh_from_db()
    assert (for_katie.handed_how, for_katie.handed_by) == ("post", home.world.dele)
    assert b"Download your copy" in tom.get(url("plan", home)).content


def test_a_copy_for_somebody_else():
    """The school: typed, made, listed; an empty box is asked for."""
    home = fam.final()
    amina = cast.signed_in(home.world.amina)
    assert amina.post(url("copies", home), {"role": ""}).context["form"].errors["role"]
    assert amina.post(url("copies", home), {"role": "School"}).status_code == 302
    assert b"School" in amina.get(url("copies", home)).content


def test_without_pdf_the_page_to_print_is_offered(monkeypatch):
    """No Pango: the button leads to the version on screen, and says so."""
    from family_plans import paper
    from fgc.lib.pdf import PdfUnavailable

    def unavailable(*args, **kwargs):
        raise PdfUnavailable

    monkeypatch.setattr(paper, "render_pdf", unavailable)
    home = fam.final()
    page = cast.signed_in(home.world.amina).post(
        url("make_copy", home), {"person": home.katie.key}, follow=True
    )
    assert b"cannot make PDFs" in page.content
    assert b"Print this page" in page.content
    assert not PlanCopy.objects.exists()


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


def test_a_plan_of_200_actions_opens_and_freezes():
    """The page's queries do not grow with the actions, and all 200 are in the version."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    home = fam.written()
    client = cast.signed_in(home.world.amina)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url("write", home)).status_code == 200
        return len(seen)

    queries()  # what is read once for a process
    before = queries()
    for number in range(197):
        actions.add_action(plan=home.plan, what=f"Thing {number}", who=home.rose, by=home.world.amina)
    assert queries() == before
    fam.final(fam.shown(home))
    assert len(fam.version(home).content["actions"]) == 200


HOSTILE = [
    "<script>alert(1)</script>", "\x00\x01", "\ud800", "{{ 7*7 }}{% debug %}", "' OR 1=1 --", "محمد علی کی دادی",
    "Łukasz Żółć", "\u202eevil", "a" * 9000, "🙂" * 200, "=1+1", "\r\n\r\n", "%00%s%n", "../../etc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_kept_as_words_or_asked_again(text):
    """The write page never falls over, and what is shown is escaped."""
    home = fam.family()
    actions.start_plan(case=home.case, by=home.world.amina)
    client = cast.signed_in(home.world.amina)
    data = boxes(client, home) | {"matters": text, "what": text[:1000], "who_words": text[:120]}
    body = urlencode({name: str(value) for name, value in data.items()}, errors="surrogatepass")
    answer = client.post(url("write", home), body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (200, 302)
    page = client.get(url("plan", home))
    assert page.status_code == 200
    assert b"<script>alert" not in page.content


def test_a_copy_of_a_family_with_something_to_hide_needs_a_second_person():
    """Amina makes it and cannot release it; until Carol has, Tom cannot open it and nobody hands it over."""
    home = fam.final()
    fam.must_not_know_of(home, home.liam, home.dan)
    amina, tom, carol, dele = (
        cast.signed_in(getattr(home.world, name)) for name in ("amina", "tom", "carol", "dele")
    )
    amina.post(url("make_copy", home), {"staff": home.world.tom.key})
    copy = PlanCopy.objects.get()
    assert copy.needs_release
    pdf, release, handed = (url(name, home, copy.key) for name in ("copy_pdf", "release_copy", "handed_over"))
    assert (tom.get(pdf).status_code, dele.get(pdf).status_code, carol.get(pdf).status_code) == (
        404,
        404,
        200,
    )
    assert b"Download your copy" not in tom.get(url("plan", home)).content
    assert "has to look" in dele.post(handed, {"how": "post", "on": "21/11/2026"}).content.decode()
    assert "Somebody other than you" in amina.post(release, {}).content.decode()
    assert dele.post(release, {}).status_code == 403
    assert carol.get(release).status_code == 200
    assert carol.post(release, {}).status_code == 302
    copy.refresh_from_db()
    assert copy.released_by == home.world.carol
    assert tom.get(pdf).status_code == 200
    assert dele.post(handed, {"how": "post", "on": "21/11/2026"}).status_code == 302
    assert AuditEvent.objects.filter(kind="plan.copy_released").count() == 1


def test_a_service_manager_alone_says_why():
    """Carol covers, makes the copy herself and nobody else is there: only with a reason."""
    home = fam.final()
    fam.must_not_know_of(home, home.liam, home.dan)
    copy = actions.make_copy(version=fam.version(home), person=home.katie, by=home.world.carol)
    carol = cast.signed_in(home.world.carol)
    assert carol.post(url("release_copy", home, copy.key), {}).context["form"].errors["reason"]
    alone = {"reason": "Amina is away and the family is waiting"}
    assert carol.post(url("release_copy", home, copy.key), alone).status_code == 302
