"""What somebody typed and could not save, encrypted, for them alone and for a short time (safety.md 4.9)."""

import json

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import QueryDict

from fgc.lib.encrypted import EncryptedTextField
from fgc.lib.keys import Keyed

FORM = "kept_form"  # stands among the fields of a draft for the token of its form


class KeptWriting(Keyed):
    """The fields of one form that one person filled in: nobody else is ever shown that it exists."""

    class Why(models.TextChoices):
        """What came between the words and their being saved."""

        SIGNED_OUT = "signed_out", "The session had ended"
        STEP_UP = "step_up", "The password was asked for again"
        OTHER_TAB = "other_tab", "Somebody signed in again in another tab"
        DRAFT = "draft", "They were still being typed"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="kept_writing")
    why = models.CharField(max_length=10, choices=Why)
    address = models.CharField(max_length=500, help_text="where the form is sent, with its query")
    page = models.CharField(max_length=500, help_text="path of the page on which it was typed")
    reference = models.CharField(
        max_length=13, blank=True, help_text="case or referral that the address names"
    )
    token = models.CharField(
        max_length=64, blank=True, help_text="of the form, or a hash of it; none for a draft"
    )
    fields = EncryptedTextField(help_text="names and values as JSON")
    at = models.DateTimeField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "address", "token"], name="kept_once"),
            models.CheckConstraint(
                condition=Q(why="draft", token="") | (~Q(why="draft") & ~Q(token="")), name="kept_token"
            ),
        ]

    def __str__(self):
        return self.key

    @property
    def is_draft(self):
        """Whether it was kept while it was typed, not because sending failed."""
        return self.why == self.Why.DRAFT

    @property
    def form(self):
        """The token of the form in which a draft is typed: another form of the same page is not this one."""
        return next((values[0] for name, values in json.loads(self.fields) if name == FORM), "")

    def typed(self):
        """The fields as a form takes them."""
        found = QueryDict(mutable=True)
        for name, values in json.loads(self.fields):
            if name != FORM:
                found.setlist(name, values)
        return found
