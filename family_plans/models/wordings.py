"""The same words for other readers: easy read, the child's page, another language (decisions.md)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from family_plans.models.plan import Plan
from fgc.lib.keys import Keyed

STAFF = settings.AUTH_USER_MODEL


class PlanWording(Keyed):
    """One block of the plan said for other readers. The family's own words stay beside it; it never replaces them.

    `block` names the block (family_plans/blocks.py), `of` is the hash of the words it was made from, so that
    "the English has changed since" can be said. A later version has rows of its own, so an earlier copy can be proved.
    """

    EDITIONS = [
        ("easy_read", "Easy read"),
        ("child", "A page for a child"),
        ("language", "In another language"),
    ]

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="wordings")
    number = models.PositiveSmallIntegerField(help_text="the version it is about")
    block = models.CharField(max_length=60)
    edition = models.CharField(max_length=10, choices=EDITIONS)
    language = models.CharField(
        max_length=10, blank=True, help_text="code of the language, for a translation"
    )
    words = models.TextField()
    of = models.CharField(max_length=64)
    made_by_words = models.CharField("who translated or wrote it", max_length=120)
    checked_by_words = models.CharField("who checked it", max_length=120, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number", "block", "edition", "language"], name="plans_wording_once"
            ),
            models.CheckConstraint(
                condition=Q(edition="language") & ~Q(language="") | ~Q(edition="language") & Q(language=""),
                name="plans_wording_language",
            ),
        ]

    def __str__(self):
        return f"{self.edition} {self.block}"
