"""Which children a part of the plan is about, and giving a part to one reader all the same."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from family_plans.actions.beginning import locked
from family_plans.limits import PARTS, Limits, part_of
from family_plans.models import IncludedAnyway
from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.text import clean


@transaction.atomic
def say_about(*, plan, part, children, by):
    """Say which children a part (a text, an action, a request for help) is about; none, or all: all the children.

    It is no word of the family: what people agreed to stays agreed. A version that is final keeps what it froze.
    A child's own words are about that child unless others are chosen too.
    """
    plan = locked(plan)
    if plan.is_final:
        raise Refused("The plan is final. Begin a new version to change whom a part is about.")
    if part.plan_id != plan.pk or any(child.case_id != plan.case_id for child in children):
        raise Refused("Choose children of this family")
    chosen = {child.pk for child in children}
    own = getattr(part, "child_id", None)
    if chosen == ({own} if own else set(plan.case.children.values_list("pk", flat=True))):
        chosen = set()
    if chosen != set(part.about.values_list("pk", flat=True)):
        part.about.set(chosen)
        record("plan.about_children", by=by, case=plan.case, about=part, children=len(chosen))
    return part


@transaction.atomic
def include_anyway(*, version, person, part, reason, by):
    """Give one reader a part that is about children of whom they are no relative, with the reason.

    What must be kept from them is no part of this: it stays out.
    """
    plan = locked(version.plan)
    if person.case_id != plan.case_id:
        raise Refused("Choose somebody of this family")
    reader = Limits(plan.case).reader(person, plan)
    rows = {part_of(kind, row): (kind, row) for kind in PARTS for row in version.content[kind]}
    if part not in rows or reader.may_have(*rows[part]):
        raise Refused("This part is in their copy already. Open the page again.")
    if not reason.strip():
        raise Refused("Say why they get it", field="reason")
    try:
        with transaction.atomic():
            row = IncludedAnyway.objects.create(
                plan=plan,
                person=person,
                part=part,
                reason=clean(reason).strip()[:500],
                by=by,
                at=timezone.now(),
            )
    except IntegrityError as error:
        raise Refused("This part is in their copy already. Open the page again.") from error
    record("plan.included_anyway", by=by, case=plan.case, about=row)
    return row


@transaction.atomic
def leave_off_again(*, included, by):
    """Take back that somebody gets a part all the same; copies made with it have to be made anew."""
    row = (
        IncludedAnyway.objects.select_for_update(of=("self",))
        .select_related("plan__case")
        .get(pk=included.pk)
    )
    if row.taken_back_at is None:
        row.taken_back_at, row.taken_back_by = timezone.now(), by
        row.save(update_fields=["taken_back_at", "taken_back_by"])
        record("plan.left_off_again", by=by, case=row.plan.case, about=row)
    return row
