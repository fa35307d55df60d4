"""What an action raises when it will not do what was asked."""


class Refused(Exception):
    """An action says no: the message is for a person, `field` names the form field it belongs to (or none)."""

    def __init__(self, message, *, field=None, choices=()):
        super().__init__(message)
        self.message = message
        self.field = field
        self.choices = tuple(choices)
