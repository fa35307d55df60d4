"""The record of the search for more of the family: what was asked, and what came of it (network.md 5)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.network.models.people import Person

STAFF = settings.AUTH_USER_MODEL


class SearchAnswer(Keyed):
    """What came of one "Who else?" prompt. Each answer is a row; the latest of a prompt counts."""

    class Kind(models.TextChoices):
        """What came of it."""

        NOBODY = "nobody", "Asked, nobody"
        NOT_SAFE = "not_safe", "Not safe to ask"
        ADDED = "added", "Somebody was added"
        LOOKING = "looking", "Still looking"

    case = models.ForeignKey(Case, models.PROTECT, related_name="search_answers")
    prompt = models.CharField(max_length=40, help_text="code of the prompt (fgc/network/prompts.py)")
    about = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    asked = models.CharField("who was asked", max_length=200, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    added = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    made_by = models.ForeignKey(STAFF, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="not_safe") | ~Q(reason=""),
                name="network_not_safe_why",
                violation_error_message="Say why it is not safe to ask.",
            ),
        ]

    def __str__(self):
        return f"{self.prompt}: {self.kind}"
