"""The children and people of a draft."""

from django.db import transaction

from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.rows import put
from referrals import kinds
from referrals.actions.draft import take_off, touch, writable
from referrals.actions.pages import note_saved
from referrals.answers import CHILD_PAGES, PERSON_PAGES
from referrals.models import ReferralChild, ReferralConsent, ReferralPerson, ReferralTie

MOST_CHILDREN, MOST_PEOPLE = 20, 120


@transaction.atomic
def save_child(*, referral, page, by, child=None, **answers):
    """Add a child (page `about`), or save one page about a child; other names raise ValueError."""
    _known(answers, CHILD_PAGES[page])
    referral = writable(referral)
    if child is None:
        if referral.children.count() >= MOST_CHILDREN:
            raise Refused(f"A referral holds {MOST_CHILDREN} children at most")
        child = ReferralChild(referral=referral)
    else:
        child = referral.children.get(pk=child.pk)
    for name, value in answers.items():
        setattr(child, name, value)
    put(child, *answers)
    touch(referral)
    record("referral.saved", by=by, case=referral, about=child, section="children")
    return child


@transaction.atomic
def remove_child(*, referral, child, by):
    """Take a child off a draft, with what was said about them."""
    take_off(referral, "children", child, section="children", by=by)


@transaction.atomic
def save_person(*, referral, page, by, person=None, ties=None, **answers):
    """Add a person (page `who`), or save one page. `ties` says for each child key a kind of RELATIONSHIPS, or ""."""
    _known(answers, PERSON_PAGES[page])
    referral = writable(referral)
    if person is None:
        if referral.people.count() >= MOST_PEOPLE:
            raise Refused(f"A referral holds {MOST_PEOPLE} people at most")
        person = ReferralPerson(referral=referral)
    else:
        person = referral.people.get(pk=person.pk)
    for name, value in answers.items():
        setattr(person, name, value)
    put(person, *answers)
    if ties is not None:
        _set_ties(referral, person, ties)
        note_saved(referral, *(f"father:{key}" for key in ties), by=by)
    touch(referral)
    record("referral.saved", by=by, case=referral, about=person, section="people")
    return person


@transaction.atomic
def remove_person(*, referral, person, by):
    """Take a person off a draft, with their ties, responsibility, agreement and restrictions."""
    take_off(referral, "people", person, section="people", by=by)


@transaction.atomic
def set_father(*, referral, child, father, by, person=None, why=""):
    """Say who a child's father is: a person of the network, not known, or not named and why."""
    referral = writable(referral)
    child = referral.children.get(pk=child.pk)
    child.father, child.father_why = father, why if father != "named" else ""
    child.save(update_fields=["father", "father_why"])
    fathers = {tie.person for tie in child.ties.filter(kind__in=kinds.FATHER_KINDS).select_related("person")}
    note_saved(referral, *(f"who:{one.key}" for one in (fathers | {person}) - {None}), by=by)
    child.ties.filter(kind__in=kinds.FATHER_KINDS).exclude(person=person).delete()
    if father == "named" and person is not None:
        if person.referral_id != referral.pk:
            raise Refused("Choose a person of this family", field="person")
        tie, made = ReferralTie.objects.get_or_create(person=person, child=child, defaults={"kind": "father"})
        if not made and tie.kind not in kinds.FATHER_KINDS:
            raise Refused(
                f"{person.short_name} is recorded as {tie.get_kind_display().lower()}. Change that first",
                field="person",
            )
    touch(referral)
    record("referral.saved", by=by, case=referral, about=child, section="people")
    return child


@transaction.atomic
def save_consent(*, referral, person, by, **answers):
    """Record whether a person agrees to the referral, when, how, or why they were not asked."""
    _known(answers, ("answer", "on", "how", "why"))
    referral = writable(referral)
    if person.referral_id != referral.pk:
        raise Refused("Choose a person of this family")
    consent, _ = ReferralConsent.objects.update_or_create(
        person=person, defaults={"referral": referral, **answers}
    )
    touch(referral)
    record("referral.saved", by=by, case=referral, about=consent, section="agreement")
    return consent


def _set_ties(referral, person, ties):
    children = {child.key: child for child in referral.children.all()}
    for key, kind in ties.items():
        child = children.get(key)
        if child is None or (kind and kind not in kinds.RELATIONSHIPS):
            raise Refused("Select one of the answers listed")
        if kind:
            ReferralTie.objects.update_or_create(person=person, child=child, defaults={"kind": kind})
        else:
            ReferralTie.objects.filter(person=person, child=child).delete()


def _known(answers, fields):
    unknown = set(answers) - set(fields)
    if unknown:
        raise ValueError(f"not on that page: {sorted(unknown)}")
