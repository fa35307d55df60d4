"""What had to be passed on to keep somebody safe."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from fgc.cases.models.file import Case
from fgc.lib.keys import Keyed


class SafeguardingNotice(Keyed):
    """The one way from preparation or review to the social worker: facts only, the same day (domain.md 7.3)."""

    class Arose(models.TextChoices):
        """When it came up."""

        PREPARATION = "preparation", "While preparing"
        CONFERENCE = "conference", "At the conference"
        PLAN = "plan", "In the plan"
        CHECK_IN = "check_in", "At a check-in"
        REVIEW = "review", "At a review"
        OTHER = "other", "At another time"

    case = models.ForeignKey(Case, models.PROTECT, related_name="safeguarding_notices")
    facts = models.TextField("what must be known to keep somebody safe")
    arose = models.CharField(max_length=12, choices=Arose)
    learned_on = models.DateField("the day the writer learned of it")
    person_told = models.BooleanField("the person who said it knows that it is passed on")
    not_told_reason = models.CharField(max_length=500, blank=True)
    spoken_to = models.CharField("whom the writer also spoke to, and when", max_length=300, blank=True)
    police = models.CharField("police or emergency services", max_length=300, blank=True)
    to_referrer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField("what the social worker does", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person_told=True) | ~Q(not_told_reason=""),
                name="cases_notice_why_not_told",
                violation_error_message="Say why they were not told.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | (Q(answered_by__isnull=False) & ~Q(answer="")),
                name="cases_notice_answered",
            ),
        ]
        indexes = [
            models.Index(fields=["case"], condition=Q(answered_at__isnull=True), name="cases_notice_waits")
        ]

    def __str__(self):
        return f"notice {self.key}"
