"""The ways to reach a person. A channel that can be asked what it took makes a message exactly once."""

import hashlib
from abc import ABC, abstractmethod

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.module_loading import import_string

from fgc.notifications.models import Message

ONE, MORE = (
    "There is a message for you. Sign in to read it:",
    "There are {count} messages for you. Sign in to read them:",
)
BODY = """{line}

{url}

This was sent by a machine: nobody reads replies to it.
{organisation}
"""


class Channel(ABC):
    """What delivery needs of a channel. `send` raises when the message was not taken or may not be."""

    def find(self, reference):  # noqa: B027  most channels cannot be asked: None is the answer
        """The provider's id of what it took under our reference, or None; a mail server cannot be asked."""

    @abstractmethod
    def send(self, message, text):
        """Hand the message over under `reference_of(message)`; returns the provider's id."""


class InAppChannel(Channel):
    """A notice in the app: the row is the notice, so there is nothing to hand over."""

    def send(self, message, text):
        """Nothing to do: being marked as sent is being shown."""
        return ""


class SmtpChannel(Channel):
    """E-mail. It names nobody and says nothing of the work: sign in to read (safety.md 4.5).

    A mail server cannot be asked what it took: after a crash the same mail may leave a second time, with the
    same Message-ID.
    """

    def send(self, message, text):
        """One mail to one person."""
        sender = settings.DEFAULT_FROM_EMAIL
        message_id = f"<{reference_of(message)}@{sender.rpartition('@')[2].strip('> ') or 'localhost'}>"
        EmailMessage(
            subject=f"Message from {settings.FGC_ORGANISATION_NAME}",
            body=body_of(message, text.count),
            from_email=sender,
            to=[message.recipient.email],
            headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
        ).send()
        return message_id


def body_of(message, count):
    """What an e-mail says: that there is something to read, how many, and where."""
    line = ONE if count == 1 else MORE.format(count=count)
    return BODY.format(line=line, url=address_of(message), organisation=settings.FGC_ORGANISATION_NAME)


def reference_of(message):
    """What a provider knows the message by: fixed for ever, and it tells nothing."""
    return hashlib.sha256(message.unique_key.encode()).hexdigest()[:32]


def address_of(message):
    """The address in an e-mail: it leads through sign-in to the thing, and names nothing."""
    return settings.FGC_BASE_URL + reverse("notifications:message", args=[message.key])


def channel_of(message):
    """The channel that carries a message."""
    if message.channel == Message.Channel.IN_APP:
        return InAppChannel()
    return import_string(settings.FGC_MAIL_CHANNEL)()
