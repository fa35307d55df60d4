"""Days on which something was done, and why a timescale was missed."""

from django.conf import settings
from django.db import models

from fgc.cases.models.file import Case
from fgc.lib.keys import Keyed


class Milestone(Keyed):
    """The day on which something was done that no other page of the record shows; a later row stands over an earlier."""

    class What(models.TextChoices):
        """What was done."""

        SPOKE = "spoke_to_referrer", "Spoke to the social worker"
        MET = "met_referrer", "Met the social worker about the referral"
        REPORT = "report_came", "The social worker's report for the conference came"

    case = models.ForeignKey(Case, models.PROTECT, related_name="milestones")
    what = models.CharField(max_length=20, choices=What)
    about = models.CharField(max_length=40, blank=True, help_text="key of the conference, for its report")
    on = models.DateField("on which day")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["case", "what"], name="cases_milestone_what")]

    def __str__(self):
        return f"{self.what} {self.case}"


class MissedTimescale(Keyed):
    """Why one timescale of a family was missed: then nobody is reminded of it any more (domain.md 1.6).

    A delay that the family chose never counts as the service's failure. A later row stands over an earlier one.
    """

    class Why(models.TextChoices):
        """The reasons of domain.md 1.6."""

        FAMILY = "family", "The family chose to wait"
        CHILD = "child", "The child needed more time"
        SAFETY = "safety", "Safety had to be sorted out first"
        REFERRER = "referrer", "Waiting for the social worker"
        PLACE = "place", "No place or interpreter could be found"
        CAPACITY = "capacity", "The service had no room"
        COURT = "court", "The court or another decision was awaited"

    case = models.ForeignKey(Case, models.PROTECT, related_name="missed")
    clock = models.CharField("which timescale", max_length=24)
    about = models.CharField(max_length=40, blank=True)
    due_on = models.DateField("the day that was missed")
    why = models.CharField(max_length=10, choices=Why)
    words = models.CharField("anything to add", max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["case", "clock"], name="cases_missed_clock")]

    def __str__(self):
        return f"{self.clock} {self.case}"
