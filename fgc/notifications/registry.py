"""How a message gets its words: a registry of kinds, filled above this app, asked at the moment of sending.

This app knows people and moments only. `settings.FGC_MESSAGES` names a `Registry`; its specs know the cases.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Text:
    """What a notice says inside the app, and the page it leads to. Of it only the `count` goes into an e-mail."""

    title: str
    body: str
    url: str
    count: int = 1


class Spec(ABC):
    """One kind of message. `same_day` is told at any hour, whatever a person chose; other e-mails respect both.

    A `reminder` may wait for the morning's e-mail; news of what somebody did goes at once.
    """

    same_day = False
    reminder = False
    replaces = (
        ""  # what the kinds begin with whose earlier notices about the same thing are over with this one
    )

    def wanted(self, message):
        """Whether it should still be sent: not when what it is about is finished, or has changed."""
        return True

    @abstractmethod
    def text(self, message):
        """The words, or None when the person may not open what they are about."""

    def resolve(self, message):
        """The words to send, or None when the message is not wanted or not allowed any more."""
        return self.text(message) if self.wanted(message) else None


class Registry(dict):
    """Specs by kind, with what the pages of this app need to ask about many messages at once."""

    def resolve(self, message):
        """The words of a message about to be sent, or None; a kind that nobody knows is not wanted."""
        return self[message.kind].resolve(message) if self._known(message) else None

    def text(self, message):
        """The words of a message that is being opened, or None when its reader may not open the thing."""
        return self[message.kind].text(message) if self._known(message) else None

    def text_all(self, messages):
        """The words of many messages to one person, by message id; overridden to do it in one go."""
        texts = {message.pk: self.text(message) for message in messages}
        return {pk: text for pk, text in texts.items() if text is not None}

    def _known(self, message):
        return message.kind in self and message.recipient.is_active

    def open_to(self, user, references):
        """Which of these references the person may open; none unless overridden."""
        return set()

    def same_day_kinds(self):
        """The kinds that are told at any hour."""
        return [kind for kind, spec in self.items() if spec.same_day]


def registry():
    """The registry of this installation."""
    return import_string(settings.FGC_MESSAGES)
