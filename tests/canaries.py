"""One family with a string of its own in each field that is withheld from somebody.

A string is `Qzx` with a number: nothing else in the product has it, in whatever case or markup it is written.
What is looked through for them is made by `tests/looked_through.py`.
"""

from dataclasses import dataclass, field

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from conferences.models import Conference, Contact, Invitation, SafetyOverride
from family_plans.actions import save_wordings
from family_plans.blocks import blocks_of
from family_plans.models import Plan, PlanText, PlanVersion
from fgc.cases.models import Membership
from fgc.kept.actions import keep_draft
from fgc.network import actions as network
from fgc.network.models import (
    AddressChange,
    Association,
    ChildWish,
    ContactDetail,
    ContactReveal,
    Household,
    NetworkChild,
    ParentalResponsibility,
    Person,
    Restriction,
    SearchAnswer,
)
from referrals.models import BottomLine, ReferralPair, SafetyAnswer
from tests.fields import plant_fields
from tests.permissions.expect import _cells

ANY = object()
WHOLE = object()
PHONE = "07700 900417"


@dataclass(frozen=True)
class Canary:
    """What was planted where. `rights`: (right, WHOLE or ANY) any of which lets a member of staff read it on a page."""

    what: str
    needles: tuple
    rights: tuple
    only: str = ""  # the one actor who may read it besides
    of_family: bool = False  # it may be on what a relative gets: only who must not know is looked at

    def is_for(self, actor, restricted, shares):
        """Whether access.md lets this person read it."""
        if self.only and actor.name == self.only:
            return True
        for right, extent in self.rights:
            for _letters, limit in _cells(actor.relationships(restricted), right, shares):
                if extent is ANY or limit == "":
                    return True
        return False

    def is_in(self, text):
        """Whether any of its strings stands in a text."""
        return any(needle in text for needle in self.needles)


@dataclass
class Planted:
    """The family, its canaries, and the people of it whom the outputs to relatives are about."""

    f: object
    canaries: list = field(default_factory=list)
    people: dict = field(default_factory=dict)
    swept: list = field(default_factory=list)
    written: list = field(default_factory=list)

    def put(self, what, rows, column, *rights, value="{}", **more):
        """Write a new string into a column of rows of the family; `value` may put words around it."""
        words = f"Qzx{len(self.canaries) + 1:02}{what.replace(' ', '')[:14]}"
        assert rows.update(**{column: value.format(words)}), f"nothing to plant {what} in"
        self.note(what, (words,), *rights, **more)

    @staticmethod
    def any_of(*rights):
        """Whoever has any of those rights, however limited, may read it: which of them do is in tests/fields.py."""
        return tuple((right, ANY) for right in rights)

    def note(self, what, needles, *rights, **more):
        """Remember what was planted another way."""
        self.canaries.append(Canary(what, tuple(needle.casefold() for needle in needles), rights, **more))


def plant(f):
    """Plant them all in a family made by tests.permissions.family."""
    planted = Planted(f)
    mother, father, child, aunt = (_person(f, name) for name in ("mother", "father", "child", "aunt"))
    by = f.s.amina
    hidden = network.add_person(case=f.case, by=by, given_name="Qzxhidden", family_name="Vale", gender="f")
    network.add_parent(child=aunt, parent=hidden, by=by)
    planted.people = {"mother": mother, "father": father, "child": child, "aunt": aunt, "hidden": hidden}
    planted.people["nan"] = _person(f, "nan")
    planted.note("name of somebody found later", ("Qzxhidden",), ("people", WHOLE), of_family=True)
    _contacts(planted, by, mother, father)
    _restrictions(planted, by, mother, father, hidden, child)
    _people(planted, hidden, child)
    _working(planted)
    _other_words(planted)
    plant_fields(planted, by)
    return planted


def _other_words(planted):
    """The hidden person stands in the words of every edition, beside blocks that do not name them."""
    version = PlanVersion.objects.filter(plan__case=planted.f.case).last()
    for edition, language in (("easy_read", ""), ("child", ""), ("language", "pl")):
        words = {block.name: ("Qzxhidden is there", 0) for block in blocks_of(version.content, edition)[:3]}
        save_wordings(
            version=version, edition=edition, language=language, words=words, made_by_words="Amina", by=planted.f.s.amina
        )  # fmt: skip


def _person(f, name):
    return f.case.people.get(key=f.keys[name])


def _contacts(planted, by, mother, father):
    f = planted.f
    details = ContactDetail.objects.filter(case=f.case)
    street = network.add_contact(
        person=mother, kind="address", value="41 Qzxstreet Row\nQzxtown\nZZ99 4QX", by=by, is_withheld=True
    )
    network.add_contact(person=mother, kind="phone", value=PHONE, by=by, is_withheld=True)
    network.add_contact(
        person=mother, kind="email", value="qzxmail@northshore.example", by=by, is_withheld=True
    )
    network.add_contact(person=father, kind="phone", value="07700 900418", by=by)
    for what, needles in (
        ("withheld street", ("qzxstreet",)),
        ("withheld town", ("qzxtown",)),
        ("withheld postcode", ("zz99 4qx", "zz994qx")),
        ("withheld phone", (PHONE, PHONE.replace(" ", ""), "447700900417")),
        ("withheld e-mail", ("qzxmail",)),
    ):
        planted.note(what, needles)
    planted.note("phone that the coordinator found", ("07700 900418", "07700900418"), ("contact", WHOLE))
    planted.put("how to ring", details.filter(pk=street.pk), "how", ("contact", WHOLE))
    network.reveal_contact(contact=street, by=by, reason="Qzxrevealed")
    assert ContactReveal.objects.filter(reason="Qzxrevealed").exists()
    planted.note("reason of a reveal", ("Qzxrevealed",), ("access_log", WHOLE), ("contact", WHOLE))


def _restrictions(planted, by, mother, father, hidden, child):
    f = planted.f
    safety = ("safety", WHOLE)
    for kind, person in (
        ("must_not_know_of", hidden), ("must_not_know_address", mother), ("must_not_know_phone", mother),
        ("must_not_know_school", child),
    ):  # fmt: skip
        network.restrict(
            case=f.case, kind=kind, person=person, other=father, basis="order", reason=f"Qzx{kind}", by=by
        )
    planted.note("why one must not know", ("Qzxmust_not_know",), safety)
    banned = Restriction.objects.filter(case=f.case, key=f.keys["banned"])
    for column in ("reason", "evidence", "other_way", "told_how", "challenge"):
        planted.put(f"exclusion {column}", banned, column, safety)
    ended = network.restrict(
        case=f.case, kind="speak_first", person=mother, basis="request", reason="Qzxspoke", by=by
    )
    network.end_restriction(restriction=ended, by=by, reason="Qzxended")
    planted.note("a restriction that ended", ("Qzxspoke", "Qzxended"), safety)
    overrides = SafetyOverride.objects.filter(key=f.keys["override"])
    planted.put("override why", overrides, "why", safety)
    planted.put("override arrangements", overrides, "arrangements", safety)
    moved = AddressChange.objects.filter(key=f.keys["move"])
    planted.put("alarm", moved, "alarm_reason", safety)
    moved.update(alarm=True, alarm_cleared_at=timezone.now(), alarm_cleared_by=f.s.carol)


def _people(planted, hidden, child):
    f, people = planted.f, ("people", WHOLE)
    found = Person.objects.filter(pk=hidden.pk)
    for column in (
        "note",
        "source",
        "interpreter",
        "interpreter_relative",
        "access_needs",
        "diet",
        "last_in_touch",
    ):
        planted.put(f"person {column}", found, column, people)
    children = NetworkChild.objects.filter(case=f.case, person=child)
    planted.put("school", children, "school", ("people", ANY), value="{} Primary School")
    planted.put("household", Household.objects.filter(key=f.keys["household"]), "label", people)
    friends = Association.objects.filter(key=f.keys["association"])
    planted.put("tie in words", friends, "words", people, of_family=True)
    held = ParentalResponsibility.objects.filter(case=f.case, key=f.keys["responsibility"])
    planted.put("evidence of responsibility", held, "evidence_seen", ("people", ANY))
    row = children.get()
    network.record_wish(child=row, words="Qzxnotthere", kind="not_there", why="Qzxnotwhy", by=f.s.amina)
    planted.note("whom a child does not want, and why", ("Qzxnotthere", "Qzxnotwhy"), ("preparation", WHOLE))
    wishes = ChildWish.objects.filter(key=f.keys["wish"])
    planted.put("child’s wish", wishes, "why", people)


def _working(planted):
    f, preparation = planted.f, ("preparation", WHOLE)
    planted.put("who was asked", SearchAnswer.objects.filter(case=f.case), "asked", preparation)
    planted.put("why not safe to ask", SearchAnswer.objects.filter(case=f.case), "reason", preparation)
    noted = Contact.objects.filter(case=f.case, key=f.keys["contact"])
    planted.put("preparation note", noted, "note", preparation)
    again = noted.get()
    again.pk, again.key, again.corrects_id, again.why = None, "qzxagain22", noted.get().pk, "Qzxcorrected"
    again.save(force_insert=True)
    planted.note("why a contact was corrected", ("Qzxcorrected",), preparation)
    draft = Plan.objects.get(case=f.case, ended_at=None)
    planted.put("plan being written", PlanText.objects.filter(plan=draft), "words", ("plan_draft", ANY))
    letters = invitations(f)
    letters.filter(person=planted.people["mother"]).update(tell_place=False)
    places = Conference.objects.filter(pk__in=letters.values("conference"))
    planted.put("place that one must not know", places, "place_note", ("booking", ANY), of_family=True)
    member = Membership.objects.filter(case=f.case, relationship="cover", ended_at=None)
    planted.put("reason of a grant", member, "reason", ("access_log", WHOLE))
    accepted = f.referrals["accepted"].referral
    referral = (("referral", ANY),)
    for what, model, column in (
        ("safety answer", SafetyAnswer, "detail"),
        ("pair in the referral", ReferralPair, "reason"),
        ("bottom line", BottomLine, "text"),
    ):
        planted.put(what, model.objects.filter(referral=accepted), column, *referral, ("bottom_lines", ANY))
    keep_draft(
        by=f.s.amina, address=reverse("family_plans:write", args=[f.case.reference]), page="/elsewhere/",
        reference=f.case.reference, data=QueryDict("matters=Qzxunsaved"), continues=f.keys["kept"],
    )  # fmt: skip
    planted.note("words that are not saved yet", ("Qzxunsaved",), only="coordinator")


def invitations(f):
    """The people who are asked to a conference of the family."""
    return Invitation.objects.filter(conference__case=f.case, removed_at=None, person__isnull=False)


def hits(planted, actor, text):
    """The canaries that are in a text though this member of staff must not read them."""
    return [
        canary.what
        for canary in planted.canaries
        if canary.is_in(text) and not canary.is_for(actor, False, actor.shares)
    ]
