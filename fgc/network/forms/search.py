"""What came of asking who else there is."""

from django import forms

from fgc.lib.forms import Conditional, Radios
from fgc.network.forms.asking import AskingForm
from fgc.network.models import SearchAnswer

Kind = SearchAnswer.Kind
CHOICES = [
    (Kind.NOBODY, "We asked, and there is nobody"),
    (Kind.LOOKING, "Still looking"),
    (Kind.NOT_SAFE, "It is not safe to ask"),
]


class AnswerForm(AskingForm):
    """An answer to one prompt; adding somebody is a page of its own and records itself."""

    kind = forms.ChoiceField(label="What came of it?", choices=CHOICES, widget=Radios)
    asked = forms.CharField(
        label="Who was asked",
        max_length=200,
        required=False,
        help_text="For example, Agnieszka and her sister",
    )
    next = forms.CharField(
        label="What happens next",
        max_length=300,
        required=False,
        help_text="For example, Mum rings her cousin in Gdansk",
    )
    reason = forms.CharField(
        label="Why it is not safe to ask",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    submit_label = "Save"

    def fields_shown(self):
        """Each answer opens its own question."""
        return [Conditional("kind", nobody=["asked"], looking=["next"], not_safe=["reason"])]

    def clean(self):
        """What the answer cannot be without."""
        data = super().clean()
        kind = self.cleaned_data.get("kind")
        needed = {
            Kind.NOBODY: ("asked", "Enter who was asked"),
            Kind.NOT_SAFE: ("reason", "Enter why it is not safe"),
        }
        if kind in needed and not self.cleaned_data.get(needed[kind][0], "").strip():
            field, message = needed[kind]
            if field not in self.errors:
                self.add_error(field, message)
        return data

    def answer(self):
        """The cleaned answer, ready for the action: only what belongs to the kind chosen."""
        data = self.cleaned_data
        kind = data["kind"]
        return {
            "kind": kind,
            "asked": data["asked"] if kind == Kind.NOBODY else "",
            "reason": {Kind.NOT_SAFE: data["reason"], Kind.LOOKING: data["next"]}.get(kind, ""),
        }
