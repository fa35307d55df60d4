"""A part of the plan that is about some of the children only, and that one reader gets all the same."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from family_plans.models.plan import Plan
from fgc.lib.keys import Keyed
from fgc.network.models import Person

STAFF = settings.AUTH_USER_MODEL


class IncludedAnyway(Keyed):
    """That somebody who is no parent, relative or carer of the children a part is about gets that part, and why.

    It lifts that limit only: what must be kept from them stays out whatever stands here.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="included_anyway")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    part = models.CharField(max_length=60, help_text="its name, the same in every version (limits.part_of)")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="plans_included_why",
                violation_error_message="Say why they get it.",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="plans_included_taken_back",
            ),
            models.UniqueConstraint(
                fields=["plan", "person", "part"],
                condition=Q(taken_back_at=None),
                name="plans_included_once",
            ),
        ]

    def __str__(self):
        return f"{self.part} of {self.plan}"
