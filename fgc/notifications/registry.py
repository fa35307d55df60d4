"""How a message gets its words: a registry of kinds, filled above this app, asked at the moment of sending.

This app knows people and moments only. `settings.FGC_MESSAGES` names a `Registry`; its specs know the cases.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Text:
    """What a notice says inside the app, and the page it leads to. Nothing of it goes into an e-mail."""

    title: str
    body: str
    url: str


class Spec:
    """One kind of message. `same_day` is told at any hour; other e-mails wait for the morning."""

    same_day = False

    def resolve(self, message):
        """The words, or None when the message is not wanted or not allowed any more."""
        raise NotImplementedError


class Registry(dict):
    """Specs by kind, with what the pages of this app need to ask about many messages at once."""

    def resolve(self, message):
        """The words of one message, or None; a kind that nobody knows any more is not wanted."""
        spec = self.get(message.kind)
        if spec is None or not message.recipient.is_active:
            return None
        return spec.resolve(message)

    def resolve_all(self, messages):
        """The words of many messages to one person, by message id; overridden to do it in one go."""
        texts = {message.pk: self.resolve(message) for message in messages}
        return {pk: text for pk, text in texts.items() if text is not None}

    def open_to(self, user, references):
        """Which of these references the person may open; none unless overridden."""
        return set()

    def same_day_kinds(self):
        """The kinds that are told at any hour."""
        return [kind for kind, spec in self.items() if spec.same_day]


def registry():
    """The registry of this installation."""
    return import_string(settings.FGC_MESSAGES)
