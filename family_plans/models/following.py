"""Living with the plan: check-ins, how its actions go, who offers to care, early reviews, outcomes, feedback."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from conferences.models import Conference
from family_plans.models.plan import Plan, PlanAction
from family_plans.models.reviews import ActionProgress, Review
from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.network.models import NetworkChild, Person

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
    made_by = models.ForeignKey(STAFF, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["due_on", "id"]
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


class BottomLineLook(Keyed):
    """Whether one bottom line is still met at one review (domain.md 6.1)."""

    STATES = [
        ("met", "Still met"),
        ("in_part", "Met in part"),
        ("not_met", "Not met"),
        ("not_asked", "Not looked at"),
    ]

    review = models.ForeignKey(Review, models.PROTECT, related_name="bottom_lines")
    bottom_line_key = models.CharField(max_length=10)
    text = models.CharField("as it was at the review", max_length=1000)
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


class EarlyReview(Keyed):
    """That somebody asked for a review before its day; who asked and why is kept, and what was answered."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="early_reviews")
    review = models.ForeignKey(Review, models.PROTECT, related_name="asked_early")
    asked_by = models.CharField(max_length=120)
    why = models.CharField(max_length=500, blank=True)
    asked_on = models.DateField()
    answer = models.CharField(
        max_length=8,
        choices=[("waiting", "Waiting"), ("yes", "Brought forward"), ("no", "Not now")],
        default="waiting",
    )
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
                condition=~Q(answer="no") | ~Q(answer_reason=""),
                name="plans_early_no_why",
                violation_error_message="Say why not now.",
            ),
        ]

    def __str__(self):
        return f"early review {self.key}"


class CareOffer(Keyed):
    """Who in the family would care for a child if a parent cannot: the start of a kinship assessment by others (scenario 16)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="care_offers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="care_offers")
    child = models.ForeignKey(NetworkChild, models.PROTECT, related_name="care_offers")
    for_long = models.BooleanField("for a long time", default=False)
    words = models.CharField("in their own words", max_length=500, blank=True)
    agrees_to_assessment = models.BooleanField(null=True)
    may_share_address = models.BooleanField("their address may go to the social worker", default=False)
    referred_on = models.DateField("the social worker asked for the assessment on", null=True, blank=True)
    outcome = models.CharField(
        max_length=12,
        blank=True,
        choices=[
            ("positive", "Positive"),
            ("negative", "Not positive"),
            ("withdrew", "They withdrew"),
            ("caring", "Caring now"),
        ],
    )
    outcome_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person", "child"],
                condition=Q(removed_at__isnull=True),
                name="plans_care_offer_once",
            )
        ]

    def __str__(self):
        return f"care offer {self.key}"


class OutcomePoint(Keyed):
    """How a child is 6 and 12 months on (domain.md 6.4): facts for the service's own learning, never a score of a family."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="outcome_points")
    child = models.ForeignKey(NetworkChild, models.PROTECT, related_name="outcome_points")
    months = models.PositiveSmallIntegerField(choices=[(6, "6 months"), (12, "12 months")])
    due_on = models.DateField()
    on = models.DateField(null=True, blank=True)
    lives_with = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=30, blank=True)
    in_care_since = models.BooleanField("in care at any time since", null=True)
    care_days = models.PositiveSmallIntegerField("days in care", null=True, blank=True)
    protection_plan = models.CharField(
        "child protection plan",
        max_length=10,
        blank=True,
        choices=[("none", "None"), ("started", "Started"), ("ended", "Ended"), ("goes_on", "Goes on")],
    )
    proceedings_on = models.DateField("proceedings issued on", null=True, blank=True)
    referred_again = models.BooleanField(null=True)
    kin_carer = models.CharField(
        max_length=10,
        blank=True,
        choices=[("none", "None"), ("found", "Identified"), ("assessed", "Assessed"), ("caring", "Caring")],
    )
    plan_in_use = models.CharField(
        max_length=8,
        blank=True,
        choices=[("yes", "Yes"), ("part", "In part"), ("no", "No"), ("unknown", "Not known")],
    )
    not_known_reason = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["child", "months"], name="plans_outcome_once")]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(recorded_at__isnull=True), name="plans_outcome_open")
        ]

    def __str__(self):
        return f"outcome {self.key}"


class Feedback(Keyed):
    """What one person said of the work, without their name (domain.md 6.6); `answers` are {question: answer code}."""

    WHO = [("child", "A child or young person"), ("family", "Somebody in the family"), ("worker", "A worker")]

    case = models.ForeignKey(Case, models.PROTECT, related_name="feedback")
    conference = models.ForeignKey(Conference, models.PROTECT, null=True, blank=True, related_name="feedback")
    who = models.CharField(max_length=6, choices=WHO)
    moment = models.CharField(
        max_length=10,
        choices=[("conference", "After the conference"), ("review", "At a review"), ("end", "At the end")],
    )
    language = models.CharField(max_length=60, blank=True)
    answers = models.JSONField(default=dict)
    words = models.TextField("in their own words", blank=True)
    coordinator_may_see = models.BooleanField("the coordinator may see it", default=False)
    given_on = models.DateField()
    entered_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["-id"]

    def __str__(self):
        return f"feedback {self.key}"
