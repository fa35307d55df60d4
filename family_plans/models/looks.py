"""What a review looks at besides the actions: the bottom lines, the help that was promised, and when it falls due."""

from django.conf import settings
from django.db import models

from conferences.models import Conference
from family_plans.models.help import HelpRequest
from family_plans.models.reviews import Review
from fgc.accounts.models import Service
from fgc.cases.codes import LEGAL_STATUSES
from fgc.lib.keys import Keyed

STAFF = settings.AUTH_USER_MODEL


class BottomLineLook(Keyed):
    """Whether one bottom line is still met at one review, with its text as it was then (domain.md 6.1)."""

    STATES = [
        ("met", "Still met"),
        ("in_part", "Met in part"),
        ("not_met", "Not met"),
        ("not_asked", "Not looked at"),
    ]

    review = models.ForeignKey(Review, models.PROTECT, related_name="bottom_lines")
    bottom_line_key = models.CharField(max_length=10)
    text = models.TextField("as it was at the review")
    told_on = models.DateField(
        "the family was told of the change on", null=True, blank=True, help_text="one that changed meanwhile"
    )
    state = models.CharField(max_length=10, choices=STATES)
    words = models.CharField(max_length=1000, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["review", "bottom_line_key"], name="plans_bottom_line_once")
        ]

    def __str__(self):
        return f"bottom line {self.bottom_line_key}"


class HelpLook(Keyed):
    """Whether promised help had come by one review, and why not (domain.md 6.1)."""

    STATES = [("came", "It came"), ("part", "Part of it came"), ("not", "It has not come")]

    review = models.ForeignKey(Review, models.PROTECT, related_name="help_looks")
    help = models.ForeignKey(HelpRequest, models.PROTECT, related_name="looks")
    state = models.CharField(max_length=4, choices=STATES)
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["review", "help"], name="plans_help_look_once")]

    def __str__(self):
        return f"look at help {self.key}"


class ReviewRule(Keyed):
    """One line of the service's table of when a plan is looked at again; of those that fit, the closest one holds.

    Published services differ, and New Zealand's law goes by age (domain.md 1.3): so the lines are settings.
    """

    WHAT = [
        ("first", "The first review of a plan"),
        ("later", "Each review after the first"),
        ("check_in", "Check-ins by the coordinator"),
    ]

    service = models.ForeignKey(Service, models.PROTECT, related_name="review_rules")
    what = models.CharField(max_length=8, choices=WHAT)
    weeks = models.PositiveSmallIntegerField()
    kind = models.CharField("after this kind of meeting", max_length=12, choices=Conference.KINDS, blank=True)
    under_age = models.PositiveSmallIntegerField("a child is younger than", null=True, blank=True)
    status = models.CharField("a child's legal status is", max_length=30, choices=LEGAL_STATUSES, blank=True)
    made_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["what", "id"]

    def __str__(self):
        return f"{self.what} after {self.weeks} weeks"
