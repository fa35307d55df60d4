"""The family's plan: its words, its actions, who agreed, the versions that cannot change, copies and reviews."""

import json

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from conferences.models import Conference
from family_plans import stages
from family_plans.words import SECTIONS
from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.network.models import NetworkChild, Person

STAFF = settings.AUTH_USER_MODEL


class Plan(Keyed):
    """One family's plan. Its rows are what is being written; what was agreed lies in its versions.

    `number` is the version that the working rows will become, or became last.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="plans")
    conference = models.ForeignKey(Conference, models.PROTECT, null=True, blank=True, related_name="plans")
    stage = models.CharField(max_length=10, choices=stages.PLAN.choices, default=stages.WRITING)
    outcome = models.CharField(max_length=16, choices=list(stages.OUTCOMES.items()), blank=True)
    number = models.PositiveSmallIntegerField(default=1)
    why = models.CharField("why this version", max_length=500, blank=True)
    asked_by = models.CharField("who asked for it", max_length=120, blank=True)
    support_may_type = models.BooleanField(default=False, help_text="business support was asked to type it")
    started_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)
    final_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="a later conference began another plan")

    class Meta:
        default_permissions = ()
        ordering = ["-started_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_at__isnull=True),
                name="plans_one_current",
                violation_error_message="There is a plan already.",
            ),
            models.CheckConstraint(
                condition=~Q(stage="final") | Q(final_at__isnull=False), name="plans_final_when"
            ),
        ]

    def __str__(self):
        return f"plan of {self.case}"

    @property
    def stage_label(self):
        """The stage in words."""
        return stages.PLAN.labels[self.stage]

    @property
    def is_being_written(self):
        """Whether its words may change now."""
        return self.stage == stages.WRITING

    @property
    def is_final(self):
        """Whether the latest version is the plan as it stands."""
        return self.stage == stages.FINAL


class PlanVersion(Keyed):
    """A plan as it was when it became final. Database triggers refuse to change or remove it (migration 0002).

    `frozen` is canonical JSON text, kept byte for byte so that `sha256` can be worked out again anywhere.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=16, choices=list(stages.OUTCOMES.items()))
    why = models.CharField(max_length=500, blank=True)
    asked_by = models.CharField(max_length=120, blank=True)
    frozen = models.TextField()
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["plan_id", "number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plans_version_once")]

    def __str__(self):
        return f"version {self.number} of {self.plan}"

    @property
    def content(self):
        """What was frozen, as plain values."""
        return json.loads(self.frozen)


class PlanText(Keyed):
    """The words of one section (for one child where the section is a child's own); `version` finds conflicts."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="texts")
    section = models.CharField(
        max_length=20, choices=[(name, part.heading) for name, part in SECTIONS.items()]
    )
    child = models.ForeignKey(NetworkChild, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "section", "child"], name="plans_text_once_child"),
            models.UniqueConstraint(
                fields=["plan", "section"], condition=Q(child__isnull=True), name="plans_text_once"
            ),
        ]

    def __str__(self):
        return f"{self.section} of {self.plan}"


class PlanAction(Keyed):
    """One thing that will happen: what, who, by when, how we will know, who checks (domain.md 5.1)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="actions")
    order = models.PositiveIntegerField()
    heading = models.CharField("the family's own heading", max_length=120, blank=True)
    what = models.CharField(max_length=1000)
    who = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    who_words = models.CharField(
        max_length=120, blank=True, help_text="somebody who is not on the family map"
    )
    by_when = models.DateField(null=True, blank=True)
    by_words = models.CharField(max_length=120, blank=True)
    how_known = models.CharField("how we will know it is working", max_length=500, blank=True)
    checker = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    checker_words = models.CharField(max_length=120, blank=True)
    help_needed = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["order", "id"]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="plans_action_what")]
        indexes = [
            models.Index(
                fields=["plan", "order"], condition=Q(removed_at__isnull=True), name="plans_action_current"
            )
        ]

    def __str__(self):
        return f"action {self.key}"

    @property
    def who_name(self):
        """The name to show for who will do it."""
        return self.who.name if self.who else self.who_words

    @property
    def checker_name(self):
        """The name to show for who will check."""
        return self.checker.name if self.checker else self.checker_words


class HelpRequest(Keyed):
    """Help the family asks for, what was answered and whether it came; an unkept promise stays in sight."""

    ANSWERS = [("waiting", "Waiting for an answer"), ("yes", "Yes"), ("part", "In part"), ("no", "No")]

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="help_requests")
    item = models.CharField(max_length=500)
    from_whom = models.CharField(max_length=200, blank=True)
    how_much = models.CharField("how much and for how long", max_length=200, blank=True)
    answer = models.CharField(max_length=8, choices=ANSWERS, default="waiting")
    reason = models.CharField(max_length=1000, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    due_on = models.DateField("promised by", null=True, blank=True)
    delivered_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer__in=["part", "no"]) | ~Q(reason=""),
                name="plans_help_reason",
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                condition=Q(answer="waiting") | (Q(decided_on__isnull=False) & ~Q(decided_by="")),
                name="plans_help_decided",
            ),
            models.CheckConstraint(
                condition=Q(delivered_on__isnull=True) | Q(answer__in=["yes", "part"]),
                name="plans_help_delivered",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                name="plans_help_open",
                condition=Q(delivered_on__isnull=True, removed_at__isnull=True, answer__in=["yes", "part"]),
            ),
        ]

    def __str__(self):
        return f"help {self.key}"


class Agreement(Keyed):
    """What one person said of one version: agreeing without signing is an agreement (domain.md 5.1)."""

    ANSWERS = [("agrees", "Agrees"), ("in_part", "Agrees in part"), ("does_not", "Does not agree")]
    WAYS = [
        ("signed", "Signed on paper"),
        ("spoken", "Said so, and it was witnessed"),
        ("not_signed", "Agreed and did not sign"),
    ]

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="agreements")
    number = models.PositiveSmallIntegerField(help_text="the version it is about")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=ANSWERS)
    words = models.TextField("in their own words", blank=True)
    how = models.CharField(max_length=10, choices=WAYS, blank=True)
    recorded_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number", "person"], name="plans_agreement_once"),
            models.CheckConstraint(
                condition=Q(answer="does_not") | ~Q(how=""),
                name="plans_agreement_how",
                violation_error_message="Say how they agreed.",
            ),
        ]

    def __str__(self):
        return f"agreement {self.key}"


class ReferrerDecision(Keyed):
    """What the social worker or their manager decided of one version; a later one stands over an earlier one."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField(help_text="the version it is about")
    outcome = models.CharField(max_length=14, choices=list(stages.DECISIONS.items()))
    reason = models.TextField(blank=True)
    bottom_line_key = models.CharField(max_length=10, blank=True)
    bottom_line = models.CharField(max_length=1000, blank=True)
    awaiting_who = models.CharField("who has to decide", max_length=120, blank=True)
    awaiting_what = models.CharField("what they have to decide", max_length=500, blank=True)
    awaiting_by = models.DateField("by when", null=True, blank=True)
    told_family_at = models.DateTimeField("when the family was told", null=True, blank=True)
    chance_to_change = models.BooleanField("the family could change the plan there and then", null=True)
    read = models.CharField(max_length=64, help_text="fingerprint of the words that were read")
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["as_written", "with_changes", "awaiting"]) | ~Q(reason=""),
                name="plans_decision_reason",
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="bottom_line") | ~Q(bottom_line=""),
                name="plans_decision_which",
                violation_error_message="Say which bottom line is not met.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="awaiting")
                | (~Q(awaiting_who="") & ~Q(awaiting_what="") & Q(awaiting_by__isnull=False)),
                name="plans_decision_awaits",
            ),
        ]

    def __str__(self):
        return f"decision {self.key}"


class PlanCopy(Keyed):
    """One copy of one version, made for one recipient, with the hash of what left."""

    EDITIONS = [("standard", "Standard"), ("large", "Large print")]
    WAYS = [
        ("hand", "Given by hand"),
        ("post", "By post"),
        ("email", "By safe e-mail"),
        ("screen", "Opened on screen"),
    ]

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="copies")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    staff = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=120, blank=True)
    number = models.PositiveSmallIntegerField()
    edition = models.CharField(max_length=10, choices=EDITIONS, default="standard")
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField(default=0)
    left_out = models.PositiveSmallIntegerField(default=0, help_text="parts that this person must not see")
    made_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    needs_release = models.BooleanField(
        default=False, help_text="a second person has to look before it leaves"
    )
    released_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    release_reason = models.CharField(max_length=500, blank=True)
    handed_over_on = models.DateField(null=True, blank=True)
    handed_how = models.CharField(max_length=10, choices=WAYS, blank=True)
    handed_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="plans_copy_number"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, staff__isnull=True, role="")
                | Q(person__isnull=True, staff__isnull=False, role="")
                | (Q(person__isnull=True, staff__isnull=True) & ~Q(role="")),
                name="plans_copy_for_one",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True)
                | (Q(released_at__isnull=False) & (~Q(released_by=F("made_by")) | ~Q(release_reason=""))),
                name="plans_copy_second_person",
            ),
            models.CheckConstraint(
                condition=Q(handed_over_on__isnull=True)
                | Q(needs_release=False)
                | Q(released_at__isnull=False),
                name="plans_copy_released_first",
            ),
            models.CheckConstraint(
                condition=Q(handed_over_on__isnull=True, handed_how="", handed_by__isnull=True)
                | (Q(handed_over_on__isnull=False, handed_by__isnull=False) & ~Q(handed_how="")),
                name="plans_copy_handed",
            ),
        ]

    def __str__(self):
        return f"copy {self.number} of {self.version}"

    @property
    def may_leave(self):
        """Whether it may be handed over: a second person has looked, where one has to."""
        return self.released_at is not None or not self.needs_release

    @property
    def recipient(self):
        """Who it was made for."""
        return self.person.name if self.person else self.staff.name if self.staff else self.role


class CopyFile(models.Model):
    """The bytes of a copy, kept apart so that lists never load them."""

    copy = models.OneToOneField(PlanCopy, models.PROTECT, related_name="file")
    data = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"file of {self.copy_id}"


class Review(Keyed):
    """A look at the plan: due by a rule, changed with a reason, held or declined."""

    OUTCOMES = [
        ("continue", "Carry on with the plan"),
        ("amend", "Change the plan (a new version)"),
        ("new_conference", "Hold another conference"),
        ("end", "The family needs no more reviews"),
    ]

    case = models.ForeignKey(Case, models.PROTECT, related_name="reviews")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reviews")
    due_on = models.DateField()
    rule = models.CharField(max_length=200, help_text="how the day was worked out, in words")
    changed_reason = models.CharField(max_length=500, blank=True)
    stage = models.CharField(max_length=10, choices=stages.REVIEW.choices, default=stages.DUE)
    booked_for = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=OUTCOMES, blank=True)
    words = models.TextField("in the family's words", blank=True)
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
