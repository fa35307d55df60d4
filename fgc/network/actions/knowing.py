"""Asking whether a colleague knows a family when somebody like them is put on its map, and answering it."""

from django.db import transaction
from django.utils import timezone

from fgc.audit.actions import record
from fgc.cases import actions as cases
from fgc.lib.errors import Refused
from fgc.lib.text import clean
from fgc.network.actions.version import wait_turn
from fgc.network.knowing import BARRED, answerers, colleagues, is_barred, numbers_of, share_a_name
from fgc.network.models import StaffQuestion

NAMES = frozenset({"given_name", "known_as", "family_name", "former_name"})


def ask_of_name(person, *, by):
    """Ask about colleagues who are called like somebody whose name was written down, in that action's transaction.

    What was asked because of a name that was put right since, and that nobody answered, is asked no more.
    """
    given = [name for name in (person.given_name, person.known_as) if name]
    family = [name for name in (person.family_name, person.former_name) if name]
    staff = [user for user in _others(person) if given and family and share_a_name(user, given, family)]
    named = person.staff_questions.filter(shares=StaffQuestion.Shares.NAME, answered_at=None)
    named.exclude(staff__in=staff).filter(withdrawn_at=None).update(withdrawn_at=timezone.now())
    named.filter(staff__in=staff).exclude(withdrawn_at=None).update(
        withdrawn_at=None, asked_at=timezone.now()
    )
    ask(person, staff, StaffQuestion.Shares.NAME, by=by)


def ask_of_number(contact, *, by):
    """Ask about colleagues who are reached at a number or e-mail address that was written down for somebody."""
    staff = [user for user in _others(contact.person) if contact.match in numbers_of(user)]
    ask(contact.person, staff, StaffQuestion.Shares.NUMBER, by=by)


def _others(person):
    return colleagues(person.case.service_id)


def ask(person, staff, shares, *, by):
    """Ask about these colleagues and what they share with somebody, those asked about already left out."""
    asked = set(person.staff_questions.filter(shares=shares).values_list("staff_id", flat=True))
    for user in staff:
        if user.pk not in asked:
            row = StaffQuestion.objects.create(
                case=person.case, about=person, staff=user, shares=shares, asked_at=timezone.now()
            )
            record("network.colleague_asked", by=by, case=person.case, about=row, of=user.key)


@transaction.atomic
def answer_question(*, case, staff, is_conflict, reason, by):
    """Answer everything that is asked of a colleague and a family; with a conflict they are barred from its record.

    A conflict counts also where somebody said meanwhile that there is none. Raises Refused for whoever is not asked,
    without a reason, for no conflict of somebody who is barred by now, and for a conflict of who holds the family.
    """
    wait_turn(case)
    asked = StaffQuestion.objects.filter(case=case, staff=staff)
    if not asked.exists() or by not in answerers(case, staff):
        raise Refused("Somebody else has to answer this")
    if is_barred(case, staff):
        raise Refused(BARRED)
    reason = clean(reason).strip()[:500]
    if not reason:
        raise Refused("Say why, or how they know the family", field="reason")
    for row in asked.waiting():
        row.answered_at, row.answered_by, row.is_conflict, row.reason = (
            timezone.now(),
            by,
            is_conflict,
            reason,
        )
        row.save(update_fields=["answered_at", "answered_by", "is_conflict", "reason"])
    if is_conflict:
        cases.declare_conflict(case=case, person=staff, reason=reason, by=by)
    record("network.colleague_answered", by=by, case=case, of=staff.key, conflict=is_conflict)
    return case
