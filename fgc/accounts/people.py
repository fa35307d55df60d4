"""The list of people of a service: searched, filtered, a page at a time."""

from dataclasses import dataclass

from django.db.models import Q

from fgc.accounts.models import RoleChange, User

ON_A_PAGE = 25


@dataclass(frozen=True)
class Listed:
    """One page of people, and whether more follow."""

    rows: list
    number: int
    has_next: bool


def people_of(service_id, wanted, words, number):
    """One page of people; `wanted` holds role, team and state, `words` parts of names or addresses."""
    found = User.objects.filter(service=service_id).select_related("team").order_by("name", "pk")
    if wanted.get("role"):
        found = found.filter(role=wanted["role"])
    if wanted.get("team"):
        found = found.filter(team=wanted["team"])
    state = wanted.get("state")
    found = found.filter(is_active=state != "ended")
    if state in ("open", "waiting"):
        found = found.filter(role="") if state == "waiting" else found.exclude(role="")
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    start = (number - 1) * ON_A_PAGE
    rows = list(found[start : start + ON_A_PAGE + 1])
    return Listed(rows[:ON_A_PAGE], number, len(rows) > ON_A_PAGE)


def waiting_roles(service_id):
    """The proposed roles of a service that nobody has decided, the oldest first."""
    return list(
        RoleChange.objects.filter(decided_at=None, person__service=service_id)
        .select_related("person", "proposed_by")
        .order_by("proposed_at")
    )
