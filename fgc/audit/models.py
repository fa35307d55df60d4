"""The record of what happened and who looked: append-only, chained, ids only, no foreign keys."""

import hashlib
import json

from django.db import models


class AuditEvent(models.Model):
    """One thing that somebody did or looked at. It outlives the rows it names, and never names a person.

    Database triggers refuse UPDATE and DELETE (migration 0002). `digest` is SHA-256 over `previous` and the row.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    actor = models.BigIntegerField(null=True, help_text="id of the person, or none for the system itself")
    session = models.CharField(max_length=16, blank=True)
    case = models.CharField(max_length=13, blank=True, help_text="reference of the case or referral")
    object_kind = models.CharField(max_length=40, blank=True)
    object_key = models.CharField(max_length=40, blank=True)
    relationship = models.CharField(max_length=30, blank=True)
    data = models.TextField(default="{}")
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        ordering = ["seq"]
        indexes = [
            models.Index(fields=["case", "seq"], name="audit_case"),
            models.Index(fields=["actor", "seq"], name="audit_actor"),
        ]

    def __str__(self):
        return f"{self.seq} {self.kind}"

    @property
    def facts(self):
        """The small facts of the event as a dictionary."""
        return json.loads(self.data)

    def computed_digest(self):
        """What the digest must be."""
        body = [
            self.seq,
            self.at.isoformat(),
            self.kind,
            self.actor,
            self.session,
            self.case,
            self.object_kind,
            self.object_key,
            self.relationship,
            self.data,
            self.previous,
        ]
        return hashlib.sha256(json.dumps(body, ensure_ascii=True).encode()).hexdigest()


class AuditHead(models.Model):
    """The last link of the chain: one row, locked while an event is added, so that the chain cannot fork."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_one_head")]

    def __str__(self):
        return f"head {self.seq}"
