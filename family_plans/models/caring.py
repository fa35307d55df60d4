"""Who in the family would care for a child if a parent cannot (domain.md 5.1, scenario 16)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from family_plans.models.plan import Plan
from fgc.lib.keys import Keyed
from fgc.network.models import NetworkChild, Person

STAFF = settings.AUTH_USER_MODEL


class CareOffer(Keyed):
    """One person's offer for one child: where an assessment by the social worker may start; nobody here assesses."""

    OUTCOMES = [
        ("positive", "Positive"),
        ("negative", "Not positive"),
        ("withdrew", "They changed their mind"),
        ("caring", "Caring for the child now"),
    ]

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="care_offers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="care_offers")
    child = models.ForeignKey(NetworkChild, models.PROTECT, related_name="care_offers")
    for_long = models.BooleanField("for a long time", default=False)
    words = models.CharField("in their own words", max_length=500, blank=True)
    in_plan = models.BooleanField("it stands in the plan, for whoever gets the plan", default=False)
    agrees_to_assessment = models.BooleanField(null=True)
    may_share_address = models.BooleanField("their address may go to the social worker", default=False)
    referred_on = models.DateField("the social worker asked for the assessment on", null=True, blank=True)
    outcome = models.CharField(max_length=12, blank=True, choices=OUTCOMES)
    outcome_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person", "child"],
                condition=Q(removed_at__isnull=True),
                name="plans_care_offer_once",
                violation_error_message="This offer is written down already.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome_on__isnull=False), name="plans_care_outcome_when"
            ),
        ]
        indexes = [
            models.Index(
                fields=["plan"],
                name="plans_care_offer_open",
                condition=Q(
                    removed_at__isnull=True, agrees_to_assessment=True, referred_on__isnull=True, outcome=""
                ),
            )
        ]

    def __str__(self):
        return f"care offer {self.key}"
