"""The plan: its versions that cannot change, its words and its actions."""

import json

from django.conf import settings
from django.db import models
from django.db.models import Q

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
    spelling_agreed_by = models.CharField(
        "who said that spelling may be put right",
        max_length=120,
        blank=True,
        help_text="empty: not even spelling",
    )
    reconvene_on = models.DateField("when the family meets again", null=True, blank=True)
    support_may_type = models.BooleanField(default=False, help_text="business support was asked to type it")
    started_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    shown_at = models.DateTimeField(
        null=True, blank=True, help_text="when the family last showed it: what was written since is theirs"
    )
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
        """What was frozen, as plain values; a version from before a part was kept has it empty."""
        return {"care": [], "keeping": {}, **json.loads(self.frozen)}


class PlanText(Keyed):
    """The words of one section (for one child where the section is a child's own); `version` finds conflicts."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="texts")
    section = models.CharField(
        max_length=20, choices=[(name, part.heading) for name, part in SECTIONS.items()]
    )
    child = models.ForeignKey(NetworkChild, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True)
    spoken_by = models.CharField("who spoke for the child", max_length=120, blank=True)
    about = models.ManyToManyField(
        NetworkChild,
        blank=True,
        related_name="+",
        help_text="the children it is about; none: all of them, or the one whose own words it holds",
    )
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
    question_key = models.CharField(
        max_length=10,
        blank=True,
        help_text="the question that the family was asked, when it stands under one",
    )
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
    about = models.ManyToManyField(
        NetworkChild, blank=True, related_name="+", help_text="the children it is about; none: all of them"
    )
    who_agreed_on = models.DateField("somebody who was not there agreed on", null=True, blank=True)
    who_asked_by = models.CharField("who asked them", max_length=120, blank=True)
    checker_agreed_on = models.DateField(
        "somebody who was not there agreed to check on", null=True, blank=True
    )
    checker_asked_by = models.CharField("who asked them to check", max_length=120, blank=True)
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
