"""What the family asks for, and what was answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from family_plans.models.plan import Plan
from fgc.lib.keys import Keyed
from fgc.network.models import NetworkChild


class HelpRequest(Keyed):
    """Help the family asks for, what was answered and whether it came; an unkept promise stays in sight."""

    ANSWERS = [("waiting", "Waiting for an answer"), ("yes", "Yes"), ("part", "In part"), ("no", "No")]

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="help_requests")
    item = models.CharField(max_length=500)
    from_whom = models.CharField(max_length=200, blank=True)
    how_much = models.CharField("how much and for how long", max_length=200, blank=True)
    about = models.ManyToManyField(
        NetworkChild, blank=True, related_name="+", help_text="the children it is about; none: all of them"
    )
    answer = models.CharField(max_length=8, choices=ANSWERS, default="waiting")
    reason = models.CharField(max_length=1000, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    due_on = models.DateField("promised by", null=True, blank=True)
    delivered_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer__in=["part", "no"]) | ~Q(reason=""),
                name="plans_help_reason",
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                condition=Q(answer="waiting") | (Q(decided_on__isnull=False) & ~Q(decided_by="")),
                name="plans_help_decided",
            ),
            models.CheckConstraint(
                condition=Q(delivered_on__isnull=True) | Q(answer__in=["yes", "part"]),
                name="plans_help_delivered",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                name="plans_help_open",
                condition=Q(delivered_on__isnull=True, removed_at__isnull=True, answer__in=["yes", "part"]),
            ),
        ]

    def __str__(self):
        return f"help {self.key}"
