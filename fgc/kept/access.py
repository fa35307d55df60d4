"""Who is shown kept writing: its writer alone, while they can still open what it belongs to."""

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from fgc.cases import access as cases
from fgc.cases.models import Case
from fgc.kept.models import KeptWriting
from fgc.lib.references import read_reference
from referrals import access as referrals
from referrals.models import Referral


def waiting_for(user):
    """What is kept for a person now, newest first; nothing for one whose account has ended."""
    found = KeptWriting.objects.filter(person=user, until__gt=timezone.now())
    return found if user.is_active else found.none()


def get_writing(user, key):
    """One piece of the person's own writing; raises Http404, also when they lost the record it belongs to."""
    found = waiting_for(user).filter(key=key).first()
    if found is None or not still_open(user, found.reference):
        raise Http404
    return found


def still_open(user, reference):
    """Whether the person can open the case or referral; what belongs to none is open to who has an account."""
    if not user.is_active:
        return False
    proper = read_reference(reference)
    if not proper:
        return True
    case = Case.objects.filter(reference=proper).first()
    if case is not None:
        return bool(cases.abilities(user, case))
    referral = Referral.objects.select_related("case").filter(reference=proper).first()
    return referral is not None and referrals.READ in referrals.abilities(user, referral)


def still_open_among(user, references):
    """Of these references the ones that the person can open, as the lists of families and referrals say: two queries."""
    scope = cases.scope_of(user)
    found = cases.visible_to(user, Case.objects.filter(reference__in=references), scope)
    written = referrals.visible_to(user, Referral.objects.filter(reference__in=references), scope)
    names = [rows.order_by().values_list("reference", flat=True) for rows in (found, written)]
    return set(names[0].union(names[1], all=True))


def over(now):
    """What is to be forgotten now: its time is up, or its writer has left or lost the record."""
    yield from KeptWriting.objects.filter(Q(until__lte=now) | Q(person__is_active=False))
    rest = KeptWriting.objects.filter(until__gt=now, person__is_active=True).exclude(reference="")
    opened = {}
    for row in rest.select_related("person"):
        pair = (row.person_id, row.reference)
        if pair not in opened:
            opened[pair] = still_open(row.person, row.reference)
        if not opened[pair]:
            yield row
