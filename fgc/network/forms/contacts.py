"""Contact details, parental responsibility: what is asked about them."""

import re

from django import forms
from django.core.validators import validate_email

from fgc.lib.dates import today
from fgc.lib.forms import DateField, FgcForm, FormHelper, NearDateField, Radios
from fgc.network.models import ContactDetail, ParentalResponsibility

SAFE = [("yes", "Yes"), ("no", "No, do not use it")]
SHOWN = [
    ("show", "People working on this record"),
    ("withhold", "Nobody, unless they give a reason that is recorded"),
]
COUNCIL = "council"


class PlainForm(FgcForm):
    """A form that is drawn with its fields in order, one button, and a link back."""

    cancel = ""
    submit_label = "Save"

    @property
    def helper(self):
        """Every field in order."""
        names = [name for name in self.fields if name != "submission"]
        return FormHelper(*names, submit=self.submit_label, cancel=self.cancel)


class UseForm(PlainForm):
    """How a contact detail may be used, and who sees it."""

    safe = forms.ChoiceField(
        label="Is it safe to use?", choices=SAFE, initial="yes", widget=Radios(inline=True)
    )
    how = forms.CharField(
        label="How and when to use it",
        max_length=200,
        required=False,
        help_text="For example, text first, not after 6pm, post in a plain envelope",
    )
    seen_by = forms.ChoiceField(label="Who may see it?", choices=SHOWN, initial="show", widget=Radios)

    def uses(self):
        """The answers as an action takes them."""
        data = self.cleaned_data
        return {
            "is_safe": data["safe"] == "yes",
            "is_withheld": data["seen_by"] == "withhold",
            "how": data["how"],
        }


class ContactForm(UseForm):
    """A new address, phone number or e-mail address."""

    kind = forms.ChoiceField(label="What is it?", choices=ContactDetail.Kind, widget=Radios(inline=True))
    value = forms.CharField(
        label="Address, number or e-mail address", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    second_home = forms.BooleanField(
        label="They live at more than one address",
        required=False,
        help_text="For an address. If they moved, go back and choose “They have moved” instead",
    )
    field_order = ("kind", "value", "second_home", "safe", "how", "seen_by")

    def __init__(self, *args, has_address, waits, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_address:
            del self.fields["second_home"]
        if waits:
            kinds = [pair for pair in ContactDetail.Kind.choices if pair[0] != ContactDetail.Kind.ADDRESS]
            self.fields["kind"].choices = kinds

    def clean(self):
        """A number that can be rung, an e-mail address that can be written to, a second home that is meant."""
        data = super().clean()
        value, kind = data.get("value", ""), data.get("kind")
        if kind == "address" and "second_home" in self.fields and not data.get("second_home"):
            self.add_error("second_home", "They have an address already. Tick this if they live at both")
        if kind == "phone" and value:
            digits = re.sub(r"\D", "", value)
            if (
                not re.fullmatch(r"[\d\s()+./-]*(?:\s*(?:ext|x)\.?\s*\d+)?", value)
                or not 10 <= len(digits) <= 18
            ):
                self.add_error("value", "Enter a phone number, like 07700 900123 or 0151 496 0123")
        if kind == "email" and value:
            try:
                validate_email(value)
            except forms.ValidationError:
                self.add_error("value", "Enter an email address in the right form, like name@example.com")
        return data


class CloseForm(PlainForm):
    """The last day on which something was so."""

    until = NearDateField(
        label="Last day it was right",
        about="The last day",
        required=False,
        past=True,
        help_text="Empty means today",
    )
    submit_label = "Close it"


class NeverLivedThereForm(PlainForm):
    """That an address was written down by mistake."""

    sure = forms.BooleanField(
        label="They never lived there",
        error_messages={"required": "Tick this if they never lived there. If they moved, go back"},
    )
    submit_label = "Take it off the record"


class RevealForm(PlainForm):
    """Why somebody needs to see what is withheld."""

    reason = forms.CharField(
        label="Why do you need to see it?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Your name, the time and this reason are recorded",
    )
    submit_label = "Show it"


class ResponsibilityForm(PlainForm):
    """Who holds parental responsibility for a child, and on what basis (domain.md 0.2)."""

    holder = forms.ChoiceField(label="Who holds it?")
    basis = forms.ChoiceField(label="On what basis?", choices=[("", "Select"), *ParentalResponsibility.BASES])
    evidence_seen = forms.CharField(
        label="What has been seen",
        max_length=200,
        required=False,
        help_text="For example, birth certificate, or the order of 3 May 2024. Leave empty if nothing",
    )
    since = DateField(label="Since when?", about="The date", required=False, past=True)

    def __init__(self, *args, people, **kwargs):
        self.people = {person.key: person for person in people}
        super().__init__(*args, **kwargs)
        listed = [(key, person.name) for key, person in self.people.items()]
        self.fields["holder"].choices = [("", "Select"), *listed, (COUNCIL, "The council, on a care order")]

    def chosen(self):
        """The person chosen, or None for the council."""
        return self.people.get(self.cleaned_data["holder"])


class EndResponsibilityForm(PlainForm):
    """The last day of parental responsibility."""

    until = DateField(label="Last day they held it", about="The last day", latest=today)
    submit_label = "Save the end"
