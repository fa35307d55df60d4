"""Who agreed to which version, and what the social worker decided of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from family_plans import stages
from family_plans.models.plan import Plan
from fgc.lib.keys import Keyed
from fgc.network.models import Person

STAFF = settings.AUTH_USER_MODEL


class AgreementQuerySet(models.QuerySet):
    """What people said, and what of it stands."""

    def current(self):
        """What each person said last."""
        return self.filter(replaced_at=None)


class Agreement(Keyed):
    """What one person said of one version: agreeing without signing is an agreement (domain.md 5.1).

    It was said of the words that stood then (`of_words`): it is not carried over to others. What somebody says anew
    replaces it, and it is kept.
    """

    ANSWERS = [("agrees", "Agrees"), ("in_part", "Agrees in part"), ("does_not", "Does not agree")]
    WAYS = [
        ("signed", "Signed on paper"),
        ("spoken", "Said so, and it was witnessed"),
        ("not_signed", "Agreed and did not sign"),
    ]

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="agreements")
    number = models.PositiveSmallIntegerField(help_text="the version it is about")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=ANSWERS)
    words = models.TextField("in their own words", blank=True)
    how = models.CharField(max_length=10, choices=WAYS, blank=True)
    witness = models.CharField("who witnessed it", max_length=120, blank=True)
    recorded_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    of_words = models.CharField(
        max_length=64,
        blank=True,
        help_text="print of the words it was said of; empty: from before prints were kept",
    )
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number", "person"],
                condition=Q(replaced_at=None),
                name="plans_agreement_once",
            ),
            models.CheckConstraint(
                condition=Q(answer="does_not") | ~Q(how=""),
                name="plans_agreement_how",
                violation_error_message="Say how they agreed.",
            ),
        ]

    def __str__(self):
        return f"agreement {self.key}"


class ReferrerDecision(Keyed):
    """What the social worker or their manager decided of one version; a later one stands over an earlier one."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField(help_text="the version it is about")
    outcome = models.CharField(max_length=14, choices=list(stages.DECISIONS.items()))
    reason = models.TextField(blank=True)
    bottom_line_key = models.CharField(max_length=10, blank=True)
    bottom_line = models.CharField(max_length=1000, blank=True)
    awaiting_who = models.CharField("who has to decide", max_length=120, blank=True)
    awaiting_what = models.CharField("what they have to decide", max_length=500, blank=True)
    awaiting_by = models.DateField("by when", null=True, blank=True)
    told_family_at = models.DateTimeField("when the family was told", null=True, blank=True)
    chance_to_change = models.BooleanField("the family could change the plan there and then", null=True)
    family_response = models.TextField("what the family answered", blank=True)
    next_steps = models.TextField("what the council does next", blank=True)
    rights_told_on = models.DateField(
        "told that they may complain, or ask to meet again", null=True, blank=True
    )
    read = models.CharField(max_length=64, help_text="fingerprint of the words that were read")
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["as_written", "with_changes", "awaiting"]) | ~Q(reason=""),
                name="plans_decision_reason",
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="bottom_line") | ~Q(bottom_line=""),
                name="plans_decision_which",
                violation_error_message="Say which bottom line is not met.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="awaiting")
                | (~Q(awaiting_who="") & ~Q(awaiting_what="") & Q(awaiting_by__isnull=False)),
                name="plans_decision_awaits",
            ),
        ]

    def __str__(self):
        return f"decision {self.key}"
