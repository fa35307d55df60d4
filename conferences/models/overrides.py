"""That two people who must not meet may both be at one conference: asked, decided, taken back (access.md, safety A)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from conferences.models.booking import Conference
from fgc.lib.keys import Keyed
from fgc.network.models import Restriction

STAFF = settings.AUTH_USER_MODEL


class SafetyOverrideQuerySet(models.QuerySet):
    """Filters in plain words."""

    def waiting(self):
        """Those on which no service manager has decided, for a conference that is still to come as it was asked."""
        return self.filter(decided_at=None)._as_asked()

    def in_force(self):
        """Those a service manager allowed; a conference that moved since, or is over, has none."""
        return self.filter(is_allowed=True, ended_at=None)._as_asked()

    def _as_asked(self):
        here = self.filter(conference__in=Conference.objects.current(), restriction__ended_at=None)
        return here.filter(for_version=F("conference__invites_version"))


class SafetyOverride(Keyed):
    """A coordinator asks that a must-not-meet does not stand in the way of one conference; a service manager decides.

    It holds for that conference only, at the time and place it had then. Staff see it; nothing for the family says it.
    """

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="overrides")
    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="overrides")
    for_version = models.PositiveIntegerField(
        help_text="the conference as it stood: it lapses when that moves"
    )
    why = models.TextField()
    arrangements = models.TextField("safety arrangements")
    asked_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    is_allowed = models.BooleanField(null=True)
    decided_reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.CharField(max_length=500, blank=True)

    objects = SafetyOverrideQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(why="") & ~Q(arrangements=""), name="conferences_override_asked_why"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, is_allowed=None, decided_reason="")
                | (Q(decided_by__isnull=False, is_allowed__isnull=False) & ~Q(decided_reason="")),
                name="conferences_override_decided_why",
            ),
            models.CheckConstraint(
                condition=~Q(asked_by=F("decided_by")), name="conferences_override_two_people"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None)
                | (Q(is_allowed=True, ended_by__isnull=False) & ~Q(ended_reason="")),
                name="conferences_override_ended_why",
            ),
            models.UniqueConstraint(
                fields=["conference", "restriction", "for_version"],
                condition=Q(decided_at=None),
                name="conferences_override_asked_once",
            ),
        ]

    def __str__(self):
        return f"{self.conference} {self.restriction}"
