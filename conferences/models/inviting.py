"""Who is asked to a conference, what they answered, and whether they came."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from conferences.models.booking import Conference
from fgc.lib.keys import Keyed
from fgc.network.models import Person

STAFF = settings.AUTH_USER_MODEL


class InvitationQuerySet(models.QuerySet):
    """Filters in plain words."""

    def standing(self):
        """Those that were not taken back."""
        return self.filter(removed_at=None)

    def taking_part(self):
        """Those that stand and whose person has not chosen to stay away."""
        return self.standing().exclude(answer=Invitation.Answer.NOT_COMING)


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

    class Told(models.TextChoices):
        """How a person was told, or told us."""

        IN_PERSON = "in_person", "In person"
        PHONE = "phone", "By phone"
        LETTER = "letter", "By letter"
        MESSAGE = "message", "By text or e-mail"
        SOMEBODY = "somebody", "Through somebody else"

    # What "here" means for each way of taking part.
    CAME_BY = {Mode.ROOM: Came.HERE, Mode.VIDEO: Came.VIDEO, Mode.PHONE: Came.PHONE, Mode.WRITING: Came.VIEWS}
    PRESENT = (Came.HERE, Came.VIDEO, Came.PHONE)
    # Where relatives abroad may be; their letters show both times (domain.md 10, scenario 5).
    TIME_ZONES = [
        ("America/Jamaica", "Jamaica"),
        ("America/New_York", "United States or Canada, east coast"),
        ("Africa/Lagos", "Nigeria"),
        ("Europe/Paris", "Western and central Europe"),
        ("Europe/Bucharest", "Eastern Europe"),
        ("Africa/Mogadishu", "East Africa"),
        ("Asia/Dubai", "Gulf states"),
        ("Asia/Karachi", "Pakistan"),
        ("Asia/Kolkata", "India"),
        ("Asia/Dhaka", "Bangladesh"),
        ("Asia/Hong_Kong", "Hong Kong"),
        ("Australia/Sydney", "Australia, east coast"),
    ]

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="invitations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="invitations")
    staff = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.ROOM)
    answer = models.CharField(max_length=12, choices=Answer, default=Answer.NOT_ASKED)
    answered_how = models.CharField(max_length=10, choices=Told, blank=True)
    support = models.CharField("interpreter, supporter, travel", max_length=300, blank=True)
    arrive_at = models.DateTimeField(null=True, blank=True, help_text="when it differs from the start")
    time_zone = models.CharField(max_length=30, choices=TIME_ZONES, blank=True)
    tell_place = models.BooleanField(
        default=True, help_text="no: the letter says to ring the coordinator instead"
    )
    told_at = models.DateTimeField(null=True, blank=True)
    told_how = models.CharField(max_length=10, choices=Told, blank=True)
    came = models.CharField(max_length=6, choices=Came, blank=True, default=Came.NOT_YET)
    arrived_at = models.DateTimeField(null=True, blank=True)
    in_private_time = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, staff__isnull=True)
                | Q(person__isnull=True, staff__isnull=False),
                name="conferences_invited_one",
            ),
            models.UniqueConstraint(
                fields=["conference", "person"],
                condition=Q(removed_at__isnull=True),
                name="conferences_person_once",
            ),
            models.UniqueConstraint(
                fields=["conference", "staff"],
                condition=Q(removed_at__isnull=True),
                name="conferences_staff_once",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        """Who it is."""
        return (self.person or self.staff).name

    @property
    def is_present(self):
        """Whether they are marked as in the room, on the screen or on the phone."""
        return self.came in self.PRESENT
