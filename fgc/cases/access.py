"""The one door to a case, and the list of what a person can open.

`abilities` decides for one case in Python; `visible_to` is SQL for lists. They are written independently and
compared over generated worlds (tests/cases/test_list_and_door.py); neither calls the other. `abilities_listed`
says of a row of a list what may be done with it, from the scope that made the list, without a query.
"""

import functools
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from fgc.accounts.roles import Role
from fgc.audit.context import note_read
from fgc.cases import policy
from fgc.cases.models import Case, CaseUserObjectPermission, Membership
from fgc.cases.scope import LETTER, gives, scope_of
from fgc.lib.dates import today
from fgc.lib.references import read_reference


class MissingRight(PermissionDenied):
    """The person may see this part of the case but not do that with it: 403 saying what is missing."""

    def __init__(self, right, verb):
        self.missing_right = f"{verb} {policy.RIGHTS[right].lower()}"
        self.who_can_give = policy.WHO_CAN_GIVE.get(right, "the service manager")
        super().__init__(f"You cannot {self.missing_right}.")


class NotYet(PermissionDenied):
    """The person has the right, and somebody else has to do something first: 403 with what that is."""

    def __init__(self, why):
        self.not_yet = why
        super().__init__(why)


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

    def extents(self, right, verb="read"):
        """What reading (or another verb) of the right extends to; an empty text among them means everything."""
        return self.cells.get(right, policy.Cell()).extents(LETTER[verb])

    def whole(self, right, verb="read"):
        """Whether the right may be read (or written, or approved) without limit."""
        return self.cells.get(right, policy.Cell()).whole(LETTER[verb])

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
    return _abilities(*map(frozenset, _relationships(user, case, on or today())))


@functools.lru_cache(maxsize=1000)
def _abilities(relationships, shares):
    """By the table alone, so worked out once for each set of relationships that comes up."""
    cells = {}
    for relationship in relationships:
        for right in policy.TABLE.get(relationship, {}):
            if relationship != policy.SHARED or right in shares:
                cells[right] = cells.get(right, policy.Cell()) | policy.cell(relationship, right)
    return Abilities(relationships, cells)


def get_case(user, reference, need):
    """The case, when the person may do what is needed; its `.can` holds what else they may do.

    Raises Http404 (as if it did not exist) or MissingRight. The read is recorded before the page leaves.
    """
    try:
        rows = Case.objects.select_related("service", "coordinator", "referrer", "team")
        case = rows.get(reference=read_reference(reference) or "")
    except Case.DoesNotExist:
        raise Http404 from None
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


def _has_role_over(user, case, teams=None):
    if user.role in (Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT):
        return user.service_id == case.service_id
    return user.role == Role.SOCIAL_WORK_MANAGER and case.team_id in (
        user.managed_team_ids() if teams is None else teams
    )


def _strongest(relationships):
    order = (
        policy.COORDINATOR,
        policy.COVER,
        policy.REFERRER,
        policy.REFERRER_MANAGER,
        policy.SERVICE_MANAGER,
    )
    return next((name for name in order if name in relationships), min(relationships, default=""))


def branches(user, scope, need=None):
    """The person's scope as separate conditions, each with its own index; a case is visible when any holds.

    With a `need` ("booking.read") only the relationships that allow it count.
    """
    found = []
    if gives(policy.COORDINATOR, need):
        found.append(Q(coordinator=user))
    if gives(policy.REFERRER, need):
        found.append(Q(referrer=user))
    if granted := scope.granted(need):
        found.append(Q(pk__in=granted))
    reach = _role_reach(user, scope)
    if reach is not None and gives(policy.ROLE_WIDE[user.role], need):
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


def visible_to(user, cases=None, scope=None, need=None):
    """The cases (all, or those of a queryset) that this person can open, or for which they have `right.verb`."""
    cases = Case.objects.all() if cases is None else cases
    if not user.is_active:
        return cases.none()
    scope = scope or scope_of(user)
    wanted = Q(pk__in=[])
    for branch in branches(user, scope, need):
        wanted |= branch
    cases = cases.filter(wanted)
    return cases.exclude(pk__in=scope.refused) if scope.refused else cases


def of_families(path, user, cases):
    """That the family a path leads to is one of `cases`, which this person can open: asked from the side with fewer rows.

    Who reads a whole service has more families than anything waits; the others have few.
    """
    if user.role in (Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT):
        return Exists(cases.order_by().filter(pk=OuterRef(path)))
    return Q(**{f"{path}__in": cases.order_by().values("pk")})


def abilities_listed(user, case, scope):
    """What the person may do with a row of a list: the case, or any row with its id and columns of that name."""
    if not user.is_active or case.id in scope.refused:
        return Abilities()
    pairs = list(scope.held.get(case.id, ()))
    held, shares = {relationship for relationship, _ in pairs}, set().union(*(named for _, named in pairs))
    if case.coordinator_id == user.pk:
        held.add(policy.COORDINATOR)
    if case.referrer_id == user.pk:
        held.add(policy.REFERRER)
    within = not case.is_restricted or case.id in scope.named
    if within and _has_role_over(user, case, scope.teams):
        held.add(policy.ROLE_WIDE[user.role])
    return _abilities(frozenset(held), frozenset(shares))
