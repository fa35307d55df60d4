"""Days away, and letting the cover into the families meanwhile: for those days only, by a service manager's word."""

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from fgc.accounts.models import Absence, User
from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases import policy
from fgc.cases.actions.membership import end_now, grant
from fgc.cases.models import Case, Membership
from fgc.lib.dates import today
from fgc.lib.errors import Refused

COVERS = (Role.COORDINATOR, Role.SERVICE_MANAGER)


@transaction.atomic
def record_absence(*, person, since, until, by, cover=None):
    """Record days away. A cover that a service manager names is let in; one that a coordinator asks for waits for that.

    Raises Refused for days that are over or overlap others, and for a cover who does not fit or is away too.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if by.pk != person.pk and (by.role != Role.SERVICE_MANAGER or by.service_id != person.service_id):
        raise Refused("Only a service manager records this for somebody else", field="person")
    if until < max(since, today()):
        raise Refused("The last day must be today or later, and not before the first", field="until")
    if _away_between(person, since, until):
        raise Refused(f"{person.name} is away on some of these days already", field="since")
    if cover:
        _check(person, cover, since, until)
    absence = Absence.objects.create(person=person, since=since, until=until, cover=cover, made_by=by)
    record("absence.recorded", by=by, about=absence, of=person.key, since=since, until=until)
    if cover and by.pk not in (person.pk, cover.pk):
        agree_cover(absence=absence, by=by)
    return absence


@transaction.atomic
def agree_cover(*, absence, by):
    """Let the cover into the person's families on the days away; restricted ones, and those of a conflict, are left out.

    Raises Refused for who is no service manager, or is the cover, and when it is over or was agreed.
    """
    absence = Absence.objects.select_for_update().get(pk=absence.pk)
    if by.role != Role.SERVICE_MANAGER or by.pk in (absence.cover_id, absence.person_id):
        raise Refused("Another service manager has to agree to this")
    if absence.ended_at or absence.until < today() or absence.cover_id is None or absence.agreed_at:
        raise Refused("There is nothing to agree to any more")
    absence.agreed_by, absence.agreed_at = by, timezone.now()
    absence.save(update_fields=["agreed_by", "agreed_at"])
    for case in Case.objects.filter(coordinator=absence.person, is_open=True).order_by("pk"):
        _let_in(absence, case, by)
    record("absence.cover_agreed", by=by, about=absence, to=absence.cover.key)
    return absence


@transaction.atomic
def end_absence(*, absence, by):
    """The person is back, or is not going: the cover's access ends now. Twice changes nothing."""
    absence = Absence.objects.select_for_update().get(pk=absence.pk)
    own = by.pk in (absence.person_id, absence.made_by_id)
    if not own and (by.role != Role.SERVICE_MANAGER or by.service_id != absence.person.service_id):
        raise Refused("Only a service manager ends this for somebody else")
    if absence.ended_at:
        return absence
    absence.ended_at = timezone.now()
    absence.save(update_fields=["ended_at"])
    for member in absence.memberships.filter(ended_at=None).order_by("pk"):
        end_now(member, by=by, reason="Back at work")
    record("absence.ended", by=by, about=absence, of=absence.person.key)
    return absence


def left_out(absences):
    """The open families that the covers of these absences cannot open: restricted, or barred by a conflict of interest.

    Each once for an absence, which it names as `absence_id`.
    """
    let_in = Membership.objects.filter(case=OuterRef("pk"), absence=OuterRef("absence_id"), ended_at=None)
    covers = Membership.objects.filter(
        case=OuterRef("pk"), person=OuterRef("cover_id"), relationship=policy.COVER, ended_at=None
    )
    return (
        Case.objects.filter(is_open=True, coordinator__absences__in=absences)
        .annotate(absence_id=F("coordinator__absences"), cover_id=F("coordinator__absences__cover"))
        .exclude(Exists(let_in))
        .exclude(Exists(covers))
        .order_by("title", "pk")
    )


def follow(*, case, before, coordinator, by):
    """A family changes hands: the cover of whoever had it goes, the cover of whoever has it now is let in."""
    if before:
        for member in case.memberships.filter(absence__person=before, ended_at=None):
            end_now(member, by=by, reason="Handed over")
    agreed = coordinator.absences.standing().filter(until__gte=today(), agreed_at__isnull=False)
    for absence in agreed.select_related("cover"):
        _let_in(absence, case, by)


def _let_in(absence, case, by):
    if case.is_restricted:  # open to named people only: a manager lets somebody in by hand
        return
    begins = max(absence.since, today())
    held = case.memberships.filter(person=absence.cover, relationship=policy.COVER, ended_at=None).first()
    if held and held.starts_on <= begins and held.until >= absence.until:
        return
    if held and held.until >= today():  # one row for both: they go on covering
        begins = min(begins, max(held.starts_on, today()))
    try:
        with transaction.atomic():
            if held:
                end_now(held, by=by, reason="Covers for other days")
            grant(
                case=case,
                person=absence.cover,
                relationship=policy.COVER,
                reason=f"{absence.person.name} is away",
                by=by,
                on=begins,
                until=max(absence.until, held.until) if held else absence.until,
                absence=absence,
            )
    except Refused:  # a conflict of interest: the page says which families are left out
        return


def _check(person, cover, since, until):
    if person.role != Role.COORDINATOR:
        raise Refused("Only a coordinator’s families are covered like this", field="cover")
    if cover.role not in COVERS or cover.service_id != person.service_id or not cover.is_active:
        raise Refused("Choose a coordinator or manager of this service", field="cover")
    if cover.pk == person.pk:
        raise Refused("Choose somebody else", field="cover")
    if _away_between(cover, since, until):
        raise Refused(f"{cover.name} is away on some of these days too", field="cover")


def _away_between(person, since, until):
    return person.absences.standing().filter(since__lte=until, until__gte=since).exists()
