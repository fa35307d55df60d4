"""The one door to a case, and the list of what a person can open.

`abilities` decides for one case in Python; `visible_to` is SQL for lists. They are written independently and
compared over generated worlds (tests/cases/test_list_and_door.py); neither calls the other.
"""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db.models import F, Q, Value
from django.http import Http404

from fgc.accounts.models import TeamManager
from fgc.accounts.roles import Role
from fgc.audit.context import note_read
from fgc.cases import policy
from fgc.cases.models import Case, CaseUserObjectPermission, Membership
from fgc.lib.dates import today
from fgc.lib.references import read_reference

LETTER = {"read": "R", "write": "W", "approve": "A"}


class MissingRight(PermissionDenied):
    """The person may see this part of the case but not do that with it: 403 saying what is missing."""

    def __init__(self, right, verb):
        self.missing_right = f"{verb} {policy.RIGHTS[right].lower()}"
        self.who_can_give = policy.WHO_CAN_GIVE.get(right, "the service manager")
        super().__init__(f"You cannot {self.missing_right}.")


@dataclass(frozen=True)
class Abilities:
    """What one person may do with one case, and through which relationships."""

    relationships: frozenset = frozenset()
    cells: dict = field(default_factory=dict)

    def __bool__(self):
        return bool(self.cells)

    def can(self, need):
        """Whether `right.read`, `right.write` or `right.approve` is allowed."""
        right, verb = need.split(".")
        return LETTER[verb] in self.cells.get(right, policy.Cell()).letters

    def extents(self, right):
        """What the right extends to; an empty text among them means everything."""
        return self.cells.get(right, policy.Cell()).extents

    def whole(self, right):
        """Whether the right is without limit."""
        return self.cells.get(right, policy.Cell()).whole

    def check(self, need):
        """Raises Http404 when nothing of the right is allowed, MissingRight when some of it is but not this."""
        right, verb = need.split(".")
        if right not in policy.RIGHTS:
            raise KeyError(right)
        letters = self.cells.get(right, policy.Cell()).letters
        if not letters:
            raise Http404
        if LETTER[verb] not in letters:
            raise MissingRight(right, verb)


def abilities(user, case, on=None):
    """What the person may do with the case on a day: the table of policy.py over their relationships."""
    relationships, shares = _relationships(user, case, on or today())
    cells = {}
    for relationship in relationships:
        for right in policy.TABLE.get(relationship, {}):
            if relationship != policy.SHARED or right in shares:
                cells[right] = cells.get(right, policy.Cell()) | policy.cell(relationship, right)
    return Abilities(frozenset(relationships), cells)


def get_case(user, reference, need):
    """The case, when the person may do what is needed; its `.can` holds what else they may do.

    Raises Http404 (as if it did not exist) or MissingRight. The read is recorded before the page leaves.
    """
    proper = read_reference(reference)
    case = None
    if proper:
        case = (
            Case.objects.select_related("service", "coordinator", "referrer", "team")
            .filter(reference=proper)
            .first()
        )
    if case is None:
        raise Http404
    case.can = abilities(user, case)
    case.can.check(need)
    note_read(
        "case.opened",
        by=user,
        case=case.reference,
        relationship=_strongest(case.can.relationships),
        right=need.split(".")[0],
    )
    return case


def _relationships(user, case, on):
    """The relationships that hold today, and the rights that shares name."""
    if not user.is_active:
        return set(), set()
    held, shares = set(), set()
    permitted = dict(
        CaseUserObjectPermission.objects.filter(user=user, content_object=case).values_list(
            "membership_id", "permission__codename"
        )
    )
    for member in Membership.objects.filter(case=case, person=user, ended_at__isnull=True):
        if member.starts_on > on or (member.until and member.until < on):
            continue
        if member.relationship == policy.CONFLICT:
            return set(), set()
        if permitted.get(member.pk) == policy.PERMISSION[member.relationship]:
            held.add(member.relationship)
            if member.relationship == policy.SHARED:
                shares.update(member.extent.split())
    named = policy.NAMED in held
    held.discard(policy.NAMED)
    if (named or not case.is_restricted) and _has_role_over(user, case):
        held.add(policy.ROLE_WIDE[user.role])
    return held, shares


def _has_role_over(user, case):
    if user.role in (Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT):
        return user.service_id == case.service_id
    return user.role == Role.SOCIAL_WORK_MANAGER and case.team_id in user.managed_team_ids()


def _strongest(relationships):
    order = (
        policy.COORDINATOR,
        policy.COVER,
        policy.REFERRER,
        policy.REFERRER_MANAGER,
        policy.SERVICE_MANAGER,
    )
    return next((name for name in order if name in relationships), min(relationships, default=""))


@dataclass(frozen=True)
class Scope:
    """What a person's lists are made of, as literal ids: read once, in one query (docs/decisions/0003)."""

    granted: frozenset = frozenset()
    named: frozenset = frozenset()
    refused: frozenset = frozenset()
    teams: frozenset = frozenset()


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
    found = {"named": set(), "refused": set(), "granted": set(), "teams": set()}
    for relationship, row_id, extent in grants.union(teams, all=True):
        if relationship in _KIND_OF_SCOPE:
            found[_KIND_OF_SCOPE[relationship]].add(row_id)
        elif relationship != policy.SHARED or extent.strip():
            found["granted"].add(row_id)
    return Scope(**{name: frozenset(ids) for name, ids in found.items()})


_KIND_OF_SCOPE = {policy.CONFLICT: "refused", policy.NAMED: "named", "team": "teams"}


def branches(user, scope):
    """The person's scope as separate conditions, each with its own index; a case is visible when any holds."""
    found = [Q(coordinator=user), Q(referrer=user)]
    if scope.granted:
        found.append(Q(pk__in=scope.granted))
    reach = _role_reach(user, scope)
    if reach is not None:
        found.append(reach & Q(is_restricted=False))
        if scope.named:
            found.append(reach & Q(pk__in=scope.named))
    return found


def _role_reach(user, scope):
    if user.role in (Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT):
        return Q(service_id=user.service_id)
    if user.role == Role.SOCIAL_WORK_MANAGER and scope.teams:
        return Q(team_id__in=scope.teams)
    return None


def visible_to(user, cases=None, scope=None):
    """The cases (all, or those of a queryset) that this person can open."""
    cases = Case.objects.all() if cases is None else cases
    if not user.is_active:
        return cases.none()
    scope = scope or scope_of(user)
    wanted = Q()
    for branch in branches(user, scope):
        wanted |= branch
    cases = cases.filter(wanted)
    return cases.exclude(pk__in=scope.refused) if scope.refused else cases
