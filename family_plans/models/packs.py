"""A pack: the copies for everybody, made one by one as a job; what went to the council's own system; a wrong copy."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from family_plans.models.copies import PlanCopy
from family_plans.models.plan import PlanVersion
from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.network.models import NetworkChild

STAFF = settings.AUTH_USER_MODEL


class Pack(Keyed):
    """One press of the button: the copies of one version that are to be made. The rows are the truth, not the queue."""

    class State(models.TextChoices):
        """waiting -> making -> done, or stopped."""

        WAITING = "waiting", "Waiting to start"
        MAKING = "making", "Being made"
        DONE = "done", "Made"
        STOPPED = "stopped", "Stopped"

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="packs")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    claim = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["asked_at"], condition=Q(state__in=["waiting", "making"]), name="plans_pack_open"
            )
        ]

    def __str__(self):
        return f"pack {self.key}"


class PackItem(models.Model):
    """One copy of a pack: for whom and in which edition, and the copy once it is made."""

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="items")
    recipient = models.CharField(max_length=40, help_text="person:KEY, staff:KEY or role:WORDS")
    edition = models.CharField(max_length=10)
    language = models.CharField(max_length=10, blank=True)
    copy = models.OneToOneField(PlanCopy, models.PROTECT, null=True, blank=True, related_name="pack_item")
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=60, blank=True, help_text="a kind of problem, never its text")

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "recipient", "edition", "language"], name="plans_pack_item_once"
            )
        ]

    def __str__(self):
        return f"{self.edition} for {self.recipient}"


class Filing(Keyed):
    """That a version was filed on a child's record in the council's own system, or is still asked for (`filed_on` empty)."""

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="filings")
    child = models.ForeignKey(NetworkChild, models.PROTECT, related_name="filings")
    council_id = models.CharField("the child's number in the council's system", max_length=40, blank=True)
    asked_at = models.DateTimeField()
    filed_on = models.DateField(null=True, blank=True)
    filed_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    in_child_plan_on = models.DateField("actions put in the child's own plan on", null=True, blank=True)
    in_child_plan_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["version", "child"], name="plans_filing_once")]

    def __str__(self):
        return f"filing {self.key}"


class Incident(Keyed):
    """A copy that went to the wrong person or held what it must not: the 72-hour clock runs from `found_at` (UK GDPR art. 33)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="incidents")
    copy = models.ForeignKey(PlanCopy, models.PROTECT, null=True, blank=True, related_name="incidents")
    what = models.TextField("what happened")
    found_at = models.DateTimeField()
    recalled_on = models.DateField("the copy came back or was destroyed on", null=True, blank=True)
    recalled_how = models.CharField(max_length=300, blank=True)
    safety = models.TextField("who may be in danger, and what was done", blank=True)
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
                condition=Q(closed_at__isnull=True)
                | Q(reported_at__isnull=False)
                | ~Q(not_reported_reason=""),
                name="plans_incident_decided",
                violation_error_message="Say when it was reported, or why it was not.",
            ),
        ]

    def __str__(self):
        return f"incident {self.key}"


class IncidentTold(Keyed):
    """Who was told of an incident, when, how and by whom."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="told")
    who = models.CharField(max_length=120)
    how = models.CharField(max_length=120, blank=True)
    on = models.DateField()
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["id"]

    def __str__(self):
        return self.who
