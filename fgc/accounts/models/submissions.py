"""Forms that were carried out."""

from django.conf import settings
from django.db import models


class Submission(models.Model):
    """A form that was sent: sending it again leads to the first result (safety.md 4.10)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    token = models.UUIDField()
    fingerprint = models.CharField(max_length=64)
    result = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "token"], name="accounts_sent_once")]

    def __str__(self):
        return str(self.token)
