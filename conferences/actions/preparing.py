"""Recording and correcting contacts with the people of a family, and why a manager reads them."""

from django.db import transaction

from conferences.models import Contact, PreparationRead
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.restrictions import check_may_reach


@transaction.atomic
def record_contact(*, case, person, on, how, by, reached=True, minutes=None, note=""):
    """Write down one contact with one person, or a try that did not reach them.

    Raises Refused for a day to come, a person of another family or one who was taken off the map, and for
    somebody who must not know that this work is happening.
    """
    if person.case_id != case.pk or person.removed_at:
        raise Refused("Choose somebody on this family's network", field="person")
    check_may_reach(person)
    if on > today():
        raise Refused("The date must be today or in the past", field="on")
    if how not in Contact.How.values:
        raise Refused("Select how you were in touch", field="how")
    contact = Contact.objects.create(
        case=case, person=person, on=on, how=how, reached=reached, minutes=minutes, note=note.strip(), by=by
    )
    record(
        "preparation.contacted",
        by=by,
        case=case,
        about=contact,
        person=person.key,
        how=str(how),
        reached=reached,
    )
    return contact


@transaction.atomic
def correct_contact(
    *, contact, why, by, person, on, how, reached=True, minutes=None, note="", took_place=True
):
    """Put right what was recorded wrongly: a new row with who, when and why. The old one stays as it was.

    `took_place` False takes back a contact that was recorded by mistake; the rest is then as before. Raises Refused
    for one that somebody corrected meanwhile, and as `record_contact` does.
    """
    old = Contact.objects.select_for_update(of=("self",)).select_related("case", "person").get(pk=contact.pk)
    if Contact.objects.filter(corrects=old).exists():
        raise Refused("Somebody has corrected this already. Open the preparation page again.")
    if not why.strip():
        raise Refused("Say what was wrong", field="why")
    if took_place:
        _check(old.case, person, on, how, before=old)
        new = {
            "person": person,
            "on": on,
            "how": how,
            "reached": reached,
            "minutes": minutes,
            "note": note.strip(),
        }
    else:
        new = {name: getattr(old, name) for name in ("person", "on", "how", "reached", "minutes", "note")}
    made = Contact.objects.create(
        case=old.case, corrects=old, why=why.strip()[:500], took_place=took_place, by=by, **new
    )
    record(
        "preparation.contact_corrected",
        by=by,
        case=old.case,
        about=made,
        before=old.key,
        person=made.person.key,
        took_place=took_place,
    )
    return made


def _check(case, person, on, how, before=None):
    """What a contact must be; one that is corrected may keep a person who was taken off the map since."""
    is_new = before is None or person != before.person
    if person.case_id != case.pk or (is_new and person.removed_at):
        raise Refused("Choose somebody on this family's network", field="person")
    if is_new:
        check_may_reach(person)
    if on > today():
        raise Refused("The date must be today or in the past", field="on")
    if how not in Contact.How.values:
        raise Refused("Select how you were in touch", field="how")


@transaction.atomic
def give_reason(*, case, reason, by):
    """Note why a manager reads the preparation today (access.md); the first reason of a day stays."""
    reason = reason.strip()
    if not reason:
        raise Refused("Say why you need to read this", field="reason")
    read, is_new = PreparationRead.objects.get_or_create(
        case=case, by=by, on=today(), defaults={"reason": reason[:500]}
    )
    if is_new:
        record("preparation.read", by=by, case=case, about=read)
    return read
