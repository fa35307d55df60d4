"""Who works with a family or may open its record, from when, until when, and why."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase

from fgc.accounts.models import Absence
from fgc.cases import policy
from fgc.cases.models.file import Case
from fgc.lib.keys import Keyed


class Membership(Keyed):
    """A person's relationship to a case: who, why, from, until, by whom. Ending it keeps the row (decisions.md)."""

    RELATIONSHIPS = [
        (name, name.replace("_", " ").capitalize()) for name in (*policy.PERMISSION, policy.CONFLICT)
    ]

    case = models.ForeignKey(Case, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    relationship = models.CharField(max_length=20, choices=RELATIONSHIPS)
    extent = models.CharField(
        max_length=200, blank=True, help_text="for a share: the rights it names, with spaces between"
    )
    reason = models.CharField(max_length=500)
    starts_on = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="the last day")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_reason = models.CharField(max_length=500, blank=True)
    absence = models.ForeignKey(
        Absence,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        help_text="whose days away it covers",
    )

    class Meta:
        default_permissions = ()
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "relationship"],
                condition=Q(ended_at__isnull=True),
                name="cases_one_current_membership",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_at__isnull=True, relationship="coordinator"),
                name="cases_one_coordinator",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_at__isnull=True, relationship="referrer"),
                name="cases_one_referrer",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="cases_membership_why"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("starts_on")), name="cases_membership_order"
            ),
            models.CheckConstraint(
                condition=~Q(
                    relationship__in=["cover", "shared", "emergency", "info_governance", "handing_over"]
                )
                | Q(until__isnull=False),
                name="cases_grants_end",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "case"], condition=Q(ended_at__isnull=True), name="cases_member_current"
            ),
        ]

    def __str__(self):
        return f"{self.person} {self.relationship} {self.case}"


class CaseUserObjectPermission(UserObjectPermissionBase):
    """guardian's direct-key table: no grant without the membership that says who, why and until."""

    content_object = models.ForeignKey(Case, models.CASCADE)
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="permissions")

    class Meta(UserObjectPermissionBase.Meta):
        default_permissions = ()
        indexes = [models.Index(fields=["user", "content_object"], name="cases_perm_user_case")]
