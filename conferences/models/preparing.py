"""The contacts with each person while they are prepared, and who asked to read them and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.network.models import Person

STAFF = settings.AUTH_USER_MODEL


class Contact(Keyed):
    """One contact with one person while preparing: a visit, a call, a try. Never shown to the referrer."""

    class How(models.TextChoices):
        """How it was made."""

        VISIT = "visit", "Visited at home"
        ELSEWHERE = "elsewhere", "Met somewhere else"
        PHONE = "phone", "Phone"
        VIDEO = "video", "Video call"
        MESSAGE = "message", "Text or e-mail"
        LETTER = "letter", "Letter"

    IN_PERSON = (How.VISIT, How.ELSEWHERE)

    case = models.ForeignKey(Case, models.PROTECT, related_name="contacts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="contacts")
    on = models.DateField()
    how = models.CharField(max_length=10, choices=How)
    reached = models.BooleanField(default=True, help_text="no: a try that did not reach them")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["-on", "-id"]

    def __str__(self):
        return f"{self.how} {self.on}"

    @property
    def seen_in_person(self):
        """Whether the two of them sat together."""
        return self.reached and self.how in self.IN_PERSON


class PreparationRead(Keyed):
    """Why a manager read the preparation of a family; it opens the page to them for the rest of that day."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="preparation_reads")
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    on = models.DateField()
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["case", "by", "on"], name="conferences_read_once_a_day"),
            models.CheckConstraint(condition=~Q(reason=""), name="conferences_read_why"),
        ]

    def __str__(self):
        return f"{self.by} read {self.case}"
