"""What happens in a life: a baby is born, a pregnancy ends, somebody dies, who was born together."""

import datetime as dt

from django.db import transaction
from django.db.models import Max

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases.actions import stop_messages
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.actions.carers import end_carer
from fgc.network.actions.children import refresh_title
from fgc.network.actions.households import move_out
from fgc.network.actions.people import change_person
from fgc.network.actions.responsibility import end_responsibility
from fgc.network.actions.version import take_turn
from fgc.network.models import CarerRole, HouseholdMember, NetworkChild, ParentalResponsibility, Person
from fgc.notifications.actions import notify

Status = Person.Status
LATELY = dt.timedelta(days=90)  # a death of so long ago is the present for a family
NOT_BORN_WORDS = "unborn"  # what a referral says of where a baby lives who is not born yet


@transaction.atomic
def record_birth(*, person, by, given_name, born_on, family_name="", gender=Person.Gender.NOT_STATED):
    """Make the unborn baby a child with a name and a date of birth; the due date and all ties are kept.

    Raises Refused for somebody who is not unborn, without a name, or for a day to come (domain.md, scenario 4).
    """
    take_turn(person.case)
    _check_unborn(person)
    if not given_name.strip():
        raise Refused("Enter a name. Write Baby if there is none yet.", field="given_name")
    if not born_on or born_on > today():
        raise Refused("The date of birth must be today or in the past.", field="born_on")
    born = change_person(
        person=person,
        by=by,
        status=Status.LIVING,
        given_name=given_name,
        family_name=family_name,
        gender=gender,
        born_on=born_on,
    )
    NetworkChild.objects.filter(person=born, lives_with__in=(NOT_BORN_WORDS, "Not born yet")).update(
        lives_with=""
    )
    record("network.birth_recorded", by=by, case=born.case, about=born, born_on=born_on)
    return born


@transaction.atomic
def record_loss(*, person, by):
    """Record that a pregnancy ended; the baby is left off everything that is made for the family from now on.

    Where the work is about no other child, every message of the record stops until the coordinator or a manager
    allows them again, and the service managers are told so (domain.md, scenario 4).
    """
    take_turn(person.case)
    _check_unborn(person)
    lost = change_person(person=person, by=by, status=Status.LOSS, due_on=None)
    children = NetworkChild.objects.filter(case=lost.case)
    if children.filter(person=lost).exists():
        refresh_title(lost.case, by=by)
        if not children.exclude(person__status=Status.LOSS).exists():
            stop_messages(case=lost.case, by=by)
            _tell_stopped(lost, by)
    record("network.loss_recorded", by=by, case=lost.case, about=lost)
    return lost


@transaction.atomic
def record_death(*, person, by, died_on=None, died_year=None, **details):
    """Record that somebody has died, with the day or the year when it is known.

    Where they lived, whom they cared for and for whom they held parental responsibility ends that day, and is kept.
    `details` are further fields of the person that are changed with it. When a child of the record or a parent of
    one has died now, every message stops until somebody allows them again (domain.md 10, scenario 27).
    """
    take_turn(person.case)
    if person.status in (Status.DECEASED, Status.UNBORN, Status.LOSS):
        raise Refused(f"{person.name} is not recorded as living.", field="died_on")
    dead = change_person(
        person=person,
        by=by,
        **details,
        status=Status.DECEASED,
        died_on=died_on,
        died_year=died_year or None,
    )
    day = died_on or today()
    for row in HouseholdMember.objects.filter(person=dead, until=None).select_related("household__case"):
        move_out(member=row, until=max(filter(None, (row.since, day))), by=by)
    for row in CarerRole.objects.filter(carer=dead, until=None).select_related("case"):
        end_carer(role=row, until=max(filter(None, (row.since, day))), by=by)
    for row in ParentalResponsibility.objects.filter(holder=dead, until=None).select_related("case"):
        end_responsibility(responsibility=row, until=max(filter(None, (row.since, day))), by=by)
    if _stops_messages(dead):
        stop_messages(case=dead.case, by=by)
        _tell_stopped(dead, by)
    record("network.death_recorded", by=by, case=dead.case, about=dead)
    return dead


@transaction.atomic
def set_born_together(*, person, others, by, is_identical=False):
    """Record with whom somebody was born (twins or more); nobody: that they were born alone.

    Raises Refused for somebody of another family, or born in another year.
    """
    take_turn(person.case)
    together = [person, *(other for other in others if other.pk != person.pk)]
    for other in together[1:]:
        if other.case_id != person.case_id:
            raise Refused("That person is not in this family's network.", field="others")
        if not may_be_born_together(person, other):
            raise Refused(f"{person.name} and {other.name} were not born on the same day.", field="others")
    people = Person.objects.filter(case=person.case)
    former = set(people.filter(birth_group=person.birth_group).values_list("pk", flat=True))
    if person.birth_group is None:
        former = set()
    number = (people.aggregate(last=Max("birth_group"))["last"] or 0) + 1
    people.filter(pk__in=former).update(birth_group=None, is_identical=False)
    if len(together) > 1:
        people.filter(pk__in=[one.pk for one in together]).update(
            birth_group=number, is_identical=is_identical
        )
    record(
        "network.born_together",
        by=by,
        case=person.case,
        about=person,
        people=[one.key for one in together],
    )
    return person


def may_be_born_together(one, other):
    """Whether two people can be twins as far as is known: the same day, or the same year where no day is known."""
    if Status.UNBORN in (one.status, other.status):
        return one.status == other.status
    if one.born_on and other.born_on:
        return abs((one.born_on - other.born_on).days) <= 1  # either side of midnight
    return bool(one.birth_year and one.birth_year == other.birth_year)


def _stops_messages(dead):
    """Whether a child of the record, or a parent of one, has died now: not years ago, as a map often tells."""
    year = today().year
    now = today() - dead.died_on <= LATELY if dead.died_on else (dead.died_year or year) >= year
    children = NetworkChild.objects.filter(case=dead.case, person__removed_at=None)
    parent = children.filter(person__parent_links__parent=dead) if now else children.none()
    return now and (children.filter(person=dead).exists() or parent.exists())


def _tell_stopped(person, by):
    """Tell the service managers and the coordinator; the words of the notice name nobody and say nothing of why."""
    case = person.case
    managers = User.objects.filter(service=case.service_id, role=Role.SERVICE_MANAGER, is_active=True)
    told = {*managers, *([case.coordinator] if case.coordinator and case.coordinator.is_active else [])}
    notify(
        kind="case.messages_stopped",
        to=sorted(told - {by}, key=lambda one: one.pk),
        about=case.reference,
        case=case,
        unique_key=f"case.messages_stopped:{person.key}",
    )


def _check_unborn(person):
    if Person.objects.get(pk=person.pk).status != Status.UNBORN:
        raise Refused(f"{person.name} is not recorded as not born yet.")
