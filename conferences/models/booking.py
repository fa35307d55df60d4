"""Venues, conferences, how they were moved, and how their times were corrected."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from conferences.stages import BOOKED, CANCELLED, CONFERENCE, HELD, UNDER_WAY
from fgc.accounts.models import Service
from fgc.cases.models import Case
from fgc.lib.dates import at_local
from fgc.lib.keys import Keyed

STAFF = settings.AUTH_USER_MODEL
WEEK = 7  # days


class Venue(Keyed):
    """A place where conferences are held."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="venues")
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=300, blank=True)
    access = models.CharField("getting in", max_length=300, blank=True)
    rooms = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "name"],
                name="conferences_venue_name",
                violation_error_message="There is a venue of that name already.",
            )
        ]

    def __str__(self):
        return self.name


class ConferenceQuerySet(models.QuerySet):
    """Filters in plain words."""

    def current(self):
        """Those that are arranged or under way."""
        return self.filter(stage__in=(BOOKED, UNDER_WAY))

    def past(self):
        """Those that were held or cancelled."""
        return self.filter(stage__in=(HELD, CANCELLED))

    def took_place(self):
        """Those that were held, or are under way now."""
        return self.filter(Q(held_at__isnull=False) | Q(stage=UNDER_WAY)).exclude(stage=CANCELLED)

    def of_whole(self, conference):
        """All the sittings of the conference that this one is, or is part of."""
        whole = conference.part_of_id or conference.pk
        return self.filter(Q(pk=whole) | Q(part_of=whole))

    def whole(self):
        """Those that are no part of another."""
        return self.filter(part_of=None)

    def overlapping(self, starts_at, ends_at):
        """Those whose planned time shares a moment with the span; touching ends do not count."""
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

    def coming(self, day):
        """Those of open families arranged or under way on that day and the six after it, in order."""
        start, end = (at_local(on, dt.time.min) for on in (day, day + dt.timedelta(days=WEEK)))
        found = self.current().filter(case__is_open=True, starts_at__gte=start, starts_at__lt=end)
        return found.order_by("starts_at", "pk")


class Conference(Keyed):
    """One sitting of the family: planned time and place, and the times of the three stages as they happened.

    Of private family time only times, presence and how often the family called somebody in are kept:
    there is no text for it anywhere (domain.md 0.4), and a test says so.
    """

    KINDS = [
        ("first", "Family group conference"),
        ("separate", "Separate sitting of the same conference"),
        ("review", "Review conference"),
        ("reconvened", "Reconvened conference"),
    ]
    # What may be part of a conference: the sitting of those who must be kept apart, or a further day.
    PARTS = ("separate", "reconvened")
    # The moments of the day in the order in which they happen.
    MOMENTS = (
        "began_at",
        "sharing_started_at",
        "sharing_ended_at",
        "private_started_at",
        "private_ended_at",
        "agreeing_started_at",
        "held_at",
    )

    case = models.ForeignKey(Case, models.PROTECT, related_name="conferences")
    kind = models.CharField(max_length=12, choices=KINDS, default="first")
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="the conference of which this is another sitting; it is itself no part of another",
    )
    stage = models.CharField(max_length=12, choices=CONFERENCE.choices, default=BOOKED)
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="conferences")
    place_note = models.CharField("room and other notes", max_length=300, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    booked_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    booked_at = models.DateTimeField(auto_now_add=True)
    safe_to_send = models.BooleanField(default=False, help_text="the coordinator checked the invitations")
    invites_version = models.PositiveIntegerField(default=1, help_text="SEQUENCE of the calendar file")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=500, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    sharing_started_at = models.DateTimeField(null=True, blank=True)
    sharing_ended_at = models.DateTimeField(null=True, blank=True)
    private_started_at = models.DateTimeField(null=True, blank=True)
    private_ended_at = models.DateTimeField(null=True, blank=True)
    called_in_count = models.PositiveSmallIntegerField(default=0)
    agreeing_started_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True, help_text="when the conference ended")

    objects = ConferenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="conferences_end_after_start",
                violation_error_message="The end must be after the start.",
            ),
            models.CheckConstraint(
                condition=Q(private_ended_at__isnull=True) | Q(private_ended_at__gte=F("private_started_at")),
                name="conferences_private_order",
            ),
            models.CheckConstraint(
                condition=~Q(stage=CANCELLED) | (Q(cancelled_at__isnull=False) & ~Q(cancelled_reason="")),
                name="conferences_cancelled_why",
            ),
            models.CheckConstraint(
                condition=~Q(stage=HELD) | Q(held_at__isnull=False), name="conferences_held_when"
            ),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True)
                | (Q(kind__in=("separate", "reconvened")) & ~Q(part_of=F("pk"))),
                name="conferences_part_of_another",
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], name="conferences_starts")]

    def __str__(self):
        return f"{self.case} {self.starts_at:%d %b}"

    @property
    def stage_label(self):
        """The stage in words."""
        return CONFERENCE.labels[self.stage]

    @property
    def is_current(self):
        """Whether it is arranged or under way."""
        return self.stage in (BOOKED, UNDER_WAY)

    @property
    def is_for_review(self):
        """Whether it is a review, or a sitting of one."""
        return "review" in (self.kind, self.part_of.kind if self.part_of_id else "")

    @property
    def place(self):
        """The name of the place, as staff read it."""
        return self.venue.name if self.venue_id else self.place_note

    @property
    def had_private_time(self):
        """Whether the family had time alone: without it the meeting is not an FGC (domain.md 0.3)."""
        return self.private_started_at is not None

    def family_times(self):
        """Every time the family was alone, in order, as (start, end or None while it runs)."""
        if not self.private_started_at:
            return []
        further = [(row.started_at, row.ended_at) for row in self.further_family_times.all()]
        return [(self.private_started_at, self.private_ended_at), *further]


class ConferenceMove(Keyed):
    """That a conference was moved: where and when it was before, why, by whom. Never changed."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="moves")
    was_starts_at = models.DateTimeField()
    was_ends_at = models.DateTimeField()
    was_venue = models.ForeignKey(Venue, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="conferences_moved_why")]

    def __str__(self):
        return f"{self.conference} moved"


class TimeCorrection(Keyed):
    """That a time of the day was corrected: which, from, to, and a code for why. No text (decisions.md)."""

    class Reason(models.TextChoices):
        """Why."""

        LATE = "late", "The button was pressed late"
        WRONG = "wrong", "The wrong button was pressed"
        PAPER = "paper", "Entered afterwards from the paper sheet"
        CLOCK = "clock", "The clock was wrong"

    FURTHER = ("further_started_at", "further_ended_at")
    WHICH = [(name, name.removesuffix("_at").replace("_", " ")) for name in (*Conference.MOMENTS, *FURTHER)]

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="corrections")
    which = models.CharField(max_length=20, choices=WHICH)
    further = models.ForeignKey(
        "FurtherFamilyTime", models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    was_at = models.DateTimeField(null=True)
    now_at = models.DateTimeField()
    reason = models.CharField(max_length=5, choices=Reason)
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.which} {self.conference}"
