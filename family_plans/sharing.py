"""To whom a copy of a family's plan is due, and whether they have got one of its latest version: conditions, no queries."""

from django.db.models import DateTimeField, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from conferences.models import Conference, Invitation
from conferences.stages import CANCELLED
from family_plans.attendance import CAME
from family_plans.models import Agreement, PlanCopy, PlanVersion
from fgc.lib.composed import ComposedValue
from fgc.network.models import NetworkChild, Person, Restriction


def people_due(version, plan, whole):
    """The living people of a family to whom a version is due: there, or agreed, a child of it, or with a copy made.

    The three are keys, or references to an outer row; `whole` is the conference in all its sittings.
    """
    came = Invitation.objects.filter(
        Q(conference=whole) | Q(conference__part_of=whole),
        person=OuterRef("pk"),
        removed_at=None,
        came__in=CAME,
    ).exclude(conference__stage=CANCELLED)
    agreed = Agreement.objects.current().filter(plan=plan, person=OuterRef("pk"))
    children = NetworkChild.objects.filter(person=OuterRef("pk"))
    copies = PlanCopy.objects.filter(version=version, person=OuterRef("pk"), recalled_at=None)
    return Person.objects.on_map().filter(
        Exists(came) | Exists(agreed) | Exists(children) | Exists(copies), status="living"
    )


def latest_versions():
    """The latest version of each plan that no later conference replaced."""
    later = PlanVersion.objects.filter(plan=OuterRef("plan"), number__gt=OuterRef("number"))
    return PlanVersion.objects.filter(~Exists(later), plan__ended_at=None)


def with_somebody_missing():
    """Those latest versions that not everybody has, with the moment they count `since`; made once, so it reads no day."""
    return latest_versions().filter(somebody_missing()).annotate(since=counted_from())


def unshared_since(path):
    """The moment from which the days count of the version that somebody has not got, of the row a path leads to; or null."""
    return ComposedValue(with_somebody_missing, path, "since", DateTimeField())


def made_since_held():
    """The latest version of a family (the outer row) that came of the conference it has just held."""
    return latest_versions().filter(plan__case=OuterRef("pk"), made_at__date__gte=OuterRef("stage_since"))


def counted_from():
    """The moment from which a version's days count: the first from its conference, a later one from when it was made."""
    whole = Coalesce(OuterRef("plan__conference__part_of"), OuterRef("plan__conference"))
    sittings = Conference.objects.filter(Q(pk=whole) | Q(part_of=whole), held_at__isnull=False)
    of_first = sittings.filter(Exact(OuterRef("number"), 1)).order_by("-held_at")
    return Coalesce(Subquery(of_first.values("held_at")[:1]), F("made_at"))


def somebody_missing():
    """A condition on versions: one it is due to has not got it, nor the social worker, or some other copy is not handed over."""
    standing = PlanCopy.objects.filter(recalled_at=None)
    has_got = standing.filter(handed_over_on__isnull=False)
    theirs = has_got.filter(version=OuterRef("version"))
    same = theirs.filter(staff=OuterRef("staff")) | theirs.filter(role=OuterRef("role")).exclude(role="")
    others = standing.filter(~Exists(same), version=OuterRef("pk"), person=None, handed_over_on=None)
    referrer = has_got.filter(version=OuterRef("pk"), staff=OuterRef("plan__case__referrer"))
    no_referrer = Q(~Exists(referrer), plan__case__referrer__isnull=False)
    return Exists(_people_without()) | Exists(others) | no_referrer


def _people_without():
    """Those to whom it is due and who have no copy of it; nothing may be sent to those who must not know of the work."""
    version, plan, held = (OuterRef(OuterRef(name)) for name in ("pk", "plan", "plan__conference"))
    whole = Coalesce(OuterRef(OuterRef("plan__conference__part_of")), held)
    has_got = PlanCopy.objects.filter(
        version=version, person=OuterRef("pk"), recalled_at=None, handed_over_on__isnull=False
    )
    kept = Restriction.objects.current().filter(
        kind=Restriction.Kind.MUST_NOT_KNOW_WORK, other=OuterRef("pk")
    )
    due = people_due(version, plan, whole).filter(case=OuterRef("plan__case"))
    return due.filter(~Exists(has_got), ~Exists(kept))
