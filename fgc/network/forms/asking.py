"""A form that asks back: something unlikely was typed, and it goes on once somebody says it is right."""

import hashlib

from django import forms
from django.utils.html import format_html

from fgc.lib.forms import FgcForm, FormHelper, Warn


class Asked:
    """Which questions were asked, carried in the page: a tick answers these and no others."""

    fields = ()

    def __init__(self, questions):
        self.questions = questions

    def render(self, form, context, template_pack="", **kwargs):
        """A hidden field."""
        return format_html('<input type="hidden" name="asked" value="{}">', print_of(self.questions))


def print_of(questions):
    """A short hash of some questions."""
    return hashlib.sha256("|".join(questions).encode()).hexdigest()[:12]


class AskingForm(FgcForm):
    """A form whose `questions()` (a list of sentences) must be confirmed with one tick before it is valid."""

    confirm = forms.BooleanField(label="Yes, this is right", required=False)
    cancel = ""

    def __init__(self, *args, **kwargs):
        self.asked = []
        super().__init__(*args, **kwargs)

    def questions(self):
        """What to ask back about the cleaned data; nothing by default."""
        return []

    def fields_shown(self):
        """The layout, without the confirmation."""
        return [name for name in self.fields if name not in ("confirm", "submission")]

    def clean(self):
        """Ask once everything else is right."""
        cleaned = super().clean()
        if not self.errors:
            self.asked = self.questions()
            answered = self.data.get("asked", "") in ("", print_of(self.asked)) and cleaned.get("confirm")
            if self.asked and not answered:
                self.add_error("confirm", "Tick if this is right, or change your answer")
        return cleaned

    @property
    def helper(self):
        """The fields, and when there is something to ask the questions with their tick box."""
        asked = [Warn(question) for question in self.asked]
        extra = [*asked, Asked(self.asked), "confirm"] if asked else []
        return FormHelper(*self.fields_shown(), *extra, submit=self.submit_label, cancel=self.cancel)
