"""Who saved which page of a draft last, so that two people who write at once lose nothing."""

from django.conf import settings
from django.db import models

from referrals.models.referral import Referral


class SavedPage(models.Model):
    """The last saving of one page of a draft; `place` names the page and the child, person or row it is about."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="saved_pages")
    place = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["referral", "place"], name="referrals_saved_once"),
        ]

    def __str__(self):
        return f"{self.place} of {self.referral}, version {self.version}"
