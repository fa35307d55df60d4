"""Changing what somebody who is not family is to a person: the role, the family's words, whether it is their work."""

from django.db import transaction

from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.network.actions.version import take_turn
from fgc.network.models import Association


@transaction.atomic
def change_association(*, association, role, by, words="", is_professional=False):
    """Say differently what a person is to somebody. Raises Refused for what is recorded already."""
    take_turn(association.case)
    row = Association.objects.select_related("case", "person", "to").get(pk=association.pk)
    words = words.strip()
    same = Association.objects.filter(person=row.person, to=row.to, role=role, words=words).exclude(pk=row.pk)
    if same.exists():
        raise Refused("This is recorded already.", field="role")
    if (row.role, row.words, row.is_professional) != (role, words, is_professional):
        row.role, row.words, row.is_professional = role, words, is_professional
        row.save(update_fields=["role", "words", "is_professional"])
        record(
            "network.tie_changed",
            by=by,
            case=row.case,
            about=row,
            tie="association",
            people=[row.person.key, row.to.key],
        )
    return row
