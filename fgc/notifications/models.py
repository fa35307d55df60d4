"""Reminders, notices and messages to the people who sign in: one table (decisions.md)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from fgc.lib.keys import Keyed


class Message(Keyed):
    """One thing to tell one person by one channel at a moment: the row is the truth, the broker a doorbell.

    It holds a kind and an opaque id only: text and address are made at the moment of sending, by the
    registry of fgc/messages, which also asks whether it is still wanted and still allowed.
    """

    class Channel(models.TextChoices):
        """How the person is told."""

        IN_APP = "in_app", "In the app"
        EMAIL = "email", "E-mail"
        DIGEST = "digest", "In the morning's e-mail"

    class State(models.TextChoices):
        """due -> sending -> sent, or failed, or cancelled."""

        DUE = "due", "Due"
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Not wanted any more"

    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=40, help_text="key or reference of the thing it is about")
    case = models.CharField(max_length=13, blank=True, help_text="reference of the case or referral")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="messages")
    channel = models.CharField(max_length=10, choices=Channel)
    unique_key = models.CharField(max_length=160, unique=True)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.DUE)
    digest = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="gathered", help_text="the e-mail that counts it"
    )
    claim = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    provider_id = models.CharField(max_length=200, blank=True)
    error = models.CharField(max_length=60, blank=True, help_text="a kind of error, never its text")
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(state__in=["due", "sending"]), name="notifications_open"
            ),
            models.Index(
                fields=["recipient", "-due_at"],
                condition=Q(channel="in_app", state="sent", read_at=None),
                name="notifications_unread",
            ),
            models.Index(fields=["due_at"], condition=Q(state="failed"), name="notifications_failed"),
            models.Index(fields=["case"], name="notifications_case"),
            models.Index(
                fields=["recipient"],
                condition=Q(channel="digest", state="due", digest=None),
                name="notifications_to_gather",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="notifications_sent_when"
            ),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(claim__isnull=False, lease_until__isnull=False),
                name="notifications_claimed",
            ),
            models.CheckConstraint(
                condition=Q(digest=None) | Q(channel="digest"), name="notifications_gathered"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.unique_key}"


class Tick(models.Model):
    """When the reminders last ran, and how it went: shown to managers and to the load balancer."""

    at = models.DateTimeField()
    scheduled = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["-at"], name="notifications_tick_at")]

    def __str__(self):
        return f"{self.at}"
