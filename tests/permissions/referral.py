"""Whole referrals made by the real actions, every text of them carrying a marker."""

import datetime as dt
from contextlib import ExitStack
from dataclasses import dataclass, field
from unittest import mock

from fgc.lib.dates import today
from referrals import actions, codes
from referrals.actions.draft import touch
from referrals.models import Referral

LONG = (
    "background", "strengths", "worries", "change", "contingency", "interpreters", "access", "care_and_travel", "services",
    "private_matters",
)  # fmt: skip


@dataclass
class Written:
    """One referral with a row of every kind."""

    referral: Referral
    rows: dict = field(default_factory=dict)

    @property
    def reference(self):
        """What addresses name."""
        return self.referral.reference

    def again(self):
        """The referral as the database has it."""
        return Referral.objects.get(pk=self.referral.pk)


def write(author, marker, *, by=None):
    """A draft that lacks nothing: two children, their parents and a grandmother, restrictions, all the lists."""
    by = by or author
    made = Written(actions.start(by=by, author=author))
    with ExitStack() as stack:
        for module in ("draft", "family", "rows"):  # what the lists repeat is written once, at the end
            stack.enter_context(mock.patch(f"referrals.actions.{module}.touch"))
        family(made, by, marker)
        lists(made, by, marker)
        pages(made, by, marker)
    touch(made.again())
    return made


def family(made, by, marker):
    """The children and people, who is what to whom, and what they said."""
    referral = made.referral
    day = today()

    def child(first, years):
        one = actions.save_child(
            referral=referral, page="about", by=by, given_name=first, family_name=marker, gender="f", ethnicity="WBRI",
            born_on=day.replace(year=day.year - years, day=1), religion="none", language="English", disabilities=["NONE"],
        )  # fmt: skip
        one = actions.save_child(
            referral=referral, page="home", child=one, by=by, lives_with="mother", address=f"1 {marker} Street",
            school=marker, statuses=["cin"],
        )  # fmt: skip
        return actions.save_child(
            referral=referral, page="voice", child=one, by=by, knows="yes", agrees="yes", views=f"{marker} views",
            advocate="declined",
        )  # fmt: skip

    ellie, mason = child("Ellie", 9), child("Mason", 4)

    def person(first, ties, **contact):
        one = actions.save_person(
            referral=referral, page="who", by=by, given_name=first, family_name=marker, ties=ties
        )
        return actions.save_person(
            referral=referral,
            page="contact",
            person=one,
            by=by,
            aware="yes",
            wants="yes",
            not_yet="no",
            **contact,
        )

    both = {ellie.key: "mother", mason.key: "mother"}
    mother = person(
        "Agnieszka", both, phone="07700 900123", address=f"2 {marker} Court", keep_from=f"Darren {marker}"
    )
    father = person("Darren", dict.fromkeys(both, "father"), phone="07700 900456")
    nan = person("Maureen", dict.fromkeys(both, "mothers_mother"), email=f"nan@{marker.lower()}.example")
    made.rows |= {"child": ellie, "other_child": mason, "person": mother, "father": father, "nan": nan}
    made.rows["consent"] = actions.save_consent(
        referral=referral, person=mother, by=by, answer="agrees", on=day, how="signed"
    )
    actions.save_consent(referral=referral, person=father, by=by, answer="declines", on=day)


def lists(made, by, marker):
    """A row in each list, and the safety answers."""
    rows, day = made.rows, today()

    def row(into, **answers):
        return actions.save_row(referral=made.referral, into=into, by=by, **answers)

    for number, child in enumerate((rows["child"], rows["other_child"])):
        held = row(
            "responsibility", child=child, person=rows["person"], basis="mother", checked=f"{marker} paper"
        )
        rows["responsibility" if not number else "other_responsibility"] = held
    row("questions", text=f"{marker} first question")
    rows["questions"] = row("questions", text=f"{marker} question")
    rows["bottom-lines"] = row("bottom-lines", text=f"{marker} line", reason=f"{marker} because")
    rows["dates"] = row("dates", kind="hearing", on=day + dt.timedelta(days=30), note=f"{marker} note")
    rows["pairs"] = row(
        "pairs", kind="must_not_meet", person=rows["person"], other_person=rows["father"], source="order",
        reason=f"{marker} order",
    )  # fmt: skip
    actions.save_safety(
        referral=made.referral,
        answers={topic: "no" for topic, _, _ in codes.SAFETY} | {"weapons": "yes"},
        by=by,
    )
    actions.save_safety_details(referral=made.referral, details={"weapons": f"{marker} dog"}, by=by)


def pages(made, by, marker):
    """The plain pages of answers."""
    day, words = today(), {name: f"{marker} {name}" for name in LONG}

    def page(name, *long, **answers):
        answers |= {each: words[each] for each in long}
        actions.save_answers(referral=made.referral, page=name, by=by, **answers)

    page("sharing", "private_matters", told_voluntary="yes", privacy_on=day, sharing_agreed="yes")
    page(
        "purpose",
        "background",
        "strengths",
        "worries",
        "change",
        "contingency",
        purposes=["stay_home"],
        change_by=day,
    )
    page("dates", is_urgent="no")
    page("taking-part", "interpreters", "access", "care_and_travel")
    page("money", "services", budget=0, can_agree="yes")
    page(
        "referrer", source="social_worker", working_hours="Weekdays", met_family="yes", leaflet="yes", attends="yes",
        manager_name=f"{marker} manager", manager_view="aware", manager_on=day,
    )  # fmt: skip


def sent(made, by):
    """The referral, sent."""
    made.referral = actions.send(referral=made.again(), by=by)
    return made


def returned(made, by, manager, marker):
    """The referral, sent and come back with a question."""
    sent(made, by)
    made.rows["query"] = actions.return_with_question(
        referral=made.again(), text=f"{marker} query", by=manager
    )
    return made
