"""The first chapters of the story, as pages are used: Tom refers the Quirks, Carol asks, accepts and allocates."""

import datetime as dt
import re

ADDRESS = "14 Linden Grove, Bootle"
QUESTION = "Does Joan know that she is named?"
ANSWER = "Yes. She said so on Friday and is glad to be asked."
BOTTOM_LINE = "Dean does not come to Kelly’s home."
ON = "Save and continue"


def start(tom):
    """A new draft, from the list of Tom's referrals; returns its reference."""
    tom.open("/").follow("Refer a family").press("Start now")
    assert tom.heading == "Refer a family"
    tom.sees("You have finished 0 of 12 sections", "Cannot start yet")
    return re.search(r"/referrals/([^/]+)/", tom.path)[1]


def add_children(tom):
    """Two children, three pages each."""
    tom.follow(re.compile("^The children"))
    for name, born, words in (
        ("Ellie", dt.date(2016, 3, 27), "I want Nan to pick me up."),
        ("Mason", dt.date(2019, 9, 5), "I like it when nobody shouts."),
    ):
        tom.follow("Add a child").date("born_on", born)
        tom.answer(
            given_name=name, family_name="Quirk", gender="f" if name == "Ellie" else "m", ethnicity="WBRI"
        )
        tom.answer(religion="None", language="English", disabilities="NONE").press(ON).saved()
        tom.answer(
            lives_with="mother", address=ADDRESS, address_kept_from="Dean Quirk", school="Linacre Primary"
        )
        tom.answer(statuses="cin").press(ON).saved()
        tom.answer(knows="yes", agrees="yes", views=words, advocate="wanted").press(ON).saved()
    tom.sees("Ellie Quirk", "Mason Quirk").sees_not("Incomplete")
    tom.follow("Continue")


def add_people(tom):
    """Mother, father and grandmother, what they are to each child and how they can be reached."""
    tom.follow(re.compile("^The family network"))
    for given, family, gender, kind, phone in (
        ("Kelly", "Quirk", "f", "mother", "07700 900101"),
        ("Dean", "Quirk", "m", "father", "07700 900102"),
        ("Joan", "Marsh", "f", "mothers_mother", "0151 496 0103"),
    ):
        tom.follow("Add a person").answer(given_name=given, family_name=family, gender=gender)
        for tie in tom.page.locator('main [name^="tie_"]').all():
            tom.answer({tie.get_attribute("name"): kind})
        tom.press(ON).saved().answer(aware="yes", wants="yes", not_yet="no", phone=phone)
        if given == "Kelly":
            tom.answer(address=ADDRESS, keep_from="Dean Quirk")
        tom.press(ON).saved()
    tom.sees("Mother: Ellie and Mason", "Mother’s mother: Ellie and Mason").sees_not("Incomplete")
    tom.follow("Continue")


def say_who_agrees(tom, today):
    """Parental responsibility for both children, who agrees, and what may be shared."""
    tom.follow(re.compile("^Parental responsibility"))
    for child in ("Ellie Quirk", "Mason Quirk"):
        for holder, basis in (("Kelly Quirk", "mother"), ("Dean Quirk", "certificate")):
            tom.follow("Add somebody who holds it").answer(
                child=f"={child}", holder=f"={holder}", basis=basis
            )
            tom.answer(checked="Birth certificate seen by Tom Ridley").press("Save").saved()
    tom.follow("Continue").follow(re.compile("^Agreement to refer"))
    tom.follow("Kelly Quirk").answer(answer="agrees", on=f"{today:%d/%m/%Y}", how="signed").press(ON).saved()
    tom.follow("Dean Quirk").answer(answer="not_asked", why="To be rung on Monday").press(ON).saved()
    tom.follow("Sharing information").answer(told_voluntary="yes", privacy_on=f"{today:%d/%m/%Y}")
    tom.answer(sharing_agreed="yes", private_matters="none").press(ON).saved().follow("Continue")


def say_why(tom, today):
    """What the plan is about, a question, a bottom line, urgency."""
    tom.follow(re.compile("^What the plan is about")).date("change_by", today + dt.timedelta(days=90))
    tom.answer(
        purposes=["stay_home"],
        background="Kelly is worn out since the summer.",
        change="Help in the mornings.",
    )
    tom.answer(strengths="The children are loved.", worries="Both were late for school on nine days.")
    tom.answer(contingency="We would talk about a child protection conference.").press(ON).saved()
    tom.follow(re.compile("^Questions for the family")).follow("Add a question")
    tom.answer(text="Who can help Kelly in the mornings?").press("Save").saved().follow("Continue")
    tom.follow(re.compile("^Bottom lines")).follow("Add a bottom line")
    tom.answer(text=BOTTOM_LINE, reason="The court said so.").press("Save").saved().follow("Continue")
    tom.follow(re.compile("^Urgency")).answer(is_urgent="no").press(ON).saved().follow("Continue")


def say_what_is_unsafe(tom):
    """All the safety questions, and that Kelly and Dean must not meet."""
    tom.follow(re.compile("^Safety and contact"))
    radios = tom.page.locator('main [type="radio"][value="no"]')
    for radio in radios.all():
        radio.check()
    tom.answer(domestic_abuse="yes").press(ON).saved().answer(domestic_abuse="Dean hit Kelly in June.")
    tom.press(ON).saved().follow("Add a restriction")
    tom.answer(protected="=Kelly Quirk", kind="must_not_meet", other="=Dean Quirk", source="order")
    tom.answer(reason="Non-molestation order", evidence="Liverpool, June 2026").press("Save").saved().follow(
        "Continue"
    )


def say_what_is_needed(tom, today):
    """The practical sections."""
    tom.follow(re.compile("^Interpreter, access")).answer(
        interpreters="nobody", access="nothing", care_and_travel="none"
    )
    tom.press(ON).saved().follow(re.compile("^Money"))
    tom.answer(services="Breakfast club", budget="150", budget_by="Priya Nair", can_agree="yes").press(
        ON
    ).saved()
    tom.follow(re.compile("^You and your manager")).answer(
        source="social_worker", working_hours="Monday to Friday"
    )
    tom.answer(
        met_family="yes", leaflet="yes", attends="yes", manager_name="Priya Nair", manager_view="approved"
    )
    tom.answer(manager_on=f"{today:%d/%m/%Y}").press(ON).saved()


def send(tom):
    """Check the answers and send."""
    tom.sees("You have finished 12 of 12 sections").follow(re.compile("^Check your answers"))
    tom.sees("Ellie Quirk", BOTTOM_LINE, "Who can help Kelly in the mornings?").press(
        "Send the referral"
    ).saved()
    assert tom.heading.startswith("Referral sent")
    tom.sees("What happens next")


def return_with_a_question(carol, reference):
    """Carol finds the referral in her list and sends it back with a question."""
    carol.open("/").follow("Referrals").follow(re.compile("Quirk|Ellie")).follow(re.compile("Return"))
    carol.press("Return with this question")
    assert carol.page.title().startswith("Error")
    carol.answer(text=QUESTION).press("Return with this question").saved()
    carol.sees(reference)


def answer_the_question(tom):
    """Tom sees the question on his list and answers it."""
    tom.open("/").follow(re.compile("Ellie|Quirk")).sees(QUESTION).follow("Answer and send again")
    tom.answer(answer=ANSWER).press("Answer and send again").saved()


def accept(carol):
    """Carol reads the answer, accepts, and gives the family to Amina; returns the family's reference."""
    carol.open("/").follow("Referrals").follow(re.compile("Quirk|Ellie")).sees(ANSWER).follow(
        re.compile("^Accept")
    )
    carol.press("Accept and open the record").saved()
    carol.page.get_by_label("Amina Yusuf").check()
    carol.press("Give the family to this coordinator")
    assert carol.page.title().startswith("Error")
    assert carol.page.get_by_label("Amina Yusuf").is_checked()
    carol.answer(asked="no_conflict").press("Give the family to this coordinator").saved()
    carol.sees("Amina Yusuf is now the coordinator")
    return re.search(r"/cases/([^/]+)/", carol.path)[1]
