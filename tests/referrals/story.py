"""A rich family for the tests: three children with three fathers, an unborn half-sister, a grandmother in Lahore."""

import datetime as dt
from dataclasses import dataclass

from fgc.lib.dates import today
from referrals import actions, codes
from referrals.models import Referral, ReferralChild, ReferralPerson
from tests.built import built_once


@dataclass
class Story:
    """A draft that lacks nothing, with its children and people by name."""

    referral: Referral
    zayn: ReferralChild
    ellie: ReferralChild
    mason: ReferralChild
    baby: ReferralChild
    sana: ReferralPerson
    imran: ReferralPerson
    dean: ReferralPerson
    nasreen: ReferralPerson
    kit: ReferralPerson
    bev: ReferralPerson


NO_SAFETY = {topic: "no" for topic, _, _ in codes.SAFETY}


@built_once
def draft(w, author=None):
    """A draft that is whole and can be sent; by Tom when nobody is named."""
    by = author or w.tom
    referral = actions.start(by=by)
    children = _children(referral, by)
    people = _people(referral, by, children)
    story = Story(referral, **children, **people)
    _fathers(story, by)
    _responsibility(story, by)
    _why(story, by)
    _practical(story, by)
    story.referral = Referral.objects.get(pk=referral.pk)
    return story


@built_once
def sent(w, author=None):
    """The same, sent to the service."""
    story = draft(w, author)
    story.referral = actions.send(referral=story.referral, by=story.referral.author)
    return story


def child(referral, by, **fields):
    """A born child with every mandatory answer."""
    about = {
        "given_name": "Zayn", "family_name": "Malik-Roe", "born_on": dt.date(2012, 3, 27), "gender": "m",
        "ethnicity": "APKN", "religion": "Islam", "language": "English", "disabilities": ["NONE"], **fields,
    }  # fmt: skip
    made = actions.save_child(referral=referral, page="about", by=by, **about)
    home = {"lives_with": "mother", "address": "4 Linacre Lane, Bootle", "school": "Linacre Primary", "statuses": ["cp"],
            "cp_category": "neglect"}  # fmt: skip
    actions.save_child(referral=referral, page="home", child=made, by=by, **home)
    voice = {"knows": "yes", "agrees": "yes", "views": "I want to stay with Mum", "advocate": "not_asked"}
    return actions.save_child(referral=referral, page="voice", child=made, by=by, **voice)


def person(referral, by, ties, *, given_name, contact=None, **fields):
    """A person with ties and every mandatory answer about reaching them."""
    made = actions.save_person(
        referral=referral, page="who", by=by, given_name=given_name, ties={one.key: kind for one, kind in ties.items()},
        **fields,
    )  # fmt: skip
    known = {"aware": "yes", "wants": "yes", "not_yet": "no", **(contact or {})}
    return actions.save_person(referral=referral, page="contact", person=made, by=by, **known)


def _children(referral, by):
    baby = actions.save_child(
        referral=referral, page="about", by=by, is_unborn=True, due_on=today() + dt.timedelta(60)
    )
    actions.save_child(
        referral=referral, page="home", child=baby, by=by, lives_with="unborn", statuses=["plo"]
    )
    return {
        "zayn": child(referral, by),
        "ellie": child(referral, by, given_name="Ellie", born_on=dt.date(2017, 5, 1), gender="f", ethnicity="WBRI",
                       religion="None"),
        "mason": child(referral, by, given_name="Mason", born_on=dt.date(2024, 1, 9), gender="m", ethnicity="MWBC",
                       religion="None"),
        "baby": baby,
    }  # fmt: skip


def _people(referral, by, kids):
    zayn, ellie, mason, baby = kids["zayn"], kids["ellie"], kids["mason"], kids["baby"]
    mother = dict.fromkeys((zayn, ellie, mason, baby), "mother")
    return {
        "sana": person(referral, by, mother, given_name="Sana", family_name="Roe", birth_year=1990,
                       contact={"phone": "07700 900101", "address": "4 Linacre Lane, Bootle", "keep_from": "Imran"}),
        "imran": person(referral, by, {zayn: "father"}, given_name="Imran", family_name="Malik", birth_year=1986,
                        contact={"phone": "07700 900102"}),
        "dean": person(referral, by, {ellie: "father"}, given_name="Dean", family_name="Roe", birth_year=1988),
        "nasreen": person(
            referral, by, {zayn: "fathers_mother"}, given_name="نسرین", family_name="ملک", known_as="Nasreen",
            lives_with="in Lahore with her sister", contact={"language": "Urdu", "interpreter": "Urdu, a woman"}),
        "kit": person(referral, by, {mason: "mothers_partner", baby: "father"}, given_name="Kit", family_name="Lowe"),
        "bev": person(referral, by, {ellie: "neighbour"}, given_name="Bev",
                      contact={"not_yet": "yes", "not_yet_why": "She does not know that the family is known to us"}),
    }  # fmt: skip


def _fathers(story, by):
    actions.set_father(
        referral=story.referral, child=story.mason, father="not_known", why="Sana does not know", by=by
    )


def _responsibility(story, by):
    for one in (story.zayn, story.ellie, story.mason):
        actions.save_row(referral=story.referral, into="responsibility", by=by, child=one, person=story.sana,
                         basis="mother", checked="Birth certificates seen by Tom Ridley")  # fmt: skip
    actions.save_row(referral=story.referral, into="responsibility", by=by, child=story.ellie, person=story.dean,
                     basis="certificate", checked="")  # fmt: skip
    agreed = {"answer": "agrees", "on": today(), "how": "signed", "why": ""}
    actions.save_consent(referral=story.referral, person=story.sana, by=by, **agreed)
    for one in (story.imran, story.dean, story.kit):
        actions.save_consent(referral=story.referral, person=one, by=by, answer="not_asked", why="Not found yet",
                             on=None, how="")  # fmt: skip
    actions.save_answers(referral=story.referral, page="sharing", by=by, told_voluntary="yes", privacy_on=today(),
                         sharing_agreed="yes", sharing_limits="", private_matters="none")  # fmt: skip


def _why(story, by):
    referral = story.referral
    actions.save_answers(
        referral=referral, page="purpose", by=by, purposes=["stay_home", "kinship"], background="Sana is worn out.",
        strengths="The children are at school each day.", worries="Nobody is there at night.",
        change="Somebody the children know is there every night.", change_by=dt.date(2027, 2, 1),
        contingency="The council would look for carers.")  # fmt: skip
    actions.save_row(referral=referral, into="questions", by=by, text="Who can be there at night?")
    actions.save_row(referral=referral, into="questions", by=by, text="Who can take Ellie to school?")
    actions.save_row(referral=referral, into="bottom-lines", by=by, text="Imran does not stay overnight.",
                     reason="There is a court order.")  # fmt: skip
    actions.save_safety(referral=referral, by=by, answers=NO_SAFETY | {"domestic_abuse": "yes"})
    actions.save_safety_details(
        referral=referral, by=by, details={"domestic_abuse": "Imran to Sana, in 2024."}
    )
    pair(story, by, "must_not_meet")
    pair(story, by, "must_not_know_address")
    actions.save_answers(
        referral=referral, page="dates", by=by, is_urgent="yes", urgent_reason="The baby is due."
    )
    actions.save_row(referral=referral, into="dates", by=by, kind="plo_letter", on=today(), note="")


def pair(story, by, kind):
    """Sana is protected from Imran."""
    return actions.save_row(
        referral=story.referral, into="pairs", by=by, kind=kind, person=story.sana, child=None,
        other_person=story.imran, other_child=None, source="order", evidence="Non-molestation order",
        until=today() + dt.timedelta(days=90), reason="A court order protects Sana.")  # fmt: skip


def _practical(story, by):
    referral = story.referral
    actions.save_answers(referral=referral, page="taking-part", by=by, interpreters="Nasreen: Urdu",
                         access="nothing", care_and_travel="Evenings are best")  # fmt: skip
    actions.save_answers(referral=referral, page="money", by=by, services="Family support worker", budget=200,
                         budget_by="Priya Nair", can_agree="no", agree_with="Priya Nair",
                         agree_phone="0151 496 0101")  # fmt: skip
    actions.save_answers(
        referral=referral, page="referrer", by=by, source="social_worker", working_hours="Monday to Friday",
        met_family="yes", leaflet="yes", attends="yes", manager_name="Priya Nair", manager_view="approved",
        manager_on=today())  # fmt: skip
