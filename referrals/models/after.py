"""What happens to a referral: moves, questions back, additions, sharing of a draft, conflicts of interest."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from fgc.lib.keys import Keyed
from referrals.models.referral import Referral
from referrals.stages import REFERRAL

STAFF = settings.AUTH_USER_MODEL


class ReferralStageChange(models.Model):
    """A move of a referral: who, when, why; never changed."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="stage_changes")
    before = models.CharField(max_length=10, choices=REFERRAL.choices, blank=True)
    after = models.CharField(max_length=10, choices=REFERRAL.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.referral} {self.after}"


class ReferralQuery(Keyed):
    """A question with which the service returned a referral, and the answer."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="queries")
    text = models.TextField()
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"], condition=Q(answered_at__isnull=True), name="referrals_one_open_query"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="referrals_query_answered",
            ),
        ]

    def __str__(self):
        return f"query of {self.referral_id}"


class ReferralAddition(Keyed):
    """Something that came after sending: a dated addition, or a manager's amendment with its reason."""

    KINDS = [("addition", "Addition"), ("amendment", "Amendment")]

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="additions")
    kind = models.CharField(max_length=10, choices=KINDS, default="addition")
    text = models.TextField()
    answer = models.CharField("which answer was amended", max_length=30, blank=True)
    before = models.TextField(blank=True)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="addition") | (~Q(reason="") & ~Q(answer="")), name="referrals_amended_why"
            ),
        ]

    def __str__(self):
        return f"{self.kind} to {self.referral_id}"


class ReferralShare(Keyed):
    """That the author lets a colleague read and write a draft, until it is sent or the share is ended."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="shares")
    person = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "person"], condition=Q(ended_at__isnull=True), name="referrals_share_once"
            ),
        ]

    def __str__(self):
        return f"{self.person} may write {self.referral_id}"


class ReferralConflict(Keyed):
    """That a person knows the family: the referral does not exist for them, and later the record neither."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="conflicts")
    person = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True, help_text="when it was lifted")
    ended_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    ended_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "person"],
                condition=Q(ended_at__isnull=True),
                name="referrals_conflict_current",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | (Q(ended_by__isnull=False) & ~Q(ended_reason="")),
                name="referrals_conflict_lifted_why",
            ),
        ]

    def __str__(self):
        return f"{self.person_id} barred from {self.referral_id}"


class ConflictAnswer(Keyed):
    """That the service manager asked a coordinator whether they know the family, and what they said."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="conflict_answers")
    coordinator = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    has_conflict = models.BooleanField()
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.coordinator} asked about {self.referral_id}"
