"""What stands around the family's words: where the plan was made and by whom, and who keeps it going."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from family_plans.models.plan import Plan
from fgc.lib.keys import Keyed


class PlanFacts(Keyed):
    """The head and the end of one plan (domain.md 5.1), as the family says them; every one may stay empty."""

    plan = models.OneToOneField(Plan, models.PROTECT, related_name="facts")
    place = models.CharField("where the plan was made", max_length=200, blank=True)
    made_by = models.CharField(
        "who made it", max_length=500, blank=True, help_text="the names that the family chose to show"
    )
    family_monitor = models.CharField("who in the family keeps an eye on it", max_length=120, blank=True)
    monitor_agreed_on = models.DateField("a monitor who was not there agreed on", null=True, blank=True)
    monitor_asked_by = models.CharField("who asked the monitor", max_length=120, blank=True)
    staff_monitor = models.CharField("which worker keeps an eye on it", max_length=120, blank=True)
    check_in_on = models.DateField("when the coordinator asks how it goes", null=True, blank=True)
    no_review = models.BooleanField("the family did not want a review", default=False)
    no_review_words = models.CharField("why, in their words", max_length=500, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(no_review=True) | Q(no_review_words=""), name="plans_facts_no_review_words"
            )
        ]

    def __str__(self):
        return f"facts of {self.plan}"
