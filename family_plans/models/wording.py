"""What was typed over while a plan is written, and what its writer can take back; words to say more plainly."""

import json

from django.conf import settings
from django.db import models

from family_plans.models.plan import Plan
from fgc.accounts.models import Service
from fgc.lib.encrypted import EncryptedTextField
from fgc.lib.keys import Keyed

STAFF = settings.AUTH_USER_MODEL


class EarlierWords(Keyed):
    """Words of a plan being written that were typed over: kept, so that nothing the family said is lost.

    Encrypted: an address that was taken out of the plan because it is withheld may stand in them.
    `block` names where they stood: "text:matters", "text:child:KEY", "action:KEY:what", "help:KEY:item".
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="earlier_words")
    number = models.PositiveSmallIntegerField(help_text="the version that was being written")
    block = models.CharField(max_length=60)
    words = EncryptedTextField()
    changed_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+", help_text="who typed over them")
    changed_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["-id"]

    def __str__(self):
        return f"earlier {self.block}"


class WritingStep(Keyed):
    """One change of a plan being written, with the rows as they were before it, so that its writer can undo it.

    `rows` is a list of {"table", "key", "before", "after"}: plain values of the fields that changed, encrypted as
    contact details are, because words that were taken out may hold one.
    """

    KINDS = [
        ("text", "the words"),
        ("added", "a new action"),
        ("changed", "the change to an action"),
        ("removed", "taking out an action"),
        ("put_back", "putting back an action"),
        ("moved", "the new order"),
        ("split", "splitting an action"),
        ("help_added", "a new request for help"),
        ("help_changed", "the change to a request for help"),
        ("help_removed", "taking out a request for help"),
    ]

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="writing_steps")
    number = models.PositiveSmallIntegerField(help_text="the version that was being written")
    kind = models.CharField(max_length=12, choices=KINDS)
    kept = EncryptedTextField("the rows, as JSON")
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        indexes = [models.Index(fields=["plan", "by", "-id"], name="plans_step_last")]

    def __str__(self):
        return f"step {self.key}"

    @property
    def rows(self):
        """The rows that changed, with their values before and after."""
        return json.loads(self.kept)


class PlainWords(models.Model):
    """The service's own list of words to say more plainly, one "word = plainer words" a line; none: the list we ship."""

    service = models.OneToOneField(Service, models.PROTECT, related_name="plain_words")
    lines = models.TextField(blank=True)
    changed_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"plain words of {self.service}"
