"""What was decided about a record that may be of the same family as a referral."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from referrals.models.referral import Referral

STAFF = settings.AUTH_USER_MODEL


class ReferralMatch(Keyed):
    """A service manager's answer about one record that was like a referral when it was accepted; never changed.

    A link as a repeat referral can be taken back with a reason, the row stays. The children of a referral that joined
    a record are on it: they are parted there, person by person.
    """

    class Decision(models.TextChoices):
        """What the two have to do with each other."""

        JOINED = "joined", "The same family: added to its open record"
        REPEAT = "repeat", "The same family: referred again"
        OTHER = "other", "Not the same family"

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="matches")
    case = models.ForeignKey(Case, models.PROTECT, related_name="referral_matches")
    decision = models.CharField(max_length=8, choices=Decision)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True, help_text="when a link was taken back")
    ended_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    ended_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["referral", "case"], name="referrals_match_once"),
            models.CheckConstraint(
                condition=~Q(decision="other") | ~Q(reason=""), name="referrals_match_other_why"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, ended_reason="")
                | Q(decision="repeat", ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_reason=""),
                name="referrals_match_ended_why",
            ),
        ]

    def __str__(self):
        return f"{self.referral} and {self.case}: {self.decision}"
