"""A pack: the copies of one version for everybody, made one after another as a job."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from family_plans.models.copies import PlanCopy
from family_plans.models.plan import PlanVersion
from fgc.lib.keys import Keyed
from fgc.network.models import NetworkChild, Person

STAFF = settings.AUTH_USER_MODEL


class Pack(Keyed):
    """One press of the button: the copies of one version that are to be made. The rows are the truth, not the queue."""

    class State(models.TextChoices):
        """waiting -> making -> done; a retry goes back to waiting."""

        WAITING = "waiting", "Waiting to start"
        MAKING = "making", "Being made"
        DONE = "done", "Finished"

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="packs")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    claim = models.UUIDField(null=True, blank=True, help_text="the worker that has it")
    lease_until = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["asked_at"], condition=Q(state__in=["waiting", "making"]), name="plans_pack_open"
            )
        ]

    def __str__(self):
        return f"pack {self.key}"


class PackItem(Keyed):
    """One copy of a pack: for whom and in which edition, and the copy once it is made."""

    class Problem(models.TextChoices):
        """Why a copy could not be made: a kind, never a text."""

        REFUSED = "refused", "The record does not allow this copy now. Make it on the copies page to read why"
        NO_PDF = "no_pdf", "This machine cannot make PDFs"
        NO_RIGHT = "no_right", "Whoever asked for it may not make copies of this plan any more"
        BROKEN = "broken", "It could not be drawn"

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="items")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    staff = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=120, blank=True)
    edition = models.CharField(max_length=10, choices=PlanCopy.EDITIONS)
    language = models.CharField(max_length=10, blank=True)
    child = models.ForeignKey(NetworkChild, models.PROTECT, null=True, blank=True, related_name="+")
    copy = models.OneToOneField(PlanCopy, models.PROTECT, null=True, blank=True, related_name="pack_item")
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=10, choices=Problem, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(edition="filing", child__isnull=False, staff__isnull=False)
                | ~Q(edition="filing") & Q(child__isnull=True),
                name="plans_pack_item_for_record",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, staff__isnull=True, role="")
                | Q(person__isnull=True, staff__isnull=False, role="")
                | (Q(person__isnull=True, staff__isnull=True) & ~Q(role="")),
                name="plans_pack_item_for_one",
            ),
        ]

    def __str__(self):
        return f"{self.edition} for {self.recipient}"

    @property
    def recipient(self):
        """Who it is for."""
        return self.person.name if self.person else self.staff.name if self.staff else self.role
