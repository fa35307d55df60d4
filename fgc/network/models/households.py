"""Who lives with whom over time, and who cares for a child without being a parent (network.md 2)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.network.models.people import NetworkChild, Person

STAFF = settings.AUTH_USER_MODEL


class Household(Keyed):
    """People who live together. It holds no address: that is a contact detail of each person."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="households")
    label = models.CharField("what to call it", max_length=60, help_text="for example, Nan's")
    made_by = models.ForeignKey(STAFF, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]

    def __str__(self):
        return self.label


class HouseholdMember(Keyed):
    """That a person lives in a household, all or part of the time, from and until a day (both may be unknown)."""

    class Share(models.TextChoices):
        """How much of the time."""

        FULL = "full", "All the time"
        PART = "part_time", "Part of the time"

    household = models.ForeignKey(Household, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="lives_in")
    share = models.CharField(max_length=10, choices=Share, default=Share.FULL)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "person"], condition=Q(until=None), name="network_lives_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")),
                name="network_lives_dates",
                violation_error_message="End is before start.",
            ),
        ]

    def __str__(self):
        return f"{self.person} in {self.household}"


class CarerRole(Keyed):
    """That somebody cares for a child: a badge, never a parent line (network.md 2)."""

    class Kind(models.TextChoices):
        """What kind of carer."""

        KINSHIP = "kinship", "Kinship carer"
        GUARDIAN = "special_guardian", "Special guardian"
        FOSTER = "foster", "Foster carer"
        RESPITE = "respite", "Offers short breaks"

    case = models.ForeignKey(Case, models.PROTECT, related_name="carer_roles")
    carer = models.ForeignKey(Person, models.PROTECT, related_name="carer_roles")
    child = models.ForeignKey(NetworkChild, models.PROTECT, related_name="carers")
    kind = models.CharField(max_length=20, choices=Kind)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["carer", "child", "kind"], condition=Q(until=None), name="network_carer_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")),
                name="network_carer_dates",
                violation_error_message="End is before start.",
            ),
        ]

    def __str__(self):
        return f"{self.carer}: {self.kind} of {self.child}"
