"""The service, its closed days and its teams."""

import datetime as dt

from django.db import models
from django.db.models.functions import Lower

from fgc.lib.dates import (
    NATIONS,
    add_working_days,
    is_working_day,
    subtract_working_days,
    working_days_between,
)
from fgc.lib.keys import Keyed


class Service(Keyed):
    """One FGC service: the owner of cases, teams, venues and settings. Timescales are working days.

    Defaults are those of domain.md 1.6; every one is a setting because published services differ.
    """

    name = models.CharField(max_length=120)
    nation = models.CharField(max_length=3, choices=list(NATIONS.items()), default="ENG")
    phone = models.CharField(
        max_length=20, default="0151 496 0100", help_text="what families are told to ring"
    )
    address = models.CharField(
        max_length=200, blank=True, help_text="where it is, on the letterhead of copies and letters"
    )
    acknowledge_days = models.PositiveSmallIntegerField("acknowledge a referral", default=2)
    decide_days = models.PositiveSmallIntegerField("decide on a referral", default=5)
    allocate_days = models.PositiveSmallIntegerField("give an accepted referral to a coordinator", default=5)
    contact_referrer_days = models.PositiveSmallIntegerField(
        "speak to the social worker once allocated", default=2
    )
    referral_meeting_days = models.PositiveSmallIntegerField("meet the social worker", default=5)
    first_contact_days = models.PositiveSmallIntegerField("first contact with the family", default=5)
    conference_days = models.PositiveSmallIntegerField("hold the conference", default=30)
    conference_late_days = models.PositiveSmallIntegerField("conference is late", default=40)
    urgent_days = models.PositiveSmallIntegerField("hold an urgent conference", default=5)
    report_days = models.PositiveSmallIntegerField("social worker's report before the conference", default=5)
    share_plan_days = models.PositiveSmallIntegerField("get the plan to everyone", default=2)
    share_plan_late_days = models.PositiveSmallIntegerField("getting the plan to everyone is late", default=5)
    decision_days = models.PositiveSmallIntegerField("decision when the referrer lacked authority", default=2)
    check_in_weeks = models.PositiveSmallIntegerField("weeks from plan to check-in", default=4)
    review_weeks = models.PositiveSmallIntegerField("weeks from plan to review", default=12)
    review_reminder_days = models.PositiveSmallIntegerField("days before a review to remind", default=21)
    finish_days = models.PositiveSmallIntegerField("finish after the last review", default=20)
    quiet_days = models.PositiveSmallIntegerField("nobody in touch", default=10)
    climb_days = models.PositiveSmallIntegerField("overdue before the manager is told", default=2)
    digest_at = models.TimeField("morning e-mail at", default=dt.time(8))
    quiet_from = models.TimeField("no e-mail from", default=dt.time(19))
    quiet_until = models.TimeField("no e-mail until", default=dt.time(7, 30))
    caseload_guide = models.PositiveSmallIntegerField("families for a full-time coordinator", default=12)
    fgdm_duty_from = models.DateField("duty to offer in force from", null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.name

    def closed_days(self):
        """The service's own closed days; read once for an object."""
        if not hasattr(self, "_closed"):
            self._closed = frozenset(self.closures.values_list("day", flat=True))
        return self._closed

    def working_days_after(self, day, count):
        """The day `count` working days after `day`, by this service's calendar."""
        return add_working_days(day, count, self.nation, self.closed_days())

    def working_days_before(self, day, count):
        """The day `count` working days before `day`, by this service's calendar."""
        return subtract_working_days(day, count, self.nation, self.closed_days())

    def working_days_between(self, start, end):
        """Working days after `start` up to `end`, by this service's calendar."""
        return working_days_between(start, end, self.nation, self.closed_days())

    def is_open_on(self, day):
        """Whether the day is a working day of this service."""
        return is_working_day(day, self.nation, self.closed_days())


class Closure(models.Model):
    """A day on which the service is closed besides weekends and bank holidays."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="closures")
    day = models.DateField()
    reason = models.CharField(max_length=120)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["service", "day"], name="accounts_closure_once")]

    def __str__(self):
        return f"{self.day} {self.reason}"


class Team(Keyed):
    """A team of social workers, or the FGC team itself."""

    class Kind(models.TextChoices):
        """What the team does."""

        SOCIAL_WORK = "social_work", "Refers families"
        CONFERENCES = "conferences", "Runs conferences"

    service = models.ForeignKey(Service, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.SOCIAL_WORK)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "service",
                Lower("name"),
                name="accounts_team_name",
                violation_error_message="There is a team of that name already.",
            ),
        ]

    def __str__(self):
        return self.name
