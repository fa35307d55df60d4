"""The list of people of a service: searched and filtered."""

from django.db.models import Q

from fgc.accounts.models import RoleChange, User

ON_A_PAGE = 25
WAITING_SHOWN = 100


def people_of(service_id, wanted, words):
    """People by name; `wanted` holds role, team and state, `words` parts of names or addresses."""
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
    return found


def waiting_roles(service_id):
    """The proposed roles of a service that nobody has decided, the oldest WAITING_SHOWN of them."""
    return list(
        RoleChange.objects.filter(decided_at=None, person__service=service_id)
        .select_related("person", "proposed_by")
        .order_by("proposed_at", "pk")[:WAITING_SHOWN]
    )
