"""Whether a member of staff knows a family: asked when somebody like them is put on its map, and what was answered."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from fgc.cases.models import Case, Membership
from fgc.cases.policy import CONFLICT
from fgc.lib.keys import Keyed
from fgc.network.models.people import Person
from fgc.network.models.ties import Association

STAFF = settings.AUTH_USER_MODEL


class StaffQuestionQuerySet(models.QuerySet):
    """Filters in plain words."""

    def waiting(self):
        """Those that nobody has answered, about colleagues who are here and not barred already.

        Not of people taken off the map, nor of workers on it: they may be the colleague.
        """
        workers = Association.objects.filter(person=OuterRef("about"), is_professional=True)
        barred = Membership.objects.filter(
            case=OuterRef("case"), person=OuterRef("staff"), relationship=CONFLICT, ended_at=None
        )
        return self.filter(
            ~Exists(barred),
            ~Exists(workers),
            answered_at=None,
            withdrawn_at=None,
            about__removed_at=None,
            staff__is_active=True,
            case__is_open=True,
        )


class StaffQuestion(Keyed):
    """That a colleague shares a name, or a number, with one person of a family; the answer, by whom and why.

    It is withdrawn while the name that it was asked for stands no more.
    One that nobody has answered goes with the person when adding them is undone (fgc/network/actions/undo.py).
    """

    class Shares(models.TextChoices):
        """What they have in common."""

        NAME = "name", "Name"
        NUMBER = "number", "Phone number or e-mail address"

    case = models.ForeignKey(Case, models.PROTECT, related_name="staff_questions")
    about = models.ForeignKey(Person, models.PROTECT, related_name="staff_questions")
    staff = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    shares = models.CharField(max_length=10, choices=Shares)
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    is_conflict = models.BooleanField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    objects = StaffQuestionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["about", "staff", "shares"], name="network_staff_asked_once"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, is_conflict__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False, is_conflict__isnull=False)
                & ~Q(reason=""),
                name="network_staff_answered_why",
            ),
        ]

    def __str__(self):
        return f"question {self.key}"


class StaffCompared(models.Model):
    """What a member of staff was called, and reached at, when they were last compared with the families: as hashes.

    Whoever is not here, or is called or reached otherwise by now, is compared again (fgc/network/actions/comparing.py).
    """

    staff = models.OneToOneField(STAFF, models.PROTECT, related_name="+")
    name = models.CharField(max_length=64)
    numbers = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.staff} was compared"
