"""Adding, changing and removing the people of a family's network."""

from django.db import transaction
from django.utils import timezone

from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.actions.children import refresh_title
from fgc.network.actions.knowing import NAMES, ask_of_name
from fgc.network.actions.undo import keep_step
from fgc.network.actions.version import take_turn
from fgc.network.fitting import check_ties_of
from fgc.network.models import NetworkChild, Person
from fgc.network.validation import check_person

FIELDS = frozenset(
    {
        "given_name",
        "family_name",
        "known_as",
        "former_name",
        "called",
        "gender",
        "pronouns",
        "born_on",
        "birth_year",
        "birth_precision",
        "status",
        "died_year",
        "died_on",
        "due_on",
        "touch",
        "last_in_touch",
        "language",
        "interpreter",
        "interpreter_relative",
        "reads",
        "written_language",
        "access_needs",
        "faith",
        "diet",
        "note",
        "source",
        "referred_key",
    }
)
TIED = frozenset({"born_on", "birth_year", "birth_precision", "status"})  # what ties to others depend on


@transaction.atomic
def add_person(
    *,
    case,
    by,
    given_name="",
    family_name="",
    known_as="",
    gender=Person.Gender.NOT_STATED,
    born_on=None,
    birth_year=None,
    birth_precision="",
    status=Person.Status.LIVING,
    due_on=None,
    language="",
    interpreter="",
    referred_key="",
    source="",
    **others,
):
    """Put a person on the map. `others` are further plain fields of Person (called, access_needs, ...).

    Raises Refused without a name for a living person, or for a date that cannot be.
    """
    take_turn(case)
    person = Person(case=case, made_by=by)
    set_fields(
        person,
        {
            "given_name": given_name,
            "family_name": family_name,
            "known_as": known_as,
            "gender": gender,
            "born_on": born_on,
            "birth_year": birth_year,
            "birth_precision": birth_precision,
            "status": status,
            "due_on": due_on,
            "language": language,
            "interpreter": interpreter,
            "referred_key": referred_key,
            "source": source,
            **others,
        },
    )
    person.save(force_insert=True)
    keep_step("person_added", person.pk)
    record("network.person_added", by=by, case=case, about=person, status=str(person.status))
    if not referred_key:  # of those it was asked before the referral was accepted
        ask_of_name(person, by=by)
    return person


@transaction.atomic
def change_person(*, person, by, **fields):
    """Change what is recorded about a person; a child's new name goes into the names that lists show."""
    take_turn(person.case)
    person = Person.objects.select_related("case").get(pk=person.pk)
    before = {name: getattr(person, name) for name in FIELDS}
    if "born_on" in fields or "birth_year" in fields:
        fields = {"birth_precision": "", **fields}
    set_fields(person, fields)
    changed = sorted(name for name in FIELDS if getattr(person, name) != before[name])
    if changed:
        if not TIED.isdisjoint(changed):
            check_ties_of(person)
        person.save(update_fields=changed)
        keep_step("person_changed", person.pk, {name: before[name] for name in changed})
        if NetworkChild.objects.filter(person=person).exists():
            refresh_title(person.case, by=by)
    record("network.person_changed", by=by, case=person.case, about=person, fields=changed)
    if not NAMES.isdisjoint(changed):
        ask_of_name(person, by=by)
    return person


@transaction.atomic
def remove_person(*, person, by):
    """Take a person off the map; the row and its ties stay, so that they can be put back.

    Raises Refused for a child whom the work is about. Whoever knows of conferences asks first whether
    the person is invited to a coming one.
    """
    take_turn(person.case)
    if NetworkChild.objects.filter(person=person).exists():
        raise Refused(f"The work is about {person.short_name}, so they stay on the network.")
    person = Person.objects.select_related("case").get(pk=person.pk)
    if not person.removed_at:
        person.removed_at = timezone.now()
        person.save(update_fields=["removed_at"])
        keep_step("person_removed", person.pk)
        record("network.person_removed", by=by, case=person.case, about=person)
    return person


@transaction.atomic
def restore_person(*, person, by):
    """Put a person who was removed back on the map, with their ties.

    Raises Refused for one who was made one with another (what keeps people safe from them hangs on the other row), and
    where they would not fit with what was recorded since: somebody's third birth parent, younger than their child.
    """
    take_turn(person.case)
    person = Person.objects.select_related("case").get(pk=person.pk)
    if not Person.objects.apart().filter(pk=person.pk).exists():
        raise Refused(f"{person.name} was made one with somebody else. Part the two on that person’s page.")
    if person.removed_at:
        person.removed_at = None
        person.save(update_fields=["removed_at"])
        check_ties_of(person)
        keep_step("person_restored", person.pk)
        record("network.person_restored", by=by, case=person.case, about=person)
    return person


def set_fields(person, fields):
    """Put values on a person, saving nothing, so that year, date and precision of birth agree.

    Raises Refused for what cannot be.
    """
    if unknown := set(fields) - FIELDS:
        raise ValueError(f"not fields of a person: {sorted(unknown)}")
    for name, value in fields.items():
        setattr(person, name, value.strip() if isinstance(value, str) else value)
    person.gender = person.gender or Person.Gender.NOT_STATED
    if person.born_on and person.born_on > today():
        raise Refused("The date of birth must be in the past.", field="born_on")
    if person.born_on:
        person.birth_year, person.birth_precision = person.born_on.year, Person.Precision.EXACT
    elif not person.birth_year:
        person.birth_year, person.birth_precision = None, Person.Precision.UNKNOWN
    elif person.birth_precision not in (Person.Precision.YEAR, Person.Precision.ABOUT):
        person.birth_precision = Person.Precision.YEAR
    if person.died_on:
        person.died_year = person.died_on.year
    if not person.interpreter:
        person.interpreter_relative = ""
    check_person(person)
