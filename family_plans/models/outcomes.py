"""How children are later, and what people thought of the work (domain.md 6.4, 6.6)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from fgc.cases.codes import LEGAL_STATUSES, LIVES_WITH
from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.lib.rows import together
from fgc.network.models import NetworkChild

STAFF = settings.AUTH_USER_MODEL


class OutcomePoint(Keyed):
    """How a child is 6 and 12 months on: facts for the service's own learning, never a score of a family."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="outcome_points")
    child = models.ForeignKey(NetworkChild, models.PROTECT, related_name="outcome_points")
    months = models.PositiveSmallIntegerField(choices=[(6, "6 months"), (12, "12 months")])
    counted_from = models.DateField("the day of the conference, or of the plan")
    due_on = models.DateField()
    on = models.DateField("as things stood on", null=True, blank=True)
    lives_with = models.CharField(max_length=60, choices=LIVES_WITH, blank=True)
    status = models.CharField("legal status", max_length=30, choices=LEGAL_STATUSES, blank=True)
    in_care_since = models.BooleanField("in care at any time since", null=True)
    care_days = models.PositiveSmallIntegerField("days in care", null=True, blank=True)
    protection_plan = models.CharField(
        "child protection plan",
        max_length=10,
        blank=True,
        choices=[
            ("none", "None"),
            ("started", "Started since"),
            ("ended", "Ended since"),
            ("goes_on", "Goes on"),
        ],
    )
    proceedings_on = models.DateField("care proceedings began on", null=True, blank=True)
    referred_again = models.BooleanField("referred to the service again", null=True)
    kin_carer = models.CharField(
        "somebody in the family network as carer",
        max_length=10,
        blank=True,
        choices=[
            ("none", "Nobody"),
            ("found", "Identified"),
            ("assessed", "Assessed"),
            ("caring", "Caring now"),
        ],
    )
    plan_in_use = models.CharField(
        "the family's plan is used",
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
        constraints = [
            models.CheckConstraint(
                condition=together("recorded_at", "recorded_by"), name="plans_outcome_recorded_by"
            ),
            models.UniqueConstraint(fields=["child", "months"], name="plans_outcome_once"),
            models.CheckConstraint(
                condition=Q(recorded_at__isnull=True) | Q(on__isnull=False) | ~Q(not_known_reason=""),
                name="plans_outcome_known",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(recorded_at__isnull=True), name="plans_outcome_open")
        ]

    def __str__(self):
        return f"outcome {self.key}"


class Feedback(Keyed):
    """What one person said of the work, without their name; `answers` are {question: 1 to 5, 5 the best}."""

    WHO = [
        ("child", "A child or young person"),
        ("family", "Somebody in the family"),
        ("worker", "A worker"),
    ]
    MOMENTS = [("conference", "After the conference"), ("review", "At a review"), ("end", "At the end")]

    case = models.ForeignKey(Case, models.PROTECT, related_name="feedback")
    coordinator = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=6, choices=WHO)
    moment = models.CharField(max_length=10, choices=MOMENTS)
    language = models.CharField("language it was given in", max_length=60, blank=True)
    answers = models.JSONField(default=dict)
    words = models.TextField("in their own words", blank=True)
    words_in_english = models.TextField("the same in English", blank=True)
    translated_by = models.CharField("who put it into English", max_length=120, blank=True)
    coordinator_may_see = models.BooleanField(default=False)
    given_on = models.DateField()
    entered_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(words_in_english="", translated_by="")
                | ~Q(words_in_english="") & ~Q(translated_by="") & ~Q(language=""),
                name="plans_feedback_translated",
            )
        ]

    def __str__(self):
        return f"feedback {self.key}"
