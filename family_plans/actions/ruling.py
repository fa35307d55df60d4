"""The service's own table of when plans are looked at again (domain.md 1.3, 1.6)."""

from django.db import transaction
from django.utils import timezone

from family_plans.models import ReviewRule
from fgc.audit.actions import record
from fgc.lib.errors import Refused

LONGEST_WEEKS = 104


@transaction.atomic
def add_rule(*, service, what, weeks, by, kind="", under_age=None, status=""):
    """Add a line. It counts from now on: days that are set already stay as they are."""
    if what not in dict(ReviewRule.WHAT):
        raise Refused("Choose what the line is about", field="what")
    if not 1 <= weeks <= LONGEST_WEEKS:
        raise Refused(f"Enter a number of weeks from 1 to {LONGEST_WEEKS}", field="weeks")
    same = {"what": what, "kind": kind, "under_age": under_age, "status": status}
    if service.review_rules.filter(ended_at=None, **same).exists():
        raise Refused("There is a line for this already. Take it out first.", field="what")
    rule = ReviewRule.objects.create(service=service, weeks=weeks, made_by=by, made_at=timezone.now(), **same)
    record("review.rule_added", by=by, about=rule, what=what, weeks=weeks)
    return rule


@transaction.atomic
def end_rule(*, rule, by):
    """Take a line out. What was set by it stays as it is."""
    if ReviewRule.objects.filter(pk=rule.pk, ended_at=None).update(ended_at=timezone.now()):
        record("review.rule_ended", by=by, about=rule)
    return rule
