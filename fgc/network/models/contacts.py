"""How people may be reached, and who looked at what is withheld."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from fgc.cases.models import Case
from fgc.lib.encrypted import EncryptedTextField
from fgc.lib.keys import Keyed
from fgc.lib.rows import in_order
from fgc.network.models.people import Person

STAFF = settings.AUTH_USER_MODEL


class ContactDetail(Keyed):
    """An address, phone number or e-mail address: the only table that holds any, every value encrypted.

    Read only through fgc/network/audience.py; withheld when somebody must not know it (safety.md 4.4).
    """

    class Kind(models.TextChoices):
        """What the value is."""

        ADDRESS = "address", "Address"
        PHONE = "phone", "Phone"
        EMAIL = "email", "E-mail"

    case = models.ForeignKey(Case, models.PROTECT, related_name="contact_details")
    person = models.ForeignKey(Person, models.PROTECT, related_name="contact_details")
    kind = models.CharField(max_length=10, choices=Kind)
    value = EncryptedTextField()
    match = models.CharField(max_length=64, db_index=True, help_text="keyed hash for exact match")
    is_withheld = models.BooleanField(default=False, help_text="shown only by a deliberate act with a reason")
    is_safe = models.BooleanField("safe to use", default=True)
    how = models.CharField("how and when to use it", max_length=200, blank=True)
    supplied_by_referrer = models.BooleanField(default=False)
    how_by_referrer = models.BooleanField(
        default=False, help_text="whether `how` is what came with the referral, word for word"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(STAFF, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=in_order("since", "until"), name="network_contact_order"),
        ]
        ordering = ["kind", "id"]

    def __str__(self):
        return f"{self.kind} of {self.person}"


class ContactReveal(Keyed):
    """That somebody looked at a withheld contact detail, and why: the record itself holds no words."""

    contact = models.ForeignKey(ContactDetail, models.PROTECT, related_name="reveals")
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="network_reveal_why")]

    def __str__(self):
        return f"{self.by} saw {self.contact}"
