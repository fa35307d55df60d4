"""The times when the family was alone again, after the first: times and presence, never a word (domain.md 0.4)."""

from django.db import models
from django.db.models import F, Q

from conferences.models.booking import Conference
from conferences.models.inviting import Invitation
from fgc.lib.keys import Keyed


class FurtherFamilyTime(Keyed):
    """The family went out once more: when, until when, and who was in the room.

    The first time is `private_started_at` and `private_ended_at` of the conference, with `in_private_time` of the
    invitations. How often the family called somebody in is counted for all of them together.
    """

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="further_family_times")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    present = models.ManyToManyField(Invitation, related_name="further_family_times")

    class Meta:
        default_permissions = ()
        ordering = ["started_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="conferences_further_order",
            ),
            models.UniqueConstraint(
                fields=["conference"],
                condition=Q(ended_at__isnull=True),
                name="conferences_further_runs_once",
            ),
        ]

    def __str__(self):
        return f"{self.conference} {self.started_at:%H:%M}"
