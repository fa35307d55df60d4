"""Preparing people, booking a conference, inviting, and what is recorded on the day (domain.md 3, 4)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from conferences.stages import BOOKED, CONFERENCE
from fgc.accounts.models import Service
from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.network.models import Person

STAFF = settings.AUTH_USER_MODEL


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
        constraints = [models.UniqueConstraint(fields=["service", "name"], name="conferences_venue_name",
                                               violation_error_message="There is a venue of that name already.")]

    def __str__(self):
        return self.name


class Contact(Keyed):
    """One contact with one person while preparing: a visit, a call, a try. Never shown to the referrer."""

    class How(models.TextChoices):
        """How it was made."""

        VISIT = "visit", "Visited at home"
        ELSEWHERE = "elsewhere", "Met somewhere else"
        PHONE = "phone", "Phone"
        VIDEO = "video", "Video call"
        MESSAGE = "message", "Text or e-mail"
        LETTER = "letter", "Letter"

    case = models.ForeignKey(Case, models.PROTECT, related_name="contacts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="contacts")
    on = models.DateField()
    how = models.CharField(max_length=10, choices=How)
    reached = models.BooleanField(default=True, help_text="no: a try that did not reach them")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["-on", "-id"]

    def __str__(self):
        return f"{self.how} {self.on}"


class Conference(Keyed):
    """One sitting of the family: planned time and place, and the times of the three stages as they happened.

    Of private family time only times, presence and how often the family called somebody in are kept:
    there is no text for it anywhere (domain.md 0.4), and a test says so.
    """

    KINDS = [("first", "Family group conference"), ("review", "Review conference"), ("reconvened", "Reconvened conference")]

    case = models.ForeignKey(Case, models.PROTECT, related_name="conferences")
    kind = models.CharField(max_length=12, choices=KINDS, default="first")
    stage = models.CharField(max_length=12, choices=CONFERENCE.choices, default=BOOKED)
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="conferences")
    place_note = models.CharField("room and other notes", max_length=300, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    booked_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    booked_at = models.DateTimeField(auto_now_add=True)
    safe_to_send = models.BooleanField(default=False)
    invites_version = models.PositiveIntegerField(default=1, help_text="SEQUENCE of the calendar file")
    moved_reason = models.CharField(max_length=500, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=500, blank=True)
    sharing_started_at = models.DateTimeField(null=True, blank=True)
    sharing_ended_at = models.DateTimeField(null=True, blank=True)
    private_started_at = models.DateTimeField(null=True, blank=True)
    private_ended_at = models.DateTimeField(null=True, blank=True)
    called_in_count = models.PositiveSmallIntegerField(default=0)
    agreeing_started_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True, help_text="when the conference ended")

    class Meta:
        default_permissions = ()
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="conferences_end_after_start",
                                   violation_error_message="The end must be after the start."),
            models.CheckConstraint(condition=Q(private_ended_at__isnull=True) | Q(private_ended_at__gte=F("private_started_at")),
                                   name="conferences_private_order"),
            models.CheckConstraint(condition=~Q(stage="cancelled") | (Q(cancelled_at__isnull=False) & ~Q(cancelled_reason="")),
                                   name="conferences_cancelled_why"),
            models.CheckConstraint(condition=~Q(stage="held") | Q(held_at__isnull=False), name="conferences_held_when"),
        ]
        indexes = [models.Index(fields=["starts_at"], name="conferences_starts")]

    def __str__(self):
        return f"{self.case} {self.starts_at:%d %b}"


class Invitation(Keyed):
    """One person asked to one conference: how they take part, what they answered, whether they came."""

    class Mode(models.TextChoices):
        """How the person takes part."""

        ROOM = "room", "In the room"
        VIDEO = "video", "By video"
        PHONE = "phone", "By phone"
        WRITING = "writing", "Sends their views"

    class Answer(models.TextChoices):
        """What they said; declining needs no reason and is nobody's failure (domain.md 0.10)."""

        NOT_ASKED = "not_asked", "Not asked yet"
        ASKED = "asked", "Asked"
        COMING = "coming", "Coming"
        UNSURE = "unsure", "Not sure"
        NOT_COMING = "not_coming", "Chose not to come"

    class Came(models.TextChoices):
        """What happened on the day."""

        NOT_YET = "", "Not here yet"
        HERE = "here", "Here"
        VIDEO = "video", "By video"
        PHONE = "phone", "By phone"
        VIEWS = "views", "Sent views"
        NO = "no", "Could not come"

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="invitations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="invitations")
    staff = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.ROOM)
    answer = models.CharField(max_length=12, choices=Answer, default=Answer.NOT_ASKED)
    support = models.CharField("interpreter, supporter, travel", max_length=300, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    told_how = models.CharField(max_length=30, blank=True)
    came = models.CharField(max_length=6, choices=Came, blank=True, default=Came.NOT_YET)
    arrived_at = models.DateTimeField(null=True, blank=True)
    in_private_time = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(person__isnull=False, staff__isnull=True) | Q(person__isnull=True, staff__isnull=False),
                                   name="conferences_invited_one"),
            models.UniqueConstraint(fields=["conference", "person"], condition=Q(removed_at__isnull=True), name="conferences_person_once"),
            models.UniqueConstraint(fields=["conference", "staff"], condition=Q(removed_at__isnull=True), name="conferences_staff_once"),
        ]

    def __str__(self):
        return f"{self.person or self.staff}"
