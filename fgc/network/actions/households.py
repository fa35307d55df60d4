"""Who lives with whom over time: a household, moving in, moving out; what was before stays as history."""

from django.db import transaction

from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.actions.version import take_turn
from fgc.network.models import Household, HouseholdMember, Person

Share = HouseholdMember.Share
NOWHERE_YET = (Person.Status.UNBORN, Person.Status.LOSS, Person.Status.DECEASED)


@transaction.atomic
def add_household(*, case, label, by, people=(), since=None):
    """Make a household, named as the family names it, with the people who live there all the time.

    Raises Refused without a name, for a name that another household has, or for somebody who cannot live there.
    """
    take_turn(case)
    label = _free_label(case, label)
    household = Household.objects.create(case=case, label=label, made_by=by)
    record("network.household_added", by=by, case=case, about=household)
    for person in people:
        move(person=person, household=household, since=since, by=by)
    return household


@transaction.atomic
def rename_household(*, household, label, by):
    """Call a household something else."""
    take_turn(household.case)
    household = Household.objects.select_related("case").get(pk=household.pk)
    label = _free_label(household.case, label, besides=household)
    if label != household.label:
        household.label = label
        household.save(update_fields=["label"])
        record("network.household_renamed", by=by, case=household.case, about=household)
    return household


@transaction.atomic
def move(*, person, household, by, since=None, share=Share.FULL, leaving=()):
    """Record that a person lives in a household from a day on, and no longer in those they are `leaving`.

    `leaving` are current rows of HouseholdMember. Whoever stays in another household as well lives in each for
    part of the time. Raises Refused for a day to come, one before they moved to where they leave, somebody who
    is not born or has died, or who lives there already.
    """
    take_turn(person.case)
    _check_can_live(person, household, since)
    current = list(_current(person))
    if any(row.household_id == household.pk for row in current):
        raise Refused(f"{person.short_name} lives there already.", field="household")
    leaving = {row.pk for row in leaving}
    for row in current:
        if row.pk in leaving:
            _end(row, since or today(), by)
    staying = [row for row in current if row.pk not in leaving]
    for row in staying:
        if row.share != Share.PART:
            row.share = Share.PART
            row.save(update_fields=["share"])
    member = HouseholdMember.objects.create(
        household=household, person=person, share=Share.PART if staying else share, since=since
    )
    record(
        "network.moved_in", by=by, case=person.case, about=member, person=person.key, household=household.key
    )
    return member


@transaction.atomic
def move_out(*, member, by, until=None):
    """Record the last day on which somebody lived in a household (today when none is given); the row stays."""
    case = member.household.case
    take_turn(case)
    row = HouseholdMember.objects.select_related("household__case", "person").get(pk=member.pk)
    if not row.until:
        _end(row, until or today(), by)
    return row


def _current(person):
    rows = HouseholdMember.objects.filter(person=person, until=None)
    return rows.select_related("household__case", "person")


def _end(row, until, by):
    if until > today():
        raise Refused("The last day must be today or in the past.", field="until")
    if row.since and until < row.since:
        raise Refused(
            f"{row.person.short_name} moved to {row.household.label} on {row.since:%-d %B %Y}: "
            "the day they left cannot be before it.",
            field="since",
        )
    row.until = until
    row.save(update_fields=["until"])
    record(
        "network.moved_out",
        by=by,
        case=row.household.case,
        about=row,
        person=row.person.key,
        household=row.household.key,
        until=until,
    )


def _free_label(case, label, besides=None):
    label = label.strip()
    if not label:
        raise Refused("Enter what to call this household.", field="label")
    others = case.households.exclude(pk=besides.pk if besides else None)
    if any(other.label.casefold() == label.casefold() for other in others):
        raise Refused("There is a household of that name already.", field="label")
    return label


def _check_can_live(person, household, since):
    if person.case_id != household.case_id:
        raise Refused("That person is not in this family's network.", field="people")
    if person.removed_at:
        raise Refused(f"{person.name} was removed from the network. Put them back first.", field="people")
    if person.status in NOWHERE_YET:
        words = "is not born yet" if person.status == Person.Status.UNBORN else "is not living"
        raise Refused(f"{person.name} {words}.", field="people")
    if since and since > today():
        raise Refused("The day must be today or in the past.", field="since")
    if since and person.born_on and since < person.born_on:
        raise Refused(f"That is before {person.short_name} was born.", field="since")
