"""What must not happen between people, or be known (domain.md 3.3)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.lib.rows import together
from fgc.network.models.people import Person

STAFF = settings.AUTH_USER_MODEL


class RestrictionQuerySet(models.QuerySet):
    """Filters in plain words."""

    def current(self):
        """Those that nobody has ended; an end date that passed does not lift one."""
        return self.filter(ended_at=None)

    def needs_decision(self, on):
        """Those whose end date has passed on that day: hold on, or end?"""
        return self.current().filter(until__lt=on)

    def to_decide(self, on):
        """Those that come back for a decision on that day: the end date has passed, or they are to be looked at."""
        return self.current().filter(Q(until__lt=on) | Q(review_on__lte=on))

    def secret(self):
        """Those that keep something from somebody: what leaves the record needs a second person to look."""
        return self.filter(
            Q(kind__startswith="must_not_know")
            | Q(kind=Restriction.Kind.MUST_NOT_MEET, scope=Restriction.Scope.KNOWING)
        )

    def waiting_for_approval(self):
        """Proposals that a person is not invited, on which no service manager has decided."""
        return self.current().filter(kind=Restriction.Kind.NOT_INVITED, approved_at=None)


class Restriction(Keyed):
    """What must not happen between people or be known, or how one must be approached (domain.md 3.3).

    `person` is protected or spoken of; `other` is the one who must not meet them or must not know. When
    `until` passes it comes back for a decision and keeps holding until somebody ends it (`ended_at`).
    """

    class Kind(models.TextChoices):
        """The kinds; fixture names no_meet and no_address are the first two (decisions.md)."""

        MUST_NOT_MEET = "must_not_meet", "must not meet"
        MUST_NOT_KNOW_ADDRESS = "must_not_know_address", "must not know the address of"
        MUST_NOT_KNOW_PHONE = "must_not_know_phone", "must not know the phone number or e-mail address of"
        MUST_NOT_KNOW_SCHOOL = "must_not_know_school", "must not know the school or nursery of"
        MUST_NOT_KNOW_PREGNANCY = "must_not_know_pregnancy", "must not know about the pregnancy of"
        MUST_NOT_KNOW_WORK = "must_not_know_work", "must not know that this work is happening"
        MUST_NOT_KNOW_OF = "must_not_know_of", "must not know about"
        NOT_INVITED = "not_invited", "is not invited"
        SPEAK_FIRST = "speak_first", "must be spoken to first"
        VISIT_TOGETHER = "visit_together", "is not visited by one person alone"

    class Basis(models.TextChoices):
        """Where it comes from."""

        ORDER = "order", "Court order or bail"
        REQUEST = "request", "The person asked for it"
        CHILD = "child", "The child's wish"
        SAFETY_PLAN = "safety_plan", "Safety plan"
        MANAGER = "manager", "Manager's decision"

    class Scope(models.TextChoices):
        """How far "must not meet" goes; each holds what stands before it (domain.md 3.3)."""

        ROOM = "room", "Not in the same room"
        BUILDING = "building", "Not in the same building"
        CALL = "call", "Not in the same building or on the same call"
        KNOWING = "knowing", "Neither may know that the other takes part"

    class Category(models.TextChoices):
        """Why a person is not invited (domain.md 3.3)."""

        VIOLENCE = "violence", "Violence or a threat of it"
        INTOXICATION = "intoxication", "They are likely to come drunk or drugged"
        CHILD = "child", "The child does not want them there"
        ORDER = "order", "A court order, bail or licence"
        ABUSE = "abuse", "Domestic abuse: somebody could not speak freely"
        DISCLOSURE = "disclosure", "They would learn an address or a pregnancy"
        OTHER = "other", "Something else"

    class Extent(models.TextChoices):
        """How much of the conference a person is left out of."""

        WHOLE = "whole", "The whole conference"
        PART = "part", "Part of it"

    case = models.ForeignKey(Case, models.PROTECT, related_name="restrictions")
    kind = models.CharField(max_length=24, choices=Kind)
    person = models.ForeignKey(Person, models.PROTECT, related_name="restrictions")
    other = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="restrictions_on")
    scope = models.CharField(
        "how far it goes",
        max_length=10,
        choices=Scope,
        default=Scope.CALL,
        help_text="of a pair who must not meet",
    )
    category = models.CharField("why they are not invited", max_length=12, choices=Category, blank=True)
    extent = models.CharField(
        "how much they are left out of", max_length=6, choices=Extent, default=Extent.WHOLE
    )
    basis = models.CharField(max_length=12, choices=Basis)
    reason = models.TextField()
    evidence = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    until = models.DateField("ends on", null=True, blank=True)
    review_on = models.DateField("look at it again on", null=True, blank=True)
    other_way = models.CharField("how they take part instead", max_length=300, blank=True)
    told_on = models.DateField("told on", null=True, blank=True)
    told_how = models.CharField("told how and by whom, or why not", max_length=300, blank=True)
    challenge = models.CharField(
        "whether they challenged it, and what came of it", max_length=500, blank=True
    )
    made_by = models.ForeignKey(STAFF, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    ended_reason = models.CharField(max_length=500, blank=True)

    objects = RestrictionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=together("approved_at", "approved_by"), name="network_restriction_approved_by"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["not_invited", "speak_first", "visit_together"])
                | (Q(other__isnull=False) & ~Q(person=F("other"))),
                name="network_restriction_pair",
                violation_error_message="Choose two different people.",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="network_restriction_dates",
                violation_error_message="End is before start.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | (Q(ended_at__isnull=False) & ~Q(ended_reason="")),
                name="network_restriction_ended",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.person_id} {self.other_id}"
