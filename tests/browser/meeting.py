"""The chapters after the referral: Amina prepares, invites safely, holds the day, and the plan is written."""

import datetime as dt
import re

from playwright.sync_api import expect

from tests.browser.referring import ADDRESS

REFUSED = re.compile("must not meet", re.IGNORECASE)
MATTERS = "We look after our own. Nan’s house on Sundays."


def find_the_family(amina):
    """The family is on Today, with what to do first; its page opens from there."""
    amina.open("/").sees("Meet the social worker about the referral")
    amina.follow(re.compile("Meet the social worker")).follow(re.compile("^Overview"))
    amina.sees("Next: meet the social worker about the referral")
    return amina.path


def build_the_network(amina, family):
    """Amina adds an aunt from her sister's page and a neighbour with a tie; the drawing shows both."""
    amina.open(f"/cases/{family}/family/").sees("Kelly Quirk", "must not meet")
    assert amina.page.locator("main svg.genogram").count() == 1
    amina.follow("Kelly Quirk").follow(re.compile("Add brother or sister"))
    amina.answer(parents=_value(amina, "parents", "Joan"), name="Tara Marsh", gender="f")
    amina.press(re.compile("^(Save|Add)")).saved()
    amina.open(f"/cases/{family}/family/").follow("Add a person")
    amina.answer(given_name="Bernie", family_name="Doyle", gender="f").press(
        re.compile("^(Save|Add)")
    ).saved()
    amina.open(f"/cases/{family}/family/").follow("Bernie Doyle").follow(re.compile("^Say how somebody"))
    amina.answer(other="=Ellie Quirk", how="other", role="neighbour", words="next door").press(
        re.compile("^Save|^Add")
    ).saved()
    amina.open(f"/cases/{family}/family/").sees("Tara Marsh", "Bernie Doyle")
    drawing = amina.page.locator("main svg.genogram").text_content()
    assert all(name in drawing for name in ("Ellie", "Kelly", "Joan", "Tara"))


def record_a_contact(amina, family, today):
    """A visit to Joan, with what she hopes for."""
    amina.open(f"/cases/{family}/preparation/").follow(re.compile("^Record a contact"))
    amina.answer(person="=Joan Marsh", on=f"{today:%d/%m/%Y}", how="visit", minutes="45")
    amina.answer(note="Would have the children at weekends.").press("Save contact").saved()
    amina.sees("The contact is saved", "Joan Marsh")


def book(amina, family, day):
    """A conference one week ahead, with Kelly, Joan and Tara in the room."""
    amina.open(f"/cases/{family}/conference/").follow("Book a conference")
    amina.answer(starts_on=f"{day:%d/%m/%Y}", starts="10am", ends="1pm", place_note="Room 2, lunch at noon")
    for name in ("Kelly Quirk", "Joan Marsh", "Tara Marsh"):
        amina.page.get_by_label(re.compile(rf"^{name}")).check()
    amina.press("Book the conference").saved()
    amina.sees("The conference is booked", "Kelly Quirk", "Tara Marsh")


def refuse_both_in_one_room(amina, family):
    """Dean in the room beside Kelly is refused with the reason and the choices; what was typed stays; in writing he is in."""
    amina.open(f"/cases/{family}/conference/").follow("Invite somebody")
    dean = amina.page.locator('[name="who"] option', has_text="Dean Quirk").get_attribute("value")
    amina.answer(who=dean, mode="room", support="Needs the 47 bus", tell_place="no").press("Save")
    assert amina.page.title().startswith("Error")
    amina.sees(REFUSED, "What you can do instead", re.compile("writing|views", re.IGNORECASE))
    assert amina.page.input_value('[name="who"]') == dean
    assert amina.page.input_value('[name="support"]') == "Needs the 47 bus"
    amina.answer(mode="writing").press("Save").saved()
    amina.sees("They are on the list", "Dean Quirk")


def tell(amina, family):
    """Each of those in the room says that they come."""
    amina.open(f"/cases/{family}/conference/")
    for name in ("Kelly Quirk", "Joan Marsh", "Tara Marsh"):
        amina.follow(f"Answer: {name}").answer(answer="coming", how="phone").press("Save answer").saved()


def welcome(amina, family):
    """Opening the day on a tablet, from Today; people are marked as here with one touch each."""
    amina.open("/").follow(re.compile("Conference, "), within="main")
    assert amina.heading == "Today’s conference"
    assert "Quirk" not in amina.page.title()
    amina.sees_not(ADDRESS)
    amina.press("Open the conference").saved()
    for name in ("Kelly Quirk", "Joan Marsh", "Tara Marsh"):
        touch(amina, "Mark as here", "Here", name)
    touch(amina, "Here", "Mark as here", "Tara Marsh")
    touch(amina, "Mark as here", "Here", "Tara Marsh")


def touch(amina, was, becomes, name):
    """Press the toggle of one person; what comes back shows the new state."""
    toggle = amina.page.locator("main button.fgc-toggle", has_text=name)
    expect(toggle).to_have_text(f"{was}: {name}")
    toggle.click()
    expect(toggle).to_have_text(f"{becomes}: {name}")
    expect(toggle).to_have_attribute("aria-pressed", "true" if becomes == "Here" else "false")


def three_stages(amina):
    """Sharing, private family time with no box for words, agreeing."""
    amina.press("Start sharing").press("Sharing has ended").follow("Go on to family time")
    amina.sees("Nothing that is said is written down")
    assert amina.page.locator("main textarea, main input[type=text]").count() == 0
    amina.press("Start family time").saved().sees("Began at", "Kelly Quirk")
    assert amina.page.locator("main textarea, main input[type=text]").count() == 0
    amina.press("The family called somebody in").sees("called somebody in 1 time")
    amina.press("The family is ready").follow("Go on to the plan").press("Start agreeing the plan")
    amina.follow("Write the plan in the family’s words")


def write_the_plan(amina, *asked):
    """The family's words and two actions; a save without words in an action is refused and keeps the rest."""
    amina.press("Start the plan").saved()
    amina.sees(*asked)
    amina.answer(matters=MATTERS, by_words="every school day").press("Add it and save")
    assert amina.page.title().startswith("Error")
    assert amina.page.input_value('[name="matters"]') == MATTERS
    amina.answer(what="Nan walks the children to school", who="=Joan Marsh", checker="=Tara Marsh").press(
        "Add it and save"
    ).saved()
    amina.answer(what="Tara has them on Fridays", who="=Tara Marsh", by_words="every Friday").press(
        "Add it and save"
    ).saved()
    amina.answer(steps_in="Tara comes the same day.").press("Save and read the whole plan").saved()
    amina.sees(MATTERS, "Nan walks the children to school", "Tara has them on Fridays")


def show_and_agree(amina, tom, family):
    """The family shows its plan, says what it thinks of it, and Tom answers."""
    tom.open(f"/cases/{family}/plan/").sees_not(MATTERS)
    amina.open(f"/cases/{family}/plan/").press("Show it for agreement").saved()
    amina.follow("Record what each person says of it")
    for name in ("Kelly Quirk", "Joan Marsh"):
        amina.follow(f"Record: {name}").answer(answer="agrees", how="spoken").press(
            "Save what they said"
        ).saved()
    tom.open(f"/cases/{family}/plan/").sees(MATTERS).follow("Answer the plan")
    tom.page.get_by_label(re.compile("^Agreed|^Yes"), exact=False).first.check()
    tom.press("Give this answer").saved()


def end_the_day(amina, family):
    """The conference ends and its times are kept."""
    amina.open(f"/cases/{family}/conference/").follow("Open conference day").follow(
        re.compile("^End the conference")
    )
    amina.press("End the conference").saved()
    amina.open(f"/cases/{family}/conference/").sees("Held")


def make_final(amina, family):
    """The family checks what was typed; the plan becomes version 1 and a review is set by the rule; returns the day it is due."""
    amina.open(f"/cases/{family}/plan/").sees("Agreed").press("The family has checked it").saved()
    amina.open(f"/cases/{family}/plan/").follow("Make the plan final").sees("12 weeks after the plan")
    amina.press("Make the plan final").saved()
    amina.open(f"/cases/{family}/plan/").sees("Version 1")
    amina.open(f"/cases/{family}/reviews/").sees("The next review", "12 weeks after the plan")
    words = amina.page.locator("dd", has_text=re.compile(r"\d{4}")).first.inner_text()
    return dt.datetime.strptime(re.search(r"\d+ \w+ \d{4}", words)[0], "%d %B %Y").date()


def _value(somebody, name, label):
    """The value of the choice whose label begins so."""
    return somebody.page.get_by_label(re.compile(rf"^(Only )?{label}")).first.get_attribute("value")
