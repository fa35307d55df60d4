"""What becomes of copies: filed on the child's record in the council's own system, or gone to the wrong person."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from family_plans.models.copies import PlanCopy
from family_plans.models.plan import PlanVersion
from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.lib.rows import together
from fgc.network.models import NetworkChild

STAFF = settings.AUTH_USER_MODEL


class Filing(Keyed):
    """That a version was filed on a child's record in the council's own system, and put in the child's own plan."""

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="filings")
    child = models.ForeignKey(NetworkChild, models.PROTECT, related_name="filings")
    council_id = models.CharField("the child's number in the council's system", max_length=40, blank=True)
    filed_on = models.DateField(null=True, blank=True)
    filed_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    in_child_plan_on = models.DateField("actions put in the child's own plan on", null=True, blank=True)
    in_child_plan_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=together("in_child_plan_on", "in_child_plan_by"), name="plans_filing_in_plan_by"
            ),
            models.UniqueConstraint(fields=["version", "child"], name="plans_filing_once"),
            models.CheckConstraint(
                condition=Q(filed_on__isnull=True, filed_by__isnull=True)
                | (Q(filed_on__isnull=False, filed_by__isnull=False) & ~Q(council_id="")),
                name="plans_filing_whole",
            ),
        ]

    def __str__(self):
        return f"filing {self.key}"


class Incident(Keyed):
    """A copy that went wrong. The 72 hours run from `found_at` (UK GDPR article 33)."""

    HOURS = 72

    case = models.ForeignKey(Case, models.PROTECT, related_name="incidents")
    copy = models.ForeignKey(PlanCopy, models.PROTECT, related_name="incidents")
    what = models.TextField("what happened")
    found_at = models.DateTimeField()
    safety = models.TextField("who may be in danger, and what was done")
    back_on = models.DateField("the copy came back or was destroyed on", null=True, blank=True)
    back_how = models.CharField(max_length=300, blank=True)
    governance_told_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField("reported to the Information Commissioner", null=True, blank=True)
    not_reported_reason = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | (
                    Q(closed_by__isnull=False, governance_told_at__isnull=False)
                    & (Q(reported_at__isnull=False) | ~Q(not_reported_reason=""))
                ),
                name="plans_incident_decided",
                violation_error_message="Say when it was reported, or why it was not.",
            ),
        ]
        indexes = [
            models.Index(fields=["found_at"], condition=Q(closed_at__isnull=True), name="plans_incident_open")
        ]

    def __str__(self):
        return f"incident {self.key}"


class IncidentTold(Keyed):
    """Who was told of an incident, how, on which day and by whom."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="told")
    who = models.CharField(max_length=120)
    how = models.CharField(max_length=120)
    on = models.DateField()
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["id"]

    def __str__(self):
        return self.who
