"""Filing: the plan on each child's record in the council's own system, its actions in the child's own plan."""

from django.db import transaction

from family_plans.models import Filing, PlanVersion
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.rows import put
from fgc.lib.stale import refuse_stale
from fgc.lib.text import clean


def filed_so_far(row):
    """What is recorded of one child's record, as the answers of its page; `row` is None before anything is."""
    row = row or Filing()
    return {name: getattr(row, name) for name in ("council_id", "filed_on", "in_child_plan_on")}


@transaction.atomic
def record_filing(
    *, version, child, by, council_id="", filed_on=None, in_child_plan_on=None, read=None
):  # fmt: skip
    """Record when a version was filed for a child, and when its actions went into the child's own plan.

    A day that is left empty stays as it was recorded. Raises Refused, and Stale when something else was recorded since
    the page with the print `read` was drawn.
    """
    PlanVersion.objects.select_for_update().get(pk=version.pk)
    if child.case_id != version.plan.case_id:
        raise Refused("Choose a child of this family")
    council_id = clean(council_id).strip()[:40]
    for name, day in (("filed_on", filed_on), ("in_child_plan_on", in_child_plan_on)):
        if day and day > today():
            raise Refused("The day must be today or in the past", field=name)
    if filed_on and not council_id:
        raise Refused("Enter the child’s number in the council’s system", field="council_id")
    if not (filed_on or in_child_plan_on):
        raise Refused("Enter at least one day", field="filed_on")
    row = version.filings.filter(child=child).first() or Filing(version=version, child=child)
    given = {"council_id": council_id, "filed_on": filed_on, "in_child_plan_on": in_child_plan_on}
    now = filed_so_far(row)
    refuse_stale(now, read, {name: value or now[name] for name, value in given.items()})
    row.council_id = council_id or row.council_id
    if filed_on and filed_on != row.filed_on:
        row.filed_on, row.filed_by = filed_on, by
    if in_child_plan_on and in_child_plan_on != row.in_child_plan_on:
        row.in_child_plan_on, row.in_child_plan_by = in_child_plan_on, by
    put(row, "council_id", "filed_on", "filed_by", "in_child_plan_on", "in_child_plan_by")
    record(
        "plan.filed", by=by, case=version.plan.case, about=row, number=version.number, filed=bool(row.filed_on),
        in_plan=bool(row.in_child_plan_on),
    )  # fmt: skip
    return row
