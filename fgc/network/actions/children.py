"""The children whom the work is about: what is kept for each, and their names on the file."""

from django.db import transaction

from fgc.audit.actions import record
from fgc.cases.actions import set_title
from fgc.lib.errors import Refused
from fgc.lib.text import and_list
from fgc.network.actions.version import take_turn
from fgc.network.models import NetworkChild, Person

FIELDS = frozenset({"status", "lives_with", "school", "views", "council_id"})


@transaction.atomic
def add_child(*, case, person, by, order=0, status="", lives_with="", school="", views="", council_id=""):
    """Record that the work is about this person, and write the children's names on the file.

    Raises Refused when they are recorded already or belong to another family.
    """
    take_turn(case)
    if person.case_id != case.pk:
        raise Refused("That person is not in this family's network.", field="person")
    if NetworkChild.objects.filter(person=person).exists():
        raise Refused(f"{person.name} is recorded as a child of this work already.", field="person")
    child = NetworkChild.objects.create(
        case=case,
        person=person,
        order=order or case.children.count() + 1,
        status=status,
        lives_with=lives_with,
        school=school,
        views=views,
        council_id=council_id,
    )
    refresh_title(case, by=by)
    record("network.child_added", by=by, case=case, about=child)
    return child


@transaction.atomic
def change_child(*, child, by, **fields):
    """Change what is kept for a child: status, lives_with, school, views, council_id."""
    if unknown := set(fields) - FIELDS:
        raise ValueError(f"not fields of a child: {sorted(unknown)}")
    take_turn(child.case)
    child = NetworkChild.objects.select_related("case", "person").get(pk=child.pk)
    changed = sorted(name for name, value in fields.items() if getattr(child, name) != value)
    for name in changed:
        setattr(child, name, fields[name])
    if changed:
        child.save(update_fields=changed)
    record("network.child_changed", by=by, case=child.case, about=child, fields=changed)
    return child


def refresh_title(case, *, by):
    """Write the children's names on the case file: "Kayleigh, Jaydon and unborn baby M.".

    A pregnancy that ended is not named; where there is no other child the file is that of "Family M.".
    """
    people = [child.person for child in case.children.select_related("person")]
    people = [person for person in people if person.status != Person.Status.LOSS] or people
    names = [name if name != "Unborn baby" else "unborn baby" for name in map(_first_name, people)]
    initial = next((person.family_name[0].upper() for person in people if person.family_name), "")
    title = and_list(names) + (f" {initial}." if initial else "")
    set_title(case=case, title=title[:1].upper() + title[1:], children_count=len(people), by=by)


def _first_name(person):
    if person.status == Person.Status.LOSS:
        return "family"
    if person.known_as or person.given_name:
        return person.short_name
    return "Unborn baby" if person.status == Person.Status.UNBORN else "child not named yet"
