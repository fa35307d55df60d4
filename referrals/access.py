"""The door to a referral, and the list of what a person can open.

Before a record exists a referral is open to its author, the author's manager, the service managers and business
support of its service; a draft to its author and those the author shared it with. Author and share count only
while the person's present role is one that refers families, and a conflict of interest bars from everything.
Once accepted, the rights to the record decide (access.md). `abilities` (Python) and `visible_to` (SQL) are written independently.
"""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q
from django.http import Http404

from fgc.accounts.roles import Role
from fgc.audit.context import note_read
from fgc.cases import policy
from fgc.cases.access import MissingRight, scope_of
from fgc.cases.access import abilities as case_abilities
from fgc.cases.models import Membership
from fgc.lib.dates import today
from fgc.lib.references import read_reference
from fgc.lib.rows import with_related
from referrals.models import Referral, ReferralConflict, ReferralShare
from referrals.stages import DRAFT, RETURNED, SENT, WRITABLE

READ, WRITE, SEND, SHARE, WITHDRAW = "read", "write", "send", "share", "withdraw"
ADD, AMEND, APPROVE, DECIDE, ACKNOWLEDGE = "add", "amend", "approve", "decide", "acknowledge"
CONFLICT = "conflict"  # say that oneself, or (a service manager) somebody else, knows the family
NEEDS = (READ, WRITE, SEND, SHARE, WITHDRAW, ADD, AMEND, APPROVE, DECIDE, ACKNOWLEDGE, CONFLICT)
VERB = {APPROVE: "approve", DECIDE: "approve"}

# Relationships to a record whose row "Referral form" can be read (fgc/cases/policy.py).
READERS = tuple(name for name, table in policy.TABLE.items() if "referral" in table)

STARTERS = (Role.SOCIAL_WORKER, Role.SOCIAL_WORK_MANAGER, Role.BUSINESS_SUPPORT)


def get_referral(user, reference, need=READ):
    """The referral, when the person may do what is needed; `.can` holds all they may do.

    Raises Http404 (as if it did not exist) or MissingRight. The read is recorded before the page leaves.
    """
    if need not in NEEDS:
        raise KeyError(need)
    try:
        referral = Referral.objects.select_related("case").get(reference=read_reference(reference) or "")
    except Referral.DoesNotExist:
        raise Http404 from None
    referral.can = abilities(user, referral)
    if READ not in referral.can:
        raise Http404
    if need not in referral.can:
        raise MissingRight("referral", VERB.get(need, "write"))
    note_read("referral.opened", by=user, case=referral.reference, need=need)
    with_related(referral, "service", "team", "author", "logged_by", "decided_by", "approved_by")
    return referral


def abilities(user, referral):
    """The set of what one person may do with one referral: names of NEEDS."""
    if not user.is_active:
        return frozenset()
    if referral.case_id:
        return frozenset(_by_case(user, referral))
    if referral.conflicts.filter(person=user, ended_at=None).exists():
        return frozenset()
    can = set()
    if user.role in STARTERS:
        can |= _as_author(user, referral)
        if referral.stage in WRITABLE and referral.shares.filter(person=user, ended_at=None).exists():
            can |= {READ, WRITE}
    if referral.sent_at:
        can |= _by_role(user, referral)
    if can and user.pk != referral.author_id and referral.stage in (*WRITABLE, SENT):
        can.add(CONFLICT)
    return frozenset(can)


def _as_author(user, referral):
    """What the author may do, and who logged it for them while they are business support of the service."""
    logged = user.pk == referral.logged_by_id
    if logged:
        logged = user.role == Role.BUSINESS_SUPPORT and user.service_id == referral.service_id
    if user.pk != referral.author_id and not logged:
        return set()
    can = {READ}
    if referral.stage in WRITABLE:
        can |= {WRITE, SEND, SHARE, WITHDRAW}
    if referral.stage == SENT:
        can |= {ADD, WITHDRAW} if logged else {ADD, AMEND, WITHDRAW}
    return can


def _by_role(user, referral):
    undecided = referral.stage in (SENT, RETURNED)
    if user.role == Role.SOCIAL_WORK_MANAGER and referral.team_id in user.managed_team_ids():
        return {READ, APPROVE} if undecided else {READ}
    if user.service_id != referral.service_id:
        return set()
    if user.role == Role.SERVICE_MANAGER:
        return {READ, AMEND, DECIDE, ACKNOWLEDGE} if undecided else {READ}
    if user.role == Role.BUSINESS_SUPPORT:
        return {READ, ACKNOWLEDGE} if undecided else {READ}
    return set()


def _by_case(user, referral):
    cell = case_abilities(user, referral.case)
    can = set()
    if cell.can("referral.read"):
        can.add(READ)
    extents = " ".join(cell.extents("referral", "write"))
    if "dated additions" in extents:
        can.add(ADD)
    if "amend with reason" in extents:
        can.add(AMEND)
    return can


def visible_to(user, referrals=None, scope=None):
    """The referrals (all, or those of a queryset) that this person can open; one query when `scope` is not given."""
    referrals = Referral.objects.all() if referrals is None else referrals
    if not user.is_active:
        return referrals.none()
    scope = scope or scope_of(user)
    shared = ReferralShare.objects.filter(referral=OuterRef("pk"), person=user, ended_at__isnull=True)
    before = Q(pk__in=[])
    if user.role in STARTERS:
        before |= Q(author=user) | (Q(stage__in=[DRAFT, RETURNED]) & Exists(shared))
    sent = Q(sent_at__isnull=False)
    if user.role == Role.SOCIAL_WORK_MANAGER:
        before |= sent & Q(team_id__in=scope.teams)
    if user.role in (Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT):
        before |= sent & Q(service_id=user.service_id)
    if user.role == Role.BUSINESS_SUPPORT:
        before |= Q(logged_by=user, service_id=user.service_id)
    before &= ~Exists(
        ReferralConflict.objects.filter(referral=OuterRef("pk"), person=user, ended_at__isnull=True)
    )
    return referrals.filter(
        (Q(case__isnull=True) & before) | (Q(case__isnull=False) & _with_case(user, scope))
    )


def to_decide(user, scope):
    """What waits for the decision of this person's service, as far as they can open it."""
    return visible_to(user, Referral.objects.filter(stage=SENT, service_id=user.service_id), scope)


def _with_case(user, scope):
    """Accepted referrals: of records where a current relationship reads the referral form, and no conflict stands."""
    on = today()
    held = Membership.objects.filter(
        case=OuterRef("case"),
        person=user,
        ended_at__isnull=True,
        starts_on__lte=on,
        relationship__in=READERS,
        permissions__user=user,
        permissions__content_object=F("case"),
    ).filter(Q(until__isnull=True) | Q(until__gte=on))
    wanted = Exists(held)
    reach = None
    if user.role in (Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT):
        reach = Q(case__service_id=user.service_id)
    elif user.role == Role.SOCIAL_WORK_MANAGER:
        reach = Q(case__team_id__in=scope.teams)
    if reach is not None:
        wanted |= reach & (Q(case__is_restricted=False) | Q(case_id__in=scope.named))
    return wanted & ~Q(case_id__in=scope.refused)


def may_start(user):
    """Whether the person may start a referral: social workers and their managers, and who logs one for them."""
    return user.is_active and user.role in STARTERS


@dataclass(frozen=True)
class Sight:
    """How much of a referral a reader is shown: contact details (all, open ones, none) and the safety answers."""

    contact: str = "none"
    safety: bool = False
    kept: frozenset = frozenset()  # values that the family's record withholds by now

    def shows(self, is_withheld):
        """Whether a contact detail is shown; withheld ones only to those who supplied them."""
        return self.contact == "all" or (self.contact == "open" and not is_withheld)


def sight(user, referral):
    """What the reader of a referral is shown of contact details and safety (access.md, rows 4 to 6).

    A withheld detail is opened in the family's record by a deliberate act with a reason, never here.
    """
    wrote = user.pk in (referral.author_id, referral.logged_by_id)
    if referral.case_id:
        cell = case_abilities(user, referral.case)
        supplied = wrote and "supplied by them" in cell.extents("contact")
        contact = "all" if supplied else "open" if cell.whole("contact") else "none"
        return Sight(
            contact,
            cell.extents("safety") != frozenset({"practical instruction"}) and cell.can("safety.read"),
        )
    if wrote or WRITE in abilities(user, referral):
        return Sight("all", True)
    if user.role == Role.BUSINESS_SUPPORT:
        return Sight("open")  # the practical instruction comes with the record
    return Sight("none" if user.role == Role.SOCIAL_WORK_MANAGER else "open", True)
