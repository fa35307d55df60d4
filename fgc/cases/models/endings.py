"""How the work with a family ends."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from fgc.cases.models.file import Case
from fgc.lib.keys import Keyed
from fgc.lib.rows import together


class CaseFinish(Keyed):
    """How the work ended: asked for by the coordinator, signed off by a manager; reopening ends it (domain.md 6.3)."""

    RECORDS = [
        ("family_help", "Family help or child in need"),
        ("protection", "A child protection plan at some time"),
        ("in_care", "In care at some time"),
        ("none", "None of these"),
        ("to_decide", "Information governance decides"),
    ]

    case = models.ForeignKey(Case, models.PROTECT, related_name="finishes")
    reason = models.CharField(max_length=40)
    words = models.CharField("in the family's words, if they want", max_length=500, blank=True)
    own_plan = models.TextField("the plan the family made without a meeting", blank=True)
    moved_to = models.CharField("council that received the work", max_length=120, blank=True)
    told = models.CharField("who was told, and how", max_length=300, blank=True)
    letter_on = models.DateField(null=True, blank=True)
    feedback_asked_on = models.DateField(null=True, blank=True)
    feedback_not_asked = models.CharField("why feedback was not asked", max_length=300, blank=True)
    records_label = models.CharField(
        "for how long records are kept", max_length=12, choices=RECORDS, blank=True
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_off_at = models.DateTimeField(null=True, blank=True)
    sent_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sent_back_at = models.DateTimeField(null=True, blank=True)
    sent_back_reason = models.CharField(max_length=500, blank=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=together("signed_off_at", "signed_off_by"), name="cases_signed_off_by"
            ),
            models.CheckConstraint(
                condition=together("sent_back_at", "sent_back_by"), name="cases_sent_back_by"
            ),
            models.CheckConstraint(
                condition=together("reopened_at", "reopened_by"), name="cases_reopened_by"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(reopened_at__isnull=True, sent_back_at__isnull=True),
                name="cases_finished_once",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True) | ~Q(reopened_reason=""), name="cases_reopened_why"
            ),
            models.CheckConstraint(
                condition=Q(sent_back_at__isnull=True) | ~Q(sent_back_reason=""), name="cases_sent_back_why"
            ),
        ]
        indexes = [
            models.Index(
                fields=["case"],
                condition=Q(signed_off_at__isnull=True, sent_back_at__isnull=True),
                name="cases_finish_waits",
            )
        ]

    def __str__(self):
        return f"finish of {self.case}"
