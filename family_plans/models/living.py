"""Living with the plan between reviews: check-ins, news of its actions, somebody asking for an early review."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from family_plans.models.plan import Plan, PlanAction
from family_plans.models.reviews import ActionProgress, Review
from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.lib.rows import together

STAFF = settings.AUTH_USER_MODEL


class CheckIn(Keyed):
    """Staff asking the family how it goes between plan and review; nothing is ever sent to the family by itself."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="check_ins")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    with_whom = models.CharField(max_length=200, blank=True)
    words = models.TextField("in the family's words", blank=True)
    not_done_reason = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(condition=together("done_on", "done_by"), name="plans_check_in_done_by"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(closed_at__isnull=True), name="plans_one_open_check_in"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(done_on__isnull=False) | ~Q(not_done_reason=""),
                name="plans_check_in_why_not",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(closed_at__isnull=True), name="plans_check_in_open")
        ]

    def __str__(self):
        return f"check-in {self.key}"


class ActionNews(Keyed):
    """What became of one action, told between reviews or at a check-in; each telling is a row (domain.md 5.1)."""

    action = models.ForeignKey(PlanAction, models.PROTECT, related_name="news")
    state = models.CharField(max_length=12, choices=ActionProgress.STATES)
    words = models.CharField("in the family's words", max_length=1000, blank=True)
    told_by = models.CharField(max_length=120, blank=True)
    on = models.DateField()
    check_in = models.ForeignKey(CheckIn, models.PROTECT, null=True, blank=True, related_name="news")
    recorded_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["-on", "-id"]

    def __str__(self):
        return f"news {self.key}"


class EarlyReview(Keyed):
    """That somebody asked for a review before its day (no reason is needed), and what was answered."""

    ANSWERS = [("waiting", "Waiting for an answer"), ("yes", "Brought forward"), ("no", "Not now")]

    case = models.ForeignKey(Case, models.PROTECT, related_name="early_reviews")
    review = models.ForeignKey(
        Review,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="asked_early",
        help_text="the one brought forward",
    )
    asked_by = models.CharField(max_length=120)
    why = models.CharField(max_length=500, blank=True)
    asked_on = models.DateField()
    answer = models.CharField(max_length=8, choices=ANSWERS, default="waiting")
    answer_reason = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=together("answered_at", "answered_by"), name="plans_early_answered_by"
            ),
            models.CheckConstraint(
                condition=~Q(answer="no") | ~Q(answer_reason=""),
                name="plans_early_no_why",
                violation_error_message="Say why not now.",
            ),
        ]
        indexes = [
            models.Index(fields=["case"], condition=Q(answer="waiting"), name="plans_early_waiting"),
        ]

    def __str__(self):
        return f"early review {self.key}"
