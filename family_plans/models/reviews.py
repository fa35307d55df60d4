"""Looks at the plan after the conference, and how each action stood."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate

from conferences.models import Conference
from conferences.stages import CANCELLED
from family_plans import stages
from family_plans.models.plan import Plan, PlanAction
from fgc.cases.models import Case
from fgc.lib.keys import Keyed

STAFF = settings.AUTH_USER_MODEL


class Review(Keyed):
    """A look at the plan: due by a rule, changed with a reason, held or declined."""

    OUTCOMES = [
        ("continue", "Carry on with the plan"),
        ("amend", "Change the plan (a new version)"),
        ("new_conference", "Hold another conference"),
        ("end", "The family needs no more reviews"),
    ]

    WAYS = [("conference", "They meet, as at a conference"), ("phone", "By a phone round")]

    case = models.ForeignKey(Case, models.PROTECT, related_name="reviews")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reviews")
    due_on = models.DateField()
    rule = models.CharField(max_length=200, help_text="how the day was worked out, in words")
    changed_reason = models.CharField(max_length=500, blank=True)
    stage = models.CharField(max_length=10, choices=stages.REVIEW.choices, default=stages.DUE)
    booked_for = models.DateField(null=True, blank=True)
    way = models.CharField("how it is held", max_length=10, choices=WAYS, blank=True)
    conference = models.OneToOneField(
        Conference,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="review",
        help_text="where it is held like one",
    )
    held_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=OUTCOMES, blank=True)
    words = models.TextField("in the family's words", blank=True)
    worries = models.TextField("new worries, and whose", blank=True)
    at_risk = models.BooleanField(
        "somebody was at risk", null=True, help_text="empty: from before it was asked"
    )
    new_people = models.CharField("new people in the family network", max_length=500, blank=True)
    plan_b_used = models.BooleanField("the plan for when things go wrong was used", null=True)
    plan_b_words = models.CharField("who stepped in, and how it went", max_length=1000, blank=True)
    made_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(stage__in=["due", "booked"]),
                name="plans_one_open_review",
                violation_error_message="A review is set already.",
            ),
            models.CheckConstraint(
                condition=~Q(stage="held") | (Q(held_on__isnull=False) & ~Q(outcome="")),
                name="plans_review_held",
            ),
            models.CheckConstraint(
                condition=~Q(stage="booked") | Q(booked_for__isnull=False), name="plans_review_booked"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(stage__in=["due", "booked"]), name="plans_review_open"
            ),
        ]

    def __str__(self):
        return f"review {self.key}"

    @property
    def is_open(self):
        """Whether it still lies ahead."""
        return self.stage in (stages.DUE, stages.BOOKED)

    @property
    def meets_on(self):
        """The day of its conference, else the day that was noted; None when it is not arranged."""
        if self.conference is None:
            return self.booked_for
        if self.conference.stage == CANCELLED:
            return None
        return localdate(self.conference.starts_at)

    @property
    def stage_label(self):
        """The stage in words."""
        return stages.REVIEW.labels[self.stage]


class ActionProgress(Keyed):
    """How one action stood at one review, with the family's own words (domain.md 5.1)."""

    STATES = [
        ("not_started", "Not started"),
        ("under_way", "Under way"),
        ("done", "Done"),
        ("changed", "Changed by the family"),
        ("stuck", "Stuck"),
        ("not_needed", "No longer needed"),
    ]

    review = models.ForeignKey(Review, models.PROTECT, related_name="progress")
    action = models.ForeignKey(PlanAction, models.PROTECT, related_name="progress")
    state = models.CharField(max_length=12, choices=STATES)
    words = models.CharField(max_length=1000, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["action__order", "id"]
        constraints = [models.UniqueConstraint(fields=["review", "action"], name="plans_progress_once")]

    def __str__(self):
        return f"progress {self.key}"
