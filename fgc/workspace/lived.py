"""What living with plans asks of a coordinator today: early reviews, check-ins, how children are later."""

import datetime as dt

from django.urls import reverse

from family_plans.due import check_ins_due, early_reviews_waiting, outcomes_due
from fgc.lib.text import count


def lived_rows(cases, day, soon):
    """Rows for “Needs you now”: what somebody asked first, then what is due within `soon` days. Three queries."""
    ids = [case.pk for case in cases]
    early = early_reviews_waiting().filter(case__in=ids)
    talks = check_ins_due(day + dt.timedelta(days=soon)).filter(plan__case__in=ids)
    later = outcomes_due(day, ahead_days=soon).filter(case__in=ids)
    return [
        *(_early(row, day) for row in early),
        *(_due(f"Check in: {row.plan.case.title}", "check_in", row.plan.case, row, day) for row in talks),
        *(
            _due(
                f"Ask how {row.child.person.short_name} is, {row.months} months on",
                "record_outcome",
                row.case,
                row,
                day,
            )
            for row in later
        ),
    ]


def _early(row, day):
    return {
        "title": f"Answer who asks for an early review: {row.case.title}",
        "url": reverse("family_plans:answer_early", args=[row.case.reference, row.key]),
        "hint": f"{row.asked_by} asked for it.",
        "status_text": count((day - row.asked_on).days, "day") if row.asked_on < day else "Today",
        "tag_class": "govuk-tag--orange",
    }


def _due(title, url_name, case, row, day):
    late = (day - row.due_on).days
    status = (
        f"{count(late, 'day')} late"
        if late > 0
        else "Due today"
        if late == 0
        else f"Due {row.due_on.day} {row.due_on:%B}"
    )
    return {
        "title": title,
        "url": reverse(f"family_plans:{url_name}", args=[case.reference, row.key]),
        "hint": case.reference,
        "status_text": status,
        "tag_class": "govuk-tag--red"
        if late > 0
        else "govuk-tag--orange"
        if late == 0
        else "govuk-tag--blue",
    }
