"""What the family has shown to those outside the service: by the moment it was written, whichever version stands now."""

from django.db.models import F, Q

from family_plans.stages import AWAITING, CHECKED, FINAL, SHOWN, TYPED, WITHOUT_PLAN

ON_SHOW = (SHOWN, TYPED, CHECKED)


def waits_for_answer(plan):
    """Whether the referrer may answer now: the plan is on the table, or final but for a decision that is awaited."""
    return plan.stage in ON_SHOW or (plan.is_final and plan.outcome == AWAITING)


def is_all_shown(plan):
    """Whether everything that is written now is shown: on the table, or made final by the family."""
    if plan.stage in ON_SHOW:
        return True
    if plan.stage != FINAL:
        return False
    return plan.outcome not in WITHOUT_PLAN or plan.shown_at == plan.final_at


def of_shown(rows, written, null_is_shown=False):
    """The rows of plans that may be known outside the service: `written` is the field that says when each was written.

    While the next version is written, or where the family stopped without showing it, those from before the last showing.
    """
    everything = Q(plan__stage__in=ON_SHOW) | (
        Q(plan__stage=FINAL) & (~Q(plan__outcome__in=WITHOUT_PLAN) | Q(plan__shown_at=F("plan__final_at")))
    )
    before = Q(**{f"{written}__lte": F("plan__shown_at")})
    if null_is_shown:
        before |= Q(**{f"{written}__isnull": True, "plan__shown_at__isnull": False})
    return rows.filter(everything | before)
