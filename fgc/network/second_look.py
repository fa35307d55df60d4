"""The second person's look at a copy of the family tree: who may look, and which copies may leave (safety.md 4.4)."""

import hashlib
import json
from dataclasses import asdict

from django.db.models import F, Q

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.cases.access import abilities
from fgc.lib.dates import today
from fgc.network.childs_circle import ChildsSheet, SheetChoices
from fgc.network.copies import Choices
from fgc.network.disclosure import needs_second_look, secrets_of
from fgc.network.models import CopyLook

LOOKERS = (Role.COORDINATOR, Role.SERVICE_MANAGER)


def may_look(can):
    """Whether these abilities read the whole of what a copy is made from and what is left off it, as staff at work on it."""
    return can.whole("plan_draft") and can.whole("people") and can.whole("safety")


def lookers(case, maker):
    """Who else could look at a copy: coordinators and managers of the service who may open the whole record."""
    members = case.memberships.filter(ended_at=None).values("person")
    people = User.objects.filter(
        Q(role=Role.SERVICE_MANAGER) | Q(pk__in=members),
        service=case.service_id,
        role__in=LOOKERS,
        is_active=True,
    ).exclude(pk=maker.pk)
    return [one for one in people.order_by("name") if may_look(abilities(one, case))]


def state_of(case_id):
    """{version, secrets}: the map and what is kept from whom, as a look remembers them."""
    version, *kept = secrets_of(case_id)
    return {"version": version or 0, "secrets": hashlib.sha256(repr(kept).encode()).hexdigest()}


def is_current(look):
    """Whether nothing that the copy is made from has changed since the look was asked for."""
    if state_of(look.case_id) != {"version": look.version, "secrets": look.secrets}:
        return False
    return not is_sheet(look) or _sheet_now(look) == choices_of(look)


def _sheet_now(look):
    """What a child's own sheet is now: what the child says and how close people are is not part of the map's version."""
    child = look.case.children.select_related("person").filter(person=look.person_id).first()
    if child is None:
        return None
    return ChildsSheet(look.case, child, today(), workers=choices_of(look).workers).choices


def as_options(choices):
    """The choices for a copy or a sheet as one text that is the same whenever they are the same."""
    kept = asdict(choices)
    return json.dumps({name: _plain(value) for name, value in kept.items()}, sort_keys=True)


def choices_of(look):
    """The choices that were asked for: of a copy of the tree, or of the child's own sheet."""
    kept = json.loads(look.options)
    if "print" in kept:
        return SheetChoices(**kept)
    return Choices(**(kept | {"words": frozenset(kept["words"])}))


def query_of(look):
    """The parameters with which its page shows this very copy or sheet."""
    choices = choices_of(look)
    if is_sheet(look):
        return {"child": look.person.key} | ({"workers": "1"} if choices.workers else {})
    asked = {"recipient": look.person.key, "words": sorted(choices.words), "child": choices.child}
    asked |= {"workers": choices.workers, "no_ages": not choices.ages, "homes": choices.homes}
    return {name: "on" if value is True else value for name, value in asked.items() if value}


def is_sheet(look):
    """Whether the look is at a child's own sheet and not at a copy of the tree."""
    return isinstance(choices_of(look), SheetChoices)


def look_at(copy):
    """The look at this copy as the record is now, released or waiting; None when nobody was asked."""
    now = state_of(copy.case.pk)
    rows = CopyLook.objects.filter(
        case=copy.case, person=copy.person, options=as_options(copy.choices), **now
    )
    return rows.select_related("asked_by", "released_by").first()


def needs_look(copy):
    """Whether a copy needs a second person: never the record's own, which stays with staff."""
    return not copy.is_record and needs_second_look(copy.case)


def _plain(value):
    return sorted(value) if isinstance(value, frozenset) else value


def waiting_looks(cases):
    """The looks that wait in these families and are about the map as it is now; the page of a look asks the rest."""
    rows = CopyLook.objects.filter(case__in=cases, released_at=None, version=F("case__network__version"))
    return list(rows.select_related("case", "asked_by"))
