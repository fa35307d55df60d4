"""Changes that must be undone, followed or told: the last change of the map, merges, changes of address."""

from django.conf import settings
from django.db import models

from fgc.cases.models import Case
from fgc.lib.encrypted import EncryptedTextField
from fgc.lib.keys import Keyed
from fgc.lib.rows import together
from fgc.network.models.contacts import ContactDetail
from fgc.network.models.people import Person

STAFF = settings.AUTH_USER_MODEL


class NetworkChange(Keyed):
    """One change of the map that can be undone: `undo` says, encrypted as JSON, what to put back."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="network_changes")
    kind = models.CharField(max_length=30)
    about = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    undo = EncryptedTextField()
    version = models.PositiveIntegerField(help_text="of the map after the change")
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-id"]

    def __str__(self):
        return f"{self.kind} of {self.about_id}"


class PersonMerge(Keyed):
    """That two rows were the same person: `gone` leaves the map, its ties now hang on `kept`; can be undone."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="person_merges")
    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges")
    gone = models.ForeignKey(Person, models.PROTECT, related_name="merged_into")
    moved = models.JSONField(help_text="{table: [ids of rows that were re-pointed]}", default=dict)
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-id"]

    def __str__(self):
        return f"{self.gone_id} into {self.kept_id}"


class AddressChange(Keyed):
    """That somebody moved: a deed of its own, because letters on their way must not go to the old address.

    Without an old address it is the place they moved to, learnt later; `was_mistake` is one they never lived at.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="address_changes")
    person = models.ForeignKey(Person, models.PROTECT, related_name="address_changes")
    old = models.ForeignKey(ContactDetail, models.PROTECT, null=True, blank=True, related_name="+")
    new = models.ForeignKey(ContactDetail, models.PROTECT, null=True, blank=True, related_name="+")
    moved_on = models.DateField()
    was_mistake = models.BooleanField(default=False, help_text="the old address was never theirs")
    alarm = models.BooleanField(
        default=False, help_text="somebody who must not know the address is known at it, old or new"
    )
    alarm_cleared_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    alarm_cleared_at = models.DateTimeField(null=True, blank=True)
    alarm_reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=together("alarm_cleared_at", "alarm_cleared_by"), name="network_alarm_cleared_by"
            ),
        ]
        ordering = ["-id"]

    def __str__(self):
        return f"move of {self.person_id}"


class AddressTold(Keyed):
    """Who was told of a change of address, by whom, when and how."""

    change = models.ForeignKey(AddressChange, models.PROTECT, related_name="told")
    who = models.CharField(max_length=120)
    how = models.CharField(max_length=120, blank=True)
    on = models.DateField()
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["id"]

    def __str__(self):
        return self.who
