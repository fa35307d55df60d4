"""A second person's look at a copy of the family tree before it leaves (safety.md 4.4)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.network.models.people import Person

STAFF = settings.AUTH_USER_MODEL


class CopyLook(Keyed):
    """A look that was asked for at one copy: for whom, what is on it, and the record as it was then.

    A release holds while the map's version and what is kept from whom (`secrets`, a hash) stay as they were.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="copy_looks")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", help_text="who the copy is for")
    options = models.TextField(help_text="what was chosen, as JSON: switches and keys only")
    version = models.PositiveIntegerField(help_text="of the map")
    secrets = models.CharField(max_length=64)
    asked_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    released_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField("why nobody else could look", max_length=500, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True)
                | (
                    Q(released_at__isnull=False, released_by__isnull=False)
                    & (~Q(released_by=F("asked_by")) | ~Q(reason=""))
                ),
                name="network_copy_second_person",
            ),
        ]

    def __str__(self):
        return f"look {self.key}"
