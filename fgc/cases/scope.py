"""What a person's lists are made of: the exceptions in force for them, as literal ids (docs/decisions/0003)."""

from dataclasses import dataclass, field

from django.db.models import F, Q, Value

from fgc.accounts.models import TeamManager
from fgc.cases import policy
from fgc.cases.models import Membership
from fgc.lib.dates import today

LETTER = {"read": "R", "write": "W", "approve": "A"}
_KIND_OF_SCOPE = {policy.CONFLICT: "refused", policy.NAMED: "named", "team": "teams"}


@dataclass(frozen=True)
class Scope:
    """What a person's lists are made of, as literal ids: read once, in one query (docs/decisions/0003).

    `held` has the grants by case id: pairs of a relationship and, for a share, the rights it names.
    """

    held: dict = field(default_factory=dict)
    named: frozenset = frozenset()
    refused: frozenset = frozenset()
    teams: frozenset = frozenset()

    def granted(self, need=None):
        """The ids of the cases that a grant opens, or whose grant allows `right.verb`."""
        return frozenset(
            row_id
            for row_id, pairs in self.held.items()
            if any(gives(relationship, need, shares) for relationship, shares in pairs)
        )


def gives(relationship, need, shares=frozenset()):
    """Whether a relationship alone allows `right.verb` (or, without one, anything at all)."""
    if need is None:
        return relationship != policy.SHARED or bool(shares & set(policy.TABLE[policy.SHARED]))
    right, verb = need.split(".")
    if relationship == policy.SHARED and right not in shares:
        return False
    return LETTER[verb] in policy.cell(relationship, right).letters


def scope_of(user, on=None):
    """The exceptions in force for the person today, and the teams they manage: one query.

    Exceptions are grants with their guardian row, names on restricted cases, and conflicts; the coordinator's
    and referrer's own cases are columns of the case and need no exception.
    """
    on = on or today()
    current = Q(ended_at__isnull=True, starts_on__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))
    grants = (
        Membership.objects.filter(current, person=user)
        .exclude(relationship__in=[policy.COORDINATOR, policy.REFERRER])
        .filter(
            Q(relationship=policy.CONFLICT) | Q(permissions__user=user, permissions__content_object=F("case"))
        )
        .order_by()
        .values_list("relationship", "case_id", "extent")
    )
    teams = (
        TeamManager.objects.filter(person=user, until__isnull=True)
        .order_by()
        .values_list(Value("team"), "team_id", Value(""))
    )
    found, held = {"named": set(), "refused": set(), "teams": set()}, {}
    for relationship, row_id, extent in grants.union(teams, all=True):
        if relationship in _KIND_OF_SCOPE:
            found[_KIND_OF_SCOPE[relationship]].add(row_id)
        else:
            held.setdefault(row_id, []).append((relationship, frozenset(extent.split())))
    return Scope(held, **{name: frozenset(ids) for name, ids in found.items()})
