"""The case file: one family's record with the service, who works on it, and who may open it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase

from fgc.accounts.models import Absence, Service, Team
from fgc.cases import policy
from fgc.cases.stages import CASE, WAITING
from fgc.lib.dates import a_day_later
from fgc.lib.keys import Keyed
from fgc.lib.rows import together


class CaseQuerySet(models.QuerySet):
    """Filters in plain words."""

    def open(self):
        """Families the service is working with."""
        return self.filter(is_open=True)


class Case(models.Model):
    """One family's record. `coordinator`, `referrer` and `team` repeat the current memberships, so that lists stay flat.

    The names shown in lists are those of the children, written by the action that changes them.
    """

    reference = models.CharField(max_length=13, unique=True)
    service = models.ForeignKey(Service, models.PROTECT, related_name="cases")
    title = models.CharField(max_length=200, help_text="the children's names, as lists show them")
    children_count = models.PositiveSmallIntegerField(default=0)
    stage = models.CharField(max_length=12, choices=CASE.choices, default=WAITING)
    stage_since = models.DateField()
    is_open = models.BooleanField(default=True)
    is_urgent = models.BooleanField(default=False)
    is_emergency = models.BooleanField(default=False, help_text="the family has to meet within a day")
    urgent_why = models.CharField(max_length=500, blank=True)
    urgent_since = models.DateField(null=True, blank=True, help_text="when not from the day it was accepted")
    urgent_at = models.DateTimeField(
        null=True, blank=True, help_text="when somebody said so: an emergency is in hours"
    )
    is_restricted = models.BooleanField(default=False)
    restricted_reason = models.CharField(max_length=500, blank=True)
    on_hold_until = models.DateField(null=True, blank=True)
    on_hold_reason = models.CharField(max_length=500, blank=True)
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="coordinates"
    )
    referrer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="referred"
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="cases")
    received_on = models.DateField()
    accepted_on = models.DateField()
    allocated_on = models.DateField(null=True, blank=True)
    conference_on = models.DateField(null=True, blank=True, help_text="the next or latest conference")
    review_due_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    reopened_on = models.DateField(null=True, blank=True, help_text="its days count from then")
    closed_reason = models.CharField(max_length=40, blank=True)
    messages_stopped_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField()

    objects = CaseQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        permissions = [
            (codename, f"Is {relationship} of this case")
            for relationship, codename in policy.PERMISSION.items()
        ]
        ordering = ["-updated_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_open=False, closed_on__isnull=False) | Q(is_open=True, closed_on__isnull=True),
                name="cases_closed_when",
            ),
            models.CheckConstraint(
                condition=(Q(stage="closed", is_open=False) | (~Q(stage="closed") & Q(is_open=True))),
                name="cases_closed_stage",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["waiting", "closed"]) | Q(coordinator__isnull=False),
                name="cases_has_coordinator",
            ),
            models.CheckConstraint(
                condition=Q(is_restricted=False) | ~Q(restricted_reason=""), name="cases_restricted_why"
            ),
            models.CheckConstraint(
                condition=Q(is_emergency=False) | Q(is_urgent=True), name="cases_emergency_is_urgent"
            ),
            models.CheckConstraint(
                condition=Q(on_hold_until__isnull=True) | ~Q(on_hold_reason=""), name="cases_hold_why"
            ),
        ]
        indexes = [
            models.Index(F("coordinator"), F("updated_at").desc(), F("id").desc(), name="cases_coord_all"),
            models.Index(F("referrer"), F("updated_at").desc(), F("id").desc(), name="cases_ref_all"),
            models.Index(F("team"), F("updated_at").desc(), F("id").desc(), name="cases_team_all"),
            models.Index(F("service"), F("updated_at").desc(), F("id").desc(), name="cases_service_all"),
            models.Index(
                F("coordinator"),
                F("updated_at").desc(),
                F("id").desc(),
                condition=Q(is_open=True),
                name="cases_coord_open",
            ),
            models.Index(
                F("referrer"),
                F("updated_at").desc(),
                F("id").desc(),
                condition=Q(is_open=True),
                name="cases_ref_open",
            ),
            models.Index(
                F("team"),
                F("updated_at").desc(),
                F("id").desc(),
                condition=Q(is_open=True),
                name="cases_team_open",
            ),
            models.Index(
                F("service"),
                F("updated_at").desc(),
                F("id").desc(),
                condition=Q(is_open=True),
                name="cases_service_open",
            ),
            models.Index(
                F("service"),
                F("stage"),
                F("updated_at").desc(),
                condition=Q(is_open=True),
                name="cases_stage_open",
            ),
            models.Index(
                fields=["review_due_on"],
                condition=Q(is_open=True, review_due_on__isnull=False),
                name="cases_review_due",
            ),
            models.Index(fields=["service", "accepted_on"], name="cases_accepted"),
        ]

    def __str__(self):
        return self.reference

    def counted(self, day):
        """A day from which something counts: never from before the record was opened again."""
        return max(day, self.reopened_on) if self.reopened_on else day

    @property
    def emergency_by(self):
        """When an emergency has run out: the next day, at the same time by the clocks of London; None otherwise."""
        return a_day_later(self.urgent_at) if self.is_emergency and self.urgent_at else None

    @property
    def stage_label(self):
        """The stage in words."""
        return CASE.labels[self.stage]


class StageChange(models.Model):
    """A move of a case from one stage to another: who, when, why; never changed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="stage_changes")
    before = models.CharField(max_length=12, choices=CASE.choices, blank=True)
    after = models.CharField(max_length=12, choices=CASE.choices)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.case} {self.after}"


class Membership(Keyed):
    """A person's relationship to a case: who, why, from, until, by whom. Ending it keeps the row (decisions.md)."""

    RELATIONSHIPS = [
        (name, name.replace("_", " ").capitalize()) for name in (*policy.PERMISSION, policy.CONFLICT)
    ]

    case = models.ForeignKey(Case, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    relationship = models.CharField(max_length=20, choices=RELATIONSHIPS)
    extent = models.CharField(
        max_length=200, blank=True, help_text="for a share: the rights it names, with spaces between"
    )
    reason = models.CharField(max_length=500)
    starts_on = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="the last day")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_reason = models.CharField(max_length=500, blank=True)
    absence = models.ForeignKey(
        Absence,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        help_text="whose days away it covers",
    )

    class Meta:
        default_permissions = ()
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "relationship"],
                condition=Q(ended_at__isnull=True),
                name="cases_one_current_membership",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_at__isnull=True, relationship="coordinator"),
                name="cases_one_coordinator",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_at__isnull=True, relationship="referrer"),
                name="cases_one_referrer",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="cases_membership_why"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("starts_on")), name="cases_membership_order"
            ),
            models.CheckConstraint(
                condition=~Q(
                    relationship__in=["cover", "shared", "emergency", "info_governance", "handing_over"]
                )
                | Q(until__isnull=False),
                name="cases_grants_end",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "case"], condition=Q(ended_at__isnull=True), name="cases_member_current"
            ),
        ]

    def __str__(self):
        return f"{self.person} {self.relationship} {self.case}"


class CaseUserObjectPermission(UserObjectPermissionBase):
    """guardian's direct-key table: no grant without the membership that says who, why and until."""

    content_object = models.ForeignKey(Case, models.CASCADE)
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="permissions")

    class Meta(UserObjectPermissionBase.Meta):
        default_permissions = ()
        indexes = [models.Index(fields=["user", "content_object"], name="cases_perm_user_case")]


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


class SafeguardingNotice(Keyed):
    """The one way from preparation or review to the social worker: facts only, the same day (domain.md 7.3)."""

    class Arose(models.TextChoices):
        """When it came up."""

        PREPARATION = "preparation", "While preparing"
        CONFERENCE = "conference", "At the conference"
        PLAN = "plan", "In the plan"
        CHECK_IN = "check_in", "At a check-in"
        REVIEW = "review", "At a review"
        OTHER = "other", "At another time"

    case = models.ForeignKey(Case, models.PROTECT, related_name="safeguarding_notices")
    facts = models.TextField("what must be known to keep somebody safe")
    arose = models.CharField(max_length=12, choices=Arose)
    learned_on = models.DateField("the day the writer learned of it")
    person_told = models.BooleanField("the person who said it knows that it is passed on")
    not_told_reason = models.CharField(max_length=500, blank=True)
    spoken_to = models.CharField("whom the writer also spoke to, and when", max_length=300, blank=True)
    police = models.CharField("police or emergency services", max_length=300, blank=True)
    to_referrer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField("what the social worker does", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person_told=True) | ~Q(not_told_reason=""),
                name="cases_notice_why_not_told",
                violation_error_message="Say why they were not told.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | (Q(answered_by__isnull=False) & ~Q(answer="")),
                name="cases_notice_answered",
            ),
        ]
        indexes = [
            models.Index(fields=["case"], condition=Q(answered_at__isnull=True), name="cases_notice_waits")
        ]

    def __str__(self):
        return f"notice {self.key}"


class CaseFinish(Keyed):
    """How the work ended: asked for by the coordinator, signed off by a manager; reopening ends it (domain.md 6.3)."""

    RECORDS = [
        ("family_help", "Family help or child in need"),
        ("protection", "A child protection plan at some time"),
        ("in_care", "In care at some time"),
        ("none", "None of these"),
        ("to_decide", "Information governance decides"),
    ]

    case = models.ForeignKey(Case, models.PROTECT, related_name="finishes")
    reason = models.CharField(max_length=40)
    words = models.CharField("in the family's words, if they want", max_length=500, blank=True)
    own_plan = models.TextField("the plan the family made without a meeting", blank=True)
    moved_to = models.CharField("council that received the work", max_length=120, blank=True)
    told = models.CharField("who was told, and how", max_length=300, blank=True)
    letter_on = models.DateField(null=True, blank=True)
    feedback_asked_on = models.DateField(null=True, blank=True)
    feedback_not_asked = models.CharField("why feedback was not asked", max_length=300, blank=True)
    records_label = models.CharField(
        "for how long records are kept", max_length=12, choices=RECORDS, blank=True
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_off_at = models.DateTimeField(null=True, blank=True)
    sent_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sent_back_at = models.DateTimeField(null=True, blank=True)
    sent_back_reason = models.CharField(max_length=500, blank=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=together("signed_off_at", "signed_off_by"), name="cases_signed_off_by"
            ),
            models.CheckConstraint(
                condition=together("sent_back_at", "sent_back_by"), name="cases_sent_back_by"
            ),
            models.CheckConstraint(
                condition=together("reopened_at", "reopened_by"), name="cases_reopened_by"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(reopened_at__isnull=True, sent_back_at__isnull=True),
                name="cases_finished_once",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True) | ~Q(reopened_reason=""), name="cases_reopened_why"
            ),
            models.CheckConstraint(
                condition=Q(sent_back_at__isnull=True) | ~Q(sent_back_reason=""), name="cases_sent_back_why"
            ),
        ]
        indexes = [
            models.Index(
                fields=["case"],
                condition=Q(signed_off_at__isnull=True, sent_back_at__isnull=True),
                name="cases_finish_waits",
            )
        ]

    def __str__(self):
        return f"finish of {self.case}"
