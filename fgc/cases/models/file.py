"""The file of one family, and the stages it went through."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from fgc.accounts.models import Service, Team
from fgc.cases import policy
from fgc.cases.stages import CASE, WAITING
from fgc.lib.dates import a_day_later


class CaseQuerySet(models.QuerySet):
    """Filters in plain words."""

    def open(self):
        """Families the service is working with."""
        return self.filter(is_open=True)


class Case(models.Model):
    """One family's record. `coordinator`, `referrer` and `team` repeat the current memberships, so that lists stay flat.

    The names shown in lists are those of the children, written by the action that changes them.
    """

    reference = models.CharField(max_length=13, unique=True)
    service = models.ForeignKey(Service, models.PROTECT, related_name="cases")
    title = models.CharField(max_length=200, help_text="the children's names, as lists show them")
    children_count = models.PositiveSmallIntegerField(default=0)
    stage = models.CharField(max_length=12, choices=CASE.choices, default=WAITING)
    stage_since = models.DateField()
    is_open = models.BooleanField(default=True)
    is_urgent = models.BooleanField(default=False)
    is_emergency = models.BooleanField(default=False, help_text="the family has to meet within a day")
    urgent_why = models.CharField(max_length=500, blank=True)
    urgent_since = models.DateField(null=True, blank=True, help_text="when not from the day it was accepted")
    urgent_at = models.DateTimeField(
        null=True, blank=True, help_text="when somebody said so: an emergency is in hours"
    )
    is_restricted = models.BooleanField(default=False)
    restricted_reason = models.CharField(max_length=500, blank=True)
    on_hold_until = models.DateField(null=True, blank=True)
    on_hold_reason = models.CharField(max_length=500, blank=True)
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="coordinates"
    )
    referrer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="referred"
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="cases")
    received_on = models.DateField()
    accepted_on = models.DateField()
    allocated_on = models.DateField(null=True, blank=True)
    conference_on = models.DateField(null=True, blank=True, help_text="the next or latest conference")
    review_due_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    reopened_on = models.DateField(null=True, blank=True, help_text="its days count from then")
    goes_on_at = models.CharField(
        max_length=12,
        choices=CASE.choices,
        blank=True,
        help_text="where the work goes on once a record that was opened again has a coordinator",
    )
    closed_reason = models.CharField(max_length=40, blank=True)
    messages_stopped_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField()

    objects = CaseQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        permissions = [
            (codename, f"Is {relationship} of this case")
            for relationship, codename in policy.PERMISSION.items()
        ]
        ordering = ["-updated_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_open=False, closed_on__isnull=False) | Q(is_open=True, closed_on__isnull=True),
                name="cases_closed_when",
            ),
            models.CheckConstraint(
                condition=(Q(stage="closed", is_open=False) | (~Q(stage="closed") & Q(is_open=True))),
                name="cases_closed_stage",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["waiting", "closed"]) | Q(coordinator__isnull=False),
                name="cases_has_coordinator",
            ),
            models.CheckConstraint(
                condition=Q(is_restricted=False) | ~Q(restricted_reason=""), name="cases_restricted_why"
            ),
            models.CheckConstraint(
                condition=Q(is_emergency=False) | Q(is_urgent=True), name="cases_emergency_is_urgent"
            ),
            models.CheckConstraint(
                condition=Q(on_hold_until__isnull=True) | ~Q(on_hold_reason=""), name="cases_hold_why"
            ),
        ]
        indexes = [
            models.Index(F("coordinator"), F("updated_at").desc(), F("id").desc(), name="cases_coord_all"),
            models.Index(F("referrer"), F("updated_at").desc(), F("id").desc(), name="cases_ref_all"),
            models.Index(F("team"), F("updated_at").desc(), F("id").desc(), name="cases_team_all"),
            models.Index(F("service"), F("updated_at").desc(), F("id").desc(), name="cases_service_all"),
            models.Index(
                F("coordinator"),
                F("updated_at").desc(),
                F("id").desc(),
                condition=Q(is_open=True),
                name="cases_coord_open",
            ),
            models.Index(
                F("referrer"),
                F("updated_at").desc(),
                F("id").desc(),
                condition=Q(is_open=True),
                name="cases_ref_open",
            ),
            models.Index(
                F("team"),
                F("updated_at").desc(),
                F("id").desc(),
                condition=Q(is_open=True),
                name="cases_team_open",
            ),
            models.Index(
                F("service"),
                F("updated_at").desc(),
                F("id").desc(),
                condition=Q(is_open=True),
                name="cases_service_open",
            ),
            models.Index(
                F("service"),
                F("stage"),
                F("updated_at").desc(),
                condition=Q(is_open=True),
                name="cases_stage_open",
            ),
            models.Index(
                fields=["review_due_on"],
                condition=Q(is_open=True, review_due_on__isnull=False),
                name="cases_review_due",
            ),
            models.Index(fields=["service", "accepted_on"], name="cases_accepted"),
        ]

    def __str__(self):
        return self.reference

    def counted(self, day):
        """A day from which something counts: never from before the record was opened again."""
        return max(day, self.reopened_on) if self.reopened_on else day

    @property
    def emergency_by(self):
        """When an emergency has run out: the next day, at the same time by the clocks of London; None otherwise."""
        return a_day_later(self.urgent_at) if self.is_emergency and self.urgent_at else None

    @property
    def stage_label(self):
        """The stage in words."""
        return CASE.labels[self.stage]


class StageChange(models.Model):
    """A move of a case from one stage to another: who, when, why; never changed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="stage_changes")
    before = models.CharField(max_length=12, choices=CASE.choices, blank=True)
    after = models.CharField(max_length=12, choices=CASE.choices)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.case} {self.after}"
