"""The contacts with each person while they are prepared, and who asked to read them and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.network.models import Person

STAFF = settings.AUTH_USER_MODEL


class ContactQuerySet(models.QuerySet):
    """Filters in plain words."""

    def standing(self):
        """Those that took place as they are written: nobody corrected them, nor took them back."""
        return self.filter(correction__isnull=True, took_place=True)


class Contact(Keyed):
    """One contact with one person while preparing: a visit, a call, a try. Never shown to the referrer.

    A row never changes: what was wrong is put right by a new row that `corrects` it and says why.
    """

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
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="correction", help_text="the row before"
    )
    why = models.CharField("why it was corrected", max_length=500, blank=True)
    took_place = models.BooleanField(default=True, help_text="no: it was recorded by mistake")

    objects = ContactQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, why="", took_place=True)
                | (Q(corrects__isnull=False) & ~Q(why="")),
                name="conferences_corrected_why",
            )
        ]

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
