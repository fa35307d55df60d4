"""Days away, and who covers them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from fgc.lib.keys import Keyed


class AbsenceQuerySet(models.QuerySet):
    """Filters in plain words."""

    def standing(self):
        """Those that were not taken back."""
        return self.filter(ended_at=None)

    def on(self, day):
        """Those that hold on a day."""
        return self.standing().filter(since__lte=day, until__gte=day)


class Absence(Keyed):
    """Days on which a person is away, and who looks after their families meanwhile. Why is nobody's business.

    A cover opens the families only once a service manager has agreed (access.md).
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences")
    since = models.DateField("first day away")
    until = models.DateField("last day away")
    cover = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="covers"
    )
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")),
                name="accounts_absence_dates",
                violation_error_message="The last day is before the first.",
            ),
            models.CheckConstraint(
                condition=Q(cover__isnull=True) | ~Q(cover=models.F("person")),
                name="accounts_absence_other",
                violation_error_message="Choose somebody else.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True, agreed_by__isnull=True)
                | (Q(agreed_at__isnull=False, cover__isnull=False) & ~Q(agreed_by=models.F("cover"))),
                name="accounts_absence_agreed",
            ),
        ]

    def __str__(self):
        return f"{self.person} away"
